//! The positions of entities on the map.

use std::collections::BTreeMap;

use crate::model::EntityId;

use super::map_point::{MapPoint, bounds};

/// Where every entity of a selection is. Working it out is the expensive part of a map; looking at
/// it through a [`Viewport`](super::Viewport) is cheap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    points: BTreeMap<EntityId, MapPoint>,
}

impl FromIterator<(EntityId, MapPoint)> for Positions {
    fn from_iter<I: IntoIterator<Item = (EntityId, MapPoint)>>(points: I) -> Self {
        Self { points: points.into_iter().collect() }
    }
}

impl Positions {
    /// Where an entity is.
    pub fn get(&self, id: EntityId) -> Option<MapPoint> {
        self.points.get(&id).copied()
    }

    /// Every entity and where it is, by id.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, MapPoint)> + '_ {
        self.points.iter().map(|(id, point)| (*id, *point))
    }

    /// The least and the greatest x and y; both zero if there are no entities.
    pub(crate) fn bounds(&self) -> (MapPoint, MapPoint) {
        bounds(self.points.values().copied()).unwrap_or_default()
    }
}
