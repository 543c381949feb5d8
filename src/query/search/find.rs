//! The one entity that a command is given by name.

use super::hit::Hit;
use super::index::Index;
use crate::model::{EntityId, Graph};

/// What an argument that should name one entity stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// This entity, clearly.
    One(EntityId),
    /// Any of these, best first.
    Several(Vec<Hit>),
    /// Nothing; these names come nearest, at most three.
    None(Vec<String>),
}

/// Resolves an argument: a slug, a name or alias in any case, or a clear winner of the search.
#[must_use]
pub fn find_one(index: &Index, graph: &Graph, typed: &str) -> Found {
    if let Some(entity) = graph.find_entity(typed.trim()) {
        return Found::One(entity);
    }
    let mut hits = index.search(graph, typed, 10);
    match hits.as_slice() {
        [] => Found::None(Vec::new()),
        [only] => Found::One(only.entity),
        [first, second, ..] if first.score > second.score + 500 => Found::One(first.entity),
        _ => {
            hits.truncate(10);
            Found::Several(hits)
        }
    }
}
