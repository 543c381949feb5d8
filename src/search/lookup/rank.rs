//! The order in which equally good hits are shown.

use std::cmp::Reverse;

use crate::model::{Entity, EntityId, Graph};

/// Entities by number of relations, most first, then by name, then by slug.
pub(super) fn in_rank_order(graph: &Graph) -> impl Iterator<Item = Entity<'_>> {
    let mut order: Vec<(u32, u64, EntityId)> = graph
        .entities()
        .map(|entity| {
            let degree = u32::try_from(graph.degree(entity.id())).unwrap_or(u32::MAX);
            (degree, head(entity.name()), entity.id())
        })
        .collect();
    // Stable, because slugs mostly follow names: this sort keeps long runs as they are.
    order.sort_by(|one, other| {
        let (first, second) = ((Reverse(one.0), one.1), (Reverse(other.0), other.1));
        first.cmp(&second).then_with(|| {
            let name = |id: EntityId| graph.entity(id).name();
            name(one.2).cmp(name(other.2)).then(one.2.cmp(&other.2))
        })
    });
    order.into_iter().map(|(_, _, id)| graph.entity(id))
}

/// The first eight bytes of a text as a number that sorts as they do.
fn head(text: &str) -> u64 {
    let mut bytes = [0; 8];
    let length = text.len().min(8);
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u64::from_be_bytes(bytes)
}
