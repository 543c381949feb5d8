//! Where entities lie on the map, in layout units: one unit is the length of one relation.

use std::collections::BTreeMap;

use crate::model::{EntityId, Graph, Selection};

use super::stress;

/// A place on the map, in layout units; y runs down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Spot {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// Where every entity of a selection lies. Making it is the dear part of a map; looking at it
/// through a [`View`](super::View) is cheap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    spots: BTreeMap<EntityId, Spot>,
}

impl Places {
    /// Places a selection so that closeness on the map follows closeness in the graph.
    ///
    /// What `before` holds starts where it lay and moves no more than it must; what is new starts
    /// beside what it is tied to. No random numbers: the same question gives the same places.
    #[must_use]
    pub fn new(graph: &Graph, selection: &Selection, before: Option<&Self>) -> Self {
        let index: BTreeMap<EntityId, usize> =
            selection.entities.iter().enumerate().map(|(row, id)| (*id, row)).collect();
        let pairs = selection.relations.iter().filter_map(|id| {
            let relation = graph.relation(*id);
            let ends = (index.get(&relation.from().id())?, index.get(&relation.to().id())?);
            (ends.0 != ends.1).then_some((*ends.0, *ends.1))
        });
        let web = stress::Web::new(selection.entities.len(), pairs);
        let known = |row: usize| before.and_then(|places| places.spot(selection.entities[row]));
        let spots = stress::placed(&web, known);
        Self { spots: selection.entities.iter().copied().zip(spots).collect() }
    }

    /// Where an entity lies.
    #[must_use]
    pub fn spot(&self, id: EntityId) -> Option<Spot> {
        self.spots.get(&id).copied()
    }

    /// Every entity and where it lies, by id.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, Spot)> + '_ {
        self.spots.iter().map(|(id, spot)| (*id, *spot))
    }

    /// The least and the greatest x and y; both zero where there is nothing.
    #[must_use]
    pub fn bounds(&self) -> (Spot, Spot) {
        let mut spots = self.spots.values().copied();
        let Some(first) = spots.next() else { return (Spot::default(), Spot::default()) };
        spots.fold((first, first), |(least, most), spot| {
            let least = Spot { x: least.x.min(spot.x), y: least.y.min(spot.y) };
            (least, Spot { x: most.x.max(spot.x), y: most.y.max(spot.y) })
        })
    }
}
