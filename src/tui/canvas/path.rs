//! Paths from one entity to another: the question, the answers, and the one that is shown.

use crate::layout::Leg;
use crate::model::{EntityId, Graph, RelationId, Selection};
use crate::query::{Filter, Hop, Path, PathQuery, paths};

use super::state::CanvasChoice;

/// How many paths are looked for.
const MAX_PATHS: usize = 9;

/// The ends of paths, and the relations that they do without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathEnds {
    /// The first entity.
    pub from: EntityId,
    /// The last entity.
    pub to: EntityId,
    /// The excluded relations.
    pub without: Vec<RelationId>,
}

impl PathEnds {
    /// Any path.
    pub(crate) fn new(from: EntityId, to: EntityId) -> Self {
        Self { from, to, without: Vec::new() }
    }

    /// The best paths, best first; none if both ends are the same or no path leads there.
    pub(crate) fn paths(&self, graph: &Graph, filter: &Filter) -> Vec<Path> {
        let query = PathQuery {
            filter: filter.clone(),
            avoid_relations: self.without.clone(),
            ..PathQuery::between(self.from, self.to)
        };
        paths(graph, &query, MAX_PATHS).unwrap_or_default().paths
    }
}

/// The paths between two ends, and which of them is shown.
#[derive(Clone, Copy, Debug)]
pub struct ShownPath<'a> {
    /// The ends.
    pub ends: &'a PathEnds,
    /// The paths, best first.
    pub paths: &'a [Path],
    /// The one that is shown, counted from 0.
    pub number: usize,
}

impl<'a> ShownPath<'a> {
    /// One of the paths that a canvas shows, if it shows any.
    pub(crate) fn of(canvas: &'a CanvasChoice, paths: &'a [Path], number: usize) -> Option<Self> {
        Some(Self { ends: canvas.path.as_ref()?, paths, number })
    }

    /// The path that is shown; none if none was found.
    pub(crate) fn path(&self) -> Option<&'a Path> {
        self.paths.get(self.number)
    }

    pub(crate) fn hops(&self) -> &'a [Hop] {
        self.path().map_or(&[], |path| &path.hops)
    }

    /// Its hops as the layout takes them.
    pub(crate) fn legs(&self) -> Vec<Leg> {
        let leg = |hop: &Hop| Leg { to: hop.to, relations: relations(hop).collect() };
        self.hops().iter().map(leg).collect()
    }

    pub(crate) fn relations(&self) -> Vec<RelationId> {
        self.hops().iter().flat_map(relations).collect()
    }

    /// Its entities and relations; only the two ends if there is no path.
    pub(crate) fn selection(&self) -> Selection {
        let ends = vec![self.ends.from, self.ends.to];
        let entities = self.path().map_or(ends, |path| path.entities.clone());
        let mut relations = self.relations();
        relations.sort_unstable();
        Selection { entities, relations, ..Selection::default() }
    }

    /// The hop that rests on a relation, counted from 0.
    pub(crate) fn hop_of(&self, relation: RelationId) -> Option<usize> {
        self.hops().iter().position(|hop| relations(hop).any(|own| own == relation))
    }

    /// The place of an entity on the path, counted from 0.
    pub(crate) fn index_of(&self, entity: EntityId) -> Option<usize> {
        self.path()?.entities.iter().position(|id| *id == entity)
    }
}

fn relations(hop: &Hop) -> impl Iterator<Item = RelationId> + '_ {
    hop.ties.iter().map(|tie| tie.relation)
}
