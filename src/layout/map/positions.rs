//! Where entities lie on the map, in layout units: one unit is the length of one relation.

use std::collections::BTreeMap;

use crate::layout::label::width;
use crate::model::{EntityId, Graph, Selection};

use super::adjacency::Web;
use super::map_layout::Placer;
use super::map_point::{Spot, bounds};

/// Room is kept for names up to so many columns.
pub(super) const NAME: usize = 30;

/// A question for places. It holds no graph, so that another thread can answer it.
pub struct Placing {
    entities: Vec<EntityId>,
    web: Web,
    /// How many columns the name of each entity takes.
    wide: Vec<usize>,
    /// Where each entity lay before.
    known: Vec<Option<Spot>>,
}

/// Where every entity of a selection lies. Making it is the dear part of a map; looking at it
/// through a [`View`](super::View) is cheap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Places {
    spots: BTreeMap<EntityId, Spot>,
}

impl Placing {
    /// Asks for places so that closeness on the map follows closeness in the graph.
    ///
    /// What `before` holds stays where it lay, unless it is less than half of all; what is new comes
    /// beside what it is tied to. Takes time in the selection, not in the placing.
    #[must_use]
    pub fn new(graph: &Graph, selection: &Selection, before: Option<&Places>) -> Self {
        let index: BTreeMap<EntityId, usize> =
            selection.entities.iter().enumerate().map(|(row, id)| (*id, row)).collect();
        let pairs = selection.relations.iter().filter_map(|id| {
            let relation = graph.relation(*id);
            let ends = (index.get(&relation.from().id())?, index.get(&relation.to().id())?);
            (ends.0 != ends.1).then_some((*ends.0, *ends.1))
        });
        let web = Web::new(selection.entities.len(), pairs);
        let entities = selection.entities.clone();
        let spot = |id: &EntityId| before.and_then(|places| places.spot(*id));
        let known = entities.iter().map(spot).collect();
        let name = |id: &EntityId| width(graph.entity(*id).name()).min(NAME);
        let wide = entities.iter().map(name).collect();
        Self { entities, web, wide, known }
    }

    /// How many entities are to be placed.
    #[must_use]
    pub fn count(&self) -> usize {
        self.entities.len()
    }

    /// Works the places out; nothing once `goes_on` says no. It is asked again and again.
    ///
    /// No random numbers: the same question gives the same places.
    #[must_use]
    pub fn places(&self, goes_on: &dyn Fn() -> bool) -> Option<Places> {
        let (web, before, wide) = (&self.web, &self.known, &self.wide);
        let spots = Placer { web, before, wide, goes_on }.placed()?;
        Some(Places { spots: self.entities.iter().copied().zip(spots).collect() })
    }
}

impl Places {
    /// Places a selection; see [`Placing`] for how, and for doing it elsewhere.
    #[must_use]
    pub fn new(graph: &Graph, selection: &Selection, before: Option<&Self>) -> Self {
        Placing::new(graph, selection, before).places(&|| true).unwrap_or_default()
    }

    /// The same places in another graph: `moved` tells who an entity is there, if it still is.
    #[must_use]
    pub fn carried_over(&self, moved: impl Fn(EntityId) -> Option<EntityId>) -> Self {
        Self { spots: self.iter().filter_map(|(id, spot)| Some((moved(id)?, spot))).collect() }
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
        bounds(self.spots.values().copied()).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Places, Placing};
    use crate::model::sample::graph;
    use crate::model::{EntityId, Selection};

    const WEB: &str = "a -knows-> b\n b -knows-> c\n c -knows-> d\n d -knows-> a";

    #[test]
    fn placing_ends_as_soon_as_it_is_told_to() {
        let graph = graph(WEB);
        let placing = Placing::new(&graph, &Selection::all(&graph), None);
        assert_eq!(placing.places(&|| false), None);
        let asked = std::cell::Cell::new(0);
        let some_rounds = || asked.replace(asked.get() + 1) < 6;
        assert_eq!(placing.places(&some_rounds), None, "also in the midst of it");
        let all = placing.places(&|| true).expect("nobody stopped it");
        assert_eq!(all, Places::new(&graph, &Selection::all(&graph), None));
    }

    #[test]
    fn what_is_carried_over_stays_where_it_lay() {
        let graph = graph(WEB);
        let places = Places::new(&graph, &Selection::all(&graph), None);
        let next = |id: EntityId| (id.index() != 3).then(|| EntityId::new(id.index() + 1));
        let carried = places.carried_over(next);
        assert_eq!(carried.iter().count(), 3);
        assert_eq!(carried.spot(EntityId::new(2)), places.spot(EntityId::new(1)));
    }
}
