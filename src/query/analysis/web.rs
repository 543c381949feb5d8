//! The graph without direction and kinds: who is tied to whom, and by how many relations.

use petgraph::csr::Csr;

use crate::model::{EntityId, Graph};
use crate::query::Filter;

/// Entities by their row, each pair both ways, weighted by the number of relations.
pub(super) type Web = Csr<(), u32>;

/// The web of all relations that pass a filter between entities that may be met; a relation of
/// an entity with itself ties nobody.
pub(super) fn web(graph: &Graph, filter: &Filter) -> Web {
    let any = filter.is_empty();
    let met = |entity: EntityId| any || filter.allows_entity(graph, entity);
    let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(graph.relation_count() * 2);
    for relation in graph.relations() {
        let (from, to) = (relation.from().id(), relation.to().id());
        let passes = from != to && met(from) && met(to);
        if passes && (any || filter.allows(graph, relation.id())) {
            pairs.push((row(from), row(to)));
            pairs.push((row(to), row(from)));
        }
    }
    pairs.sort_unstable();
    let edges: Vec<(u32, u32, u32)> = pairs
        .chunk_by(|one, other| one == other)
        .map(|same| (same[0].0, same[0].1, u32::try_from(same.len()).unwrap_or(u32::MAX)))
        .collect();
    // Sorted by construction, so that an empty web stands only for an empty graph.
    let mut web = Web::from_sorted_edges(&edges).unwrap_or_default();
    while web.node_count() < graph.entity_count() {
        web.add_node(());
    }
    web
}

pub(super) fn row(entity: EntityId) -> u32 {
    u32::try_from(entity.index()).unwrap_or(u32::MAX)
}

pub(super) fn entity(row: u32) -> EntityId {
    EntityId::new(row as usize)
}
