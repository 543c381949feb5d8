//! Paths on the canvas: their ends, the results, and the path shown.

use crate::layout::Leg;
use crate::model::{ClaimId, EntityId, Graph, RelationId, Selection};
use crate::query::{Filter, Hop, Path, PathQuery, Reload, paths};

use super::state::CanvasChoice;

/// The maximum number of paths to find.
const MAX_PATHS: usize = 9;

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
    /// Ends without excluded relations.
    pub(crate) fn new(from: EntityId, to: EntityId) -> Self {
        Self { from, to, excluded: Vec::new() }
    }

    /// The ends in a reloaded graph, if it has both.
    pub(crate) fn carried_over(&self, reload: Reload<'_>) -> Option<Self> {
        let excluded = self.excluded.iter().map(|id| reload.claim(ClaimId::Relation(*id)));
        let excluded = excluded.filter_map(|claim| claim?.relation()).collect();
        Some(Self { from: reload.entity(self.from)?, to: reload.entity(self.to)?, excluded })
    }

    /// Finds the paths, best first; none if the ends are the same or not connected.
    pub(crate) fn find_paths(&self, graph: &Graph, filter: &Filter) -> Vec<Path> {
        let query = PathQuery {
            filter: filter.clone(),
            avoid_relations: self.excluded.clone(),
            ..PathQuery::between(self.from, self.to)
        };
        paths(graph, &query, MAX_PATHS).unwrap_or_default().paths
    }
}

/// The paths between two ends, and the one shown.
#[derive(Clone, Copy, Debug)]
pub struct ShownPath<'a> {
    /// The ends.
    pub ends: &'a PathEnds,
    /// The paths, best first.
    pub paths: &'a [Path],
    /// The index of the path shown.
    pub index: usize,
}

impl<'a> ShownPath<'a> {
    /// The paths of a canvas that shows a path.
    pub(crate) fn new(
        canvas: &'a CanvasChoice,
        paths: &'a [Path],
        index: Option<usize>,
    ) -> Option<Self> {
        Some(Self { ends: canvas.path.as_ref()?, paths, index: index.unwrap_or(0) })
    }

    /// The path shown; `None` if none was found.
    pub(crate) fn path(&self) -> Option<&'a Path> {
        self.paths.get(self.index)
    }

    pub(crate) fn hops(&self) -> &'a [Hop] {
        self.path().map_or(&[], |path| &path.hops)
    }

    /// The hops of the path, as input for the layout.
    pub(crate) fn legs(&self) -> Vec<Leg> {
        let leg = |hop: &Hop| Leg { to: hop.to, relations: hop.relations().collect() };
        self.hops().iter().map(leg).collect()
    }

    pub(crate) fn relations(&self) -> Vec<RelationId> {
        self.hops().iter().flat_map(Hop::relations).collect()
    }

    /// The entities and relations of the path; only its two ends if there is no path.
    pub(crate) fn selection(&self) -> Selection {
        let ends = vec![self.ends.from, self.ends.to];
        let entities = self.path().map_or(ends, |path| path.entities.clone());
        let mut relations = self.relations();
        relations.sort_unstable();
        Selection { entities, relations, ..Selection::default() }
    }

    pub(crate) fn hop_of(&self, relation: RelationId) -> Option<usize> {
        self.hops().iter().position(|hop| hop.relations().any(|id| id == relation))
    }

    pub(crate) fn index_of(&self, entity: EntityId) -> Option<usize> {
        self.path()?.entities.iter().position(|id| *id == entity)
    }
}
