//! What several entities have in common.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use crate::model::{EntityId, Graph, Tie};

use super::filter::Filter;
use super::order::ties_in_order;

/// An entity that several others are connected with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Common {
    /// The entity.
    pub entity: EntityId,
    /// For each entity of the query, in its order: its relations with this one, in reading order,
    /// seen from the entity of the query.
    pub ties: Vec<Vec<Tie>>,
}

impl Common {
    /// How many entities of the query are connected with it.
    pub(crate) fn tied(&self) -> usize {
        self.ties.iter().filter(|ties| !ties.is_empty()).count()
    }
}

/// The entities connected with at least `at_least` of some others: first those connected with most
/// of them, then those with most relations, then by id.
///
/// An entity given twice counts once; none of those given is an answer.
#[must_use]
pub fn common(graph: &Graph, asked: &[EntityId], at_least: usize, filter: &Filter) -> Vec<Common> {
    let mut seen = BTreeSet::new();
    let distinct: Vec<EntityId> = asked.iter().copied().filter(|id| seen.insert(*id)).collect();
    let none = || vec![Vec::new(); distinct.len()];
    let tied = tied_to_enough(graph, &distinct, at_least.max(1), filter).into_iter();
    let mut by_entity: BTreeMap<EntityId, Vec<Vec<Tie>>> = tied.map(|id| (id, none())).collect();
    for (which, entity) in distinct.iter().enumerate() {
        for tie in ties_in_order(graph, *entity, filter) {
            if let Some(ties) = by_entity.get_mut(&tie.other) {
                ties[which].push(tie);
            }
        }
    }
    let found = by_entity.into_iter().map(|(entity, ties)| Common { entity, ties });
    let mut found: Vec<Common> = found.collect();
    found.sort_by_key(|common| {
        let relations: usize = common.ties.iter().map(Vec::len).sum();
        (Reverse(common.tied()), Reverse(relations), common.entity)
    });
    found
}

/// The entities connected with enough of those given, in no order.
fn tied_to_enough(
    graph: &Graph,
    asked: &[EntityId],
    at_least: usize,
    filter: &Filter,
) -> Vec<EntityId> {
    let mut by_degree = asked.to_vec();
    by_degree.sort_by_key(|entity| (graph.degree(*entity), *entity));
    let mut counts: HashMap<EntityId, (usize, usize)> = HashMap::new();
    for (turn, entity) in by_degree.iter().enumerate() {
        // An entity found now for the first time can be connected with those left at most, so hubs,
        // which come last, add no candidates.
        let still_open = by_degree.len() - turn >= at_least;
        for tie in graph.ties(*entity).filter(|tie| filter.allows_tie(graph, *tie)) {
            match counts.get_mut(&tie.other) {
                Some((count, last)) if *last != turn => (*count, *last) = (*count + 1, turn),
                None if still_open => drop(counts.insert(tie.other, (1, turn))),
                _ => {}
            }
        }
    }
    let enough = counts.into_iter().filter(|(_, (count, _))| *count >= at_least);
    enough.map(|(entity, _)| entity).filter(|entity| !asked.contains(entity)).collect()
}
