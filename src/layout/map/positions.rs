use std::collections::BTreeMap;

use crate::model::EntityId;

use super::map_point::{MapPoint, bounds};

/// The positions of the entities of a selection.
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
    /// The position of an entity; `None` if it is not in the selection.
    pub fn get(&self, id: EntityId) -> Option<MapPoint> {
        self.points.get(&id).copied()
    }

    /// Every entity and its position, in id order.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, MapPoint)> + '_ {
        self.points.iter().map(|(id, point)| (*id, *point))
    }

    /// The bounding box; both corners are the origin if there are no entities.
    pub fn bounds(&self) -> (MapPoint, MapPoint) {
        bounds(self.points.values().copied()).unwrap_or_default()
    }
}
