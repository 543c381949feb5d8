use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::{EntityId, Graph, Tie};

use super::filter::Filter;
use super::order::ties_in_order;

/// An entity that several given entities are connected to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// The entity.
    pub entity: EntityId,
    /// For each entity of the query, in its order: its relations with this one, in reading order,
    /// seen from the entity of the query.
    pub ties: Vec<Vec<Tie>>,
}

impl Common {
    pub(crate) fn tied(&self) -> usize {
        self.ties.iter().filter(|ties| !ties.is_empty()).count()
    }
}

/// The entities connected to at least `at_least` of the given ones, sorted by how many of them, then by number of
/// relations, then by id.
///
/// An entity given twice counts once; the given entities are never part of the result.
pub fn common(
    graph: &Graph,
    targets: &[EntityId],
    at_least: usize,
    filter: &Filter,
) -> Vec<Common> {
    let mut seen = BTreeSet::new();
    let distinct: Vec<EntityId> = targets.iter().copied().filter(|id| seen.insert(*id)).collect();
    let tied = connected(graph, &distinct, at_least.max(1), filter);
    let common =
        |entity: &EntityId| Common { entity: *entity, ties: vec![Vec::new(); distinct.len()] };
    let mut found: Vec<Common> = tied.iter().map(common).collect();
    for (which, entity) in distinct.iter().enumerate() {
        for tie in ties_in_order(graph, *entity, filter) {
            if let Ok(index) = tied.binary_search(&tie.other) {
                found[index].ties[which].push(tie);
            }
        }
    }
    found.sort_by_key(|common| {
        let relations: usize = common.ties.iter().map(Vec::len).sum();
        (Reverse(common.tied()), Reverse(relations), common.entity)
    });
    found
}

/// The entities connected to all of the given ones; of three or more, to all but one if there is none. The number is of
/// how many at least.
pub(crate) fn common_to_most(
    graph: &Graph,
    targets: &[EntityId],
    filter: &Filter,
) -> (usize, Vec<Common>) {
    let all = targets.len();
    let found = common(graph, targets, all, filter);
    if found.is_empty() && all > 2 {
        return (all - 1, common(graph, targets, all - 1, filter));
    }
    (all, found)
}

/// The entities connected to enough of those given, by id.
fn connected(graph: &Graph, given: &[EntityId], at_least: usize, filter: &Filter) -> Vec<EntityId> {
    let pairs = given.iter().enumerate().flat_map(|(which, entity)| {
        let ties = graph.ties(*entity).filter(|tie| filter.allows_tie(graph, *tie));
        ties.map(move |tie| (tie.other, which))
    });
    let mut pairs: Vec<(EntityId, usize)> = pairs.collect();
    // A stable sort is faster here: the ties of an entity are long sorted runs.
    pairs.sort();
    pairs.dedup();
    let enough =
        pairs.chunk_by(|one, other| one.0 == other.0).filter(|same| same.len() >= at_least);
    enough.map(|same| same[0].0).filter(|entity| !given.contains(entity)).collect()
}
