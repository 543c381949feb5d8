//! Who is tied most.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::{EntityId, Graph, Tie};
use crate::query::{Filter, ties_in_order};

/// An entity with many relations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hub {
    /// The entity.
    pub entity: EntityId,
    /// How many others it is tied to.
    pub others: usize,
    /// The relations, in reading order.
    pub ties: Vec<Tie>,
}

/// The entities with the most relations: at most so many, none without a relation.
///
/// Most relations first, then most others, then by id.
#[must_use]
pub fn hubs(graph: &Graph, filter: &Filter, most: usize) -> Vec<Hub> {
    let met = graph.entities().filter(|entity| filter.allows_entity(graph, entity.id()));
    let mut counts: Vec<(Reverse<usize>, Reverse<usize>, EntityId)> = met
        .map(|entity| {
            let ties = graph.ties(entity.id()).filter(|tie| filter.allows_tie(graph, *tie));
            let mut others: Vec<EntityId> = ties.map(|tie| tie.other).collect();
            let relations = others.len();
            others.sort_unstable();
            others.dedup();
            (Reverse(relations), Reverse(others.len()), entity.id())
        })
        .filter(|(relations, ..)| relations.0 > 0)
        .collect();
    counts.sort_unstable();
    counts.truncate(most);
    counts.into_iter().map(|(.., entity)| hub(graph, entity, filter)).collect()
}

fn hub(graph: &Graph, entity: EntityId, filter: &Filter) -> Hub {
    let ties = ties_in_order(graph, entity, filter);
    let others: BTreeSet<EntityId> = ties.iter().map(|tie| tie.other).collect();
    Hub { entity, others: others.len(), ties }
}
