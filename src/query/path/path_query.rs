use std::collections::BTreeSet;
use std::fmt;

use crate::model::{EntityId, RelationId};
use crate::query::Filter;

/// A query for chains of relations from one end to the other.
///
/// Each end is a set, usually of one entity: a path joins any member of the first set with any of the second and visits
/// no other member of either. `filter` and `max_degree` apply only to the entities in between; avoided entities are
/// removed from the ends too.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PathQuery {
    /// The possible starts.
    pub from: Vec<EntityId>,
    /// The possible goals.
    pub to: Vec<EntityId>,
    /// The relations that may be hops, and the entities that may be visited.
    pub filter: Filter,
    /// The direction in which relations may be followed.
    pub direction: PathDirection,
    /// Entities that no path may visit.
    pub avoid_entities: Vec<EntityId>,
    /// Relations that no hop may use.
    pub avoid_relations: Vec<RelationId>,
    /// The maximum number of relations of an entity in between, to avoid hubs.
    pub max_degree: Option<usize>,
    /// The maximum length, in hops.
    pub max_hops: Option<usize>,
}

/// The direction in which relations may be followed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PathDirection {
    /// In both directions.
    #[default]
    Undirected,
    /// Along the direction of each relation; mutual relations in both directions.
    Directed,
}

/// Why a query is invalid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PathError {
    /// Both ends are the same set of entities.
    SameEnds,
    /// One end has no entities, or only avoided ones.
    EmptyEnd,
}

impl fmt::Display for PathError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::SameEnds => "FROM and TO match the same entities",
            Self::EmptyEnd => "one end of the path matches no entity, or only avoided ones",
        })
    }
}

impl std::error::Error for PathError {}

/// Both ends of a query: sorted, not empty, disjoint.
#[derive(Debug)]
pub(super) struct Ends {
    pub(super) from: Vec<EntityId>,
    pub(super) to: Vec<EntityId>,
}

impl PathQuery {
    /// A query for paths between two entities, without limits.
    pub fn between(from: EntityId, to: EntityId) -> Self {
        Self { from: vec![from], to: vec![to], ..Self::default() }
    }

    /// The ends without avoided entities. An entity in both sets is kept only in the smaller one, so that the search
    /// for the firm nearest to a given firm finds a different firm.
    pub(super) fn ends(&self) -> Result<Ends, PathError> {
        let (mut from, mut to) = (self.without_avoided(&self.from), self.without_avoided(&self.to));
        if from.is_empty() || to.is_empty() {
            return Err(PathError::EmptyEnd);
        }
        let (smaller, larger) =
            if from.len() <= to.len() { (&mut from, &mut to) } else { (&mut to, &mut from) };
        if smaller == larger {
            return Err(PathError::SameEnds);
        }
        larger.retain(|end| smaller.binary_search(end).is_err());
        Ok(Ends { from, to })
    }

    fn without_avoided(&self, ends: &[EntityId]) -> Vec<EntityId> {
        let ends = ends.iter().copied().filter(|end| !self.avoid_entities.contains(end));
        ends.collect::<BTreeSet<EntityId>>().into_iter().collect()
    }
}
