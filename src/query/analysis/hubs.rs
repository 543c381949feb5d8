use std::cmp::Reverse;
use std::collections::BTreeSet;

use crate::model::{Entity, EntityId, Graph, Tie};
use crate::query::{Filter, ties_in_reading_order};

/// An entity with many relations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hub {
    /// The entity.
    pub entity: EntityId,
    /// The number of distinct entities that it is connected to.
    pub neighbour_count: usize,
    /// Its relations, in reading order.
    pub ties: Vec<Tie>,
}

/// The entities with the most relations: at most `limit`, excluding those without relations. Sorted by number of
/// relations, then by number of neighbours, then by id.
pub(super) fn hubs(graph: &Graph, filter: &Filter, limit: usize) -> Vec<Hub> {
    let entities = graph.entities().map(Entity::id).filter(|id| filter.allows_entity(graph, *id));
    let relation_count = |entity: EntityId| {
        let passing = graph.ties(entity).filter(|tie| filter.allows_tie(graph, *tie));
        if filter.is_empty() { graph.degree(entity) } else { passing.count() }
    };
    let mut counts: Vec<(usize, EntityId)> = entities.map(|id| (relation_count(id), id)).collect();
    counts.retain(|(relations, _)| *relations > 0);
    counts.sort_unstable_by_key(|(relations, entity)| (Reverse(*relations), *entity));
    // Neighbours decide only between equal numbers of relations, so they are counted only for the candidates.
    let min_relations = counts.get(limit.saturating_sub(1)).map_or(0, |(relations, _)| *relations);
    let candidates = counts.into_iter().take_while(|(relations, _)| *relations >= min_relations);
    let mut hubs: Vec<Hub> = candidates.map(|(_, entity)| hub(graph, entity, filter)).collect();
    hubs.sort_by_key(|hub| (Reverse(hub.ties.len()), Reverse(hub.neighbour_count), hub.entity));
    hubs.truncate(limit);
    hubs
}

fn hub(graph: &Graph, entity: EntityId, filter: &Filter) -> Hub {
    let ties = ties_in_reading_order(graph, entity, filter);
    let neighbours: BTreeSet<EntityId> = ties.iter().map(|tie| tie.other).collect();
    Hub { entity, neighbour_count: neighbours.len(), ties }
}
