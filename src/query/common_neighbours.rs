use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::{EntityId, Graph, Tie};

use super::filter::Filter;
use super::order::ties_in_reading_order;

/// An entity connected to several targets of a query.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommonNeighbour {
    /// The entity.
    pub entity: EntityId,
    /// The relations of each target with this entity, seen from the target: targets in the order given, relations in
    /// reading order.
    pub ties: Vec<Vec<Tie>>,
}

impl CommonNeighbour {
    pub(crate) fn connected_target_count(&self) -> usize {
        self.ties.iter().filter(|ties| !ties.is_empty()).count()
    }
}

/// The entities connected to at least `min_targets` of the targets, sorted by the number of targets they are connected
/// to and the number of relations with these targets, both descending, then by id.
///
/// A target given twice counts once; the targets are never part of the result.
#[expect(clippy::indexing_slicing, reason = "a neighbour has ties with each target")]
pub fn common_neighbours(
    graph: &Graph,
    targets: &[EntityId],
    min_targets: usize,
    filter: &Filter,
) -> Vec<CommonNeighbour> {
    let mut seen = BTreeSet::new();
    let distinct: Vec<EntityId> = targets.iter().copied().filter(|id| seen.insert(*id)).collect();
    let connected = connected_entities(graph, &distinct, min_targets.max(1), filter);
    let neighbour = |entity: &EntityId| CommonNeighbour {
        entity: *entity,
        ties: vec![Vec::new(); distinct.len()],
    };
    let mut neighbours: Vec<CommonNeighbour> = connected.iter().map(neighbour).collect();
    for (position, target) in distinct.iter().enumerate() {
        for tie in ties_in_reading_order(graph, *target, filter) {
            if let Ok(index) = connected.binary_search(&tie.other) {
                neighbours[index].ties[position].push(tie);
            }
        }
    }
    neighbours.sort_by_key(|neighbour| {
        let relations: usize = neighbour.ties.iter().map(Vec::len).sum();
        (Reverse(neighbour.connected_target_count()), Reverse(relations), neighbour.entity)
    });
    neighbours
}

/// The entities connected to all targets; if there are no such entities and at least three targets, those connected to
/// all but one. The number is the minimum number of targets that each entity is connected to.
pub(crate) fn common_to_all_or_all_but_one(
    graph: &Graph,
    targets: &[EntityId],
    filter: &Filter,
) -> (usize, Vec<CommonNeighbour>) {
    let count = targets.len();
    let neighbours = common_neighbours(graph, targets, count, filter);
    if neighbours.is_empty() && count > 2 {
        return (count - 1, common_neighbours(graph, targets, count - 1, filter));
    }
    (count, neighbours)
}

/// The entities other than the targets that are connected to at least `min_targets` of them, sorted by id.
fn connected_entities(
    graph: &Graph,
    targets: &[EntityId],
    min_targets: usize,
    filter: &Filter,
) -> Vec<EntityId> {
    let pairs = targets.iter().enumerate().flat_map(|(position, target)| {
        let ties = graph.ties(*target).filter(|tie| filter.allows_tie(graph, *tie));
        ties.map(move |tie| (tie.other, position))
    });
    let mut pairs: Vec<(EntityId, usize)> = pairs.collect();
    // A stable sort is faster here: the ties of an entity consist of long sorted runs.
    pairs.sort();
    pairs.dedup();
    let groups = pairs.chunk_by(|a, b| a.0 == b.0).filter(|group| group.len() >= min_targets);
    groups
        .filter_map(|group| Some(group.first()?.0))
        .filter(|entity| !targets.contains(entity))
        .collect()
}
