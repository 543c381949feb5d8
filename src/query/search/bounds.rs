//! What a search is limited to.

use std::sync::atomic::AtomicBool;

use crate::model::{EntityId, Graph, RelationId, SourceId};
use crate::query::Filter;

/// What a search is limited to.
#[derive(Clone, Copy, Debug)]
pub struct Bounds<'a> {
    /// How many hits at most.
    pub limit: usize,
    /// What may be found, where not everything may.
    pub filter: Option<&'a Filter>,
    /// Set by another thread once nobody waits for the answer.
    pub cancelled: &'a AtomicBool,
}

static NEVER: AtomicBool = AtomicBool::new(false);

impl Bounds<'_> {
    /// So many hits of whatever is there.
    #[must_use]
    pub fn of(limit: usize) -> Self {
        Self { limit, filter: None, cancelled: &NEVER }
    }

    /// Whether an entity may be found.
    pub(super) fn allow(&self, graph: &Graph, entity: EntityId) -> bool {
        self.filter.is_none_or(|filter| filter.concerns(graph, entity))
    }

    /// Whether a relation may be found.
    pub(super) fn allow_relation(&self, graph: &Graph, relation: RelationId) -> bool {
        self.filter.is_none_or(|filter| {
            let (from, to) = (graph.relation(relation).from(), graph.relation(relation).to());
            let ends = [from, to].map(|end| filter.allows_entity(graph, end.id()));
            ends.contains(&true) && filter.allows(graph, relation)
        })
    }

    /// Whether a source and its paragraphs may be found.
    pub(super) fn allow_source(&self, source: SourceId) -> bool {
        self.filter.is_none_or(|filter| filter.sources.allows(source))
    }
}
