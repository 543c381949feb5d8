//! Where entities lie on the map, in layout units: one unit is the length of one relation.

use std::collections::BTreeMap;

use crate::model::{EntityId, Graph, Selection};
use crate::text::width;

use super::adjacency_list::AdjacencyList;
use super::map_layout::Placer;
use super::map_point::{MapPoint, bounds};

/// Room is kept for names up to so many columns.
pub(super) const NAME: usize = 30;

/// A question for places. It holds no graph, so that another thread can answer it.
pub struct MapLayout {
    entities: Vec<EntityId>,
    adjacency: AdjacencyList,
    /// How many columns the name of each entity takes.
    label_widths: Vec<usize>,
    /// Where each entity lay before.
    known: Vec<Option<MapPoint>>,
}

/// Where every entity of a selection lies. Making it is the dear part of a map; looking at it
/// through a [`Viewport`](super::Viewport) is cheap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Positions {
    points: BTreeMap<EntityId, MapPoint>,
}

impl MapLayout {
    /// Asks for places so that closeness on the map follows closeness in the graph.
    ///
    /// What `before` holds stays where it lay, unless it is less than half of all; what is new comes
    /// beside what it is tied to. Takes time in the selection, not in the placing.
    #[must_use]
    pub fn new(graph: &Graph, selection: &Selection, before: Option<&Positions>) -> Self {
        let index: BTreeMap<EntityId, usize> =
            selection.entities.iter().enumerate().map(|(row, id)| (*id, row)).collect();
        let pairs = selection.relations.iter().filter_map(|id| {
            let relation = graph.relation(*id);
            let ends = (index.get(&relation.from().id())?, index.get(&relation.to().id())?);
            (ends.0 != ends.1).then_some((*ends.0, *ends.1))
        });
        let adjacency = AdjacencyList::new(selection.entities.len(), pairs);
        let entities = selection.entities.clone();
        let point = |id: &EntityId| before.and_then(|positions| positions.get(*id));
        let known = entities.iter().map(point).collect();
        let name = |id: &EntityId| width(graph.entity(*id).name()).min(NAME);
        let label_widths = entities.iter().map(name).collect();
        Self { entities, adjacency, label_widths, known }
    }

    /// How many entities are to be placed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entities.len()
    }

    /// Works the places out; nothing once `keep_going` says no. It is asked again and again.
    ///
    /// No random numbers: the same question gives the same places.
    #[must_use]
    pub fn positions(&self, keep_going: &dyn Fn() -> bool) -> Option<Positions> {
        let (adjacency, before, label_widths) = (&self.adjacency, &self.known, &self.label_widths);
        let points = Placer { adjacency, before, label_widths, keep_going }.placed()?;
        Some(Positions { points: self.entities.iter().copied().zip(points).collect() })
    }
}

impl Positions {
    /// Places a selection; see [`MapLayout`] for how, and for doing it elsewhere.
    #[must_use]
    pub fn new(graph: &Graph, selection: &Selection, before: Option<&Self>) -> Self {
        MapLayout::new(graph, selection, before).positions(&|| true).unwrap_or_default()
    }

    /// The same places in another graph: `moved` tells who an entity is there, if it still is.
    #[must_use]
    pub fn carried_over(&self, moved: impl Fn(EntityId) -> Option<EntityId>) -> Self {
        Self { points: self.iter().filter_map(|(id, point)| Some((moved(id)?, point))).collect() }
    }

    /// Where an entity lies.
    #[must_use]
    pub fn get(&self, id: EntityId) -> Option<MapPoint> {
        self.points.get(&id).copied()
    }

    /// Every entity and where it lies, by id.
    pub fn iter(&self) -> impl Iterator<Item = (EntityId, MapPoint)> + '_ {
        self.points.iter().map(|(id, point)| (*id, *point))
    }

    /// The least and the greatest x and y; both zero where there is nothing.
    #[must_use]
    pub fn bounds(&self) -> (MapPoint, MapPoint) {
        bounds(self.points.values().copied()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{MapLayout, Positions};
    use crate::model::sample::graph;
    use crate::model::{EntityId, Selection};

    const WEB: &str = "a -knows-> b\n b -knows-> c\n c -knows-> d\n d -knows-> a";

    #[test]
    fn placing_ends_as_soon_as_it_is_told_to() {
        let graph = graph(WEB);
        let placing = MapLayout::new(&graph, &Selection::all(&graph), None);
        assert_eq!(placing.positions(&|| false), None);
        let asked = std::cell::Cell::new(0);
        let some_rounds = || asked.replace(asked.get() + 1) < 6;
        assert_eq!(placing.positions(&some_rounds), None, "also in the midst of it");
        let all = placing.positions(&|| true).expect("nobody stopped it");
        assert_eq!(all, Positions::new(&graph, &Selection::all(&graph), None));
    }

    #[test]
    fn what_is_carried_over_stays_where_it_lay() {
        let graph = graph(WEB);
        let positions = Positions::new(&graph, &Selection::all(&graph), None);
        let next = |id: EntityId| (id.index() != 3).then(|| EntityId::new(id.index() + 1));
        let carried = positions.carried_over(next);
        assert_eq!(carried.iter().count(), 3);
        assert_eq!(carried.get(EntityId::new(2)), positions.get(EntityId::new(1)));
    }
}
