use crate::model::{ClaimId, EntityId, Graph, RelationId, Selection};
use crate::query::{Filter, Reload};

use super::best::paths;
use super::hop::Path;
use super::path_query::PathQuery;

/// The ends of a path, and the relations to exclude.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathEnds {
    /// The first entity.
    pub from: EntityId,
    /// The last entity.
    pub to: EntityId,
    /// The excluded relations.
    pub excluded: Vec<RelationId>,
}

impl PathEnds {
    pub(crate) fn new(from: EntityId, to: EntityId) -> Self {
        Self { from, to, excluded: Vec::new() }
    }

    /// The ends in a reloaded graph, if it has both.
    pub(crate) fn carried_over(&self, reload: Reload<'_>) -> Option<Self> {
        let excluded = self.excluded.iter().map(|id| reload.claim(ClaimId::Relation(*id)));
        let excluded = excluded.filter_map(|claim| claim?.relation()).collect();
        Some(Self { from: reload.entity(self.from)?, to: reload.entity(self.to)?, excluded })
    }

    /// The two ends, which are shown if there is no path.
    pub(crate) fn selection(&self) -> Selection {
        Selection { entities: vec![self.from, self.to], ..Selection::default() }
    }

    /// At most `limit` paths, best first; none if the ends are the same or not connected.
    pub(crate) fn paths(&self, graph: &Graph, filter: &Filter, limit: usize) -> Vec<Path> {
        let query = PathQuery {
            filter: filter.clone(),
            avoid_relations: self.excluded.clone(),
            ..PathQuery::between(self.from, self.to)
        };
        paths(graph, &query, limit).unwrap_or_default().paths
    }
}
