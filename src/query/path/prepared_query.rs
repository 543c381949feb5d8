use crate::model::{EntityId, Graph, RelationId};

use super::path_query::{Ends, PathDirection, PathError, PathQuery};
use super::strength::Strength;

/// A path query with validated ends, and with its limits sorted for lookup.
pub(super) struct PreparedQuery<'q> {
    pub(super) graph: &'q Graph,
    pub(super) query: &'q PathQuery,
    pub(super) ends: Ends,
    pub(super) strength: Strength<'q>,
    avoid_entities: Vec<EntityId>,
    avoid_relations: Vec<RelationId>,
    unlimited: bool,
}

pub(super) type PathStep = (RelationId, EntityId);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// Along the direction of the relations, from the start.
    Forward,
    /// Against the direction of the relations, from the goal.
    Backward,
}

impl<'q> PreparedQuery<'q> {
    pub(super) fn new(graph: &'q Graph, query: &'q PathQuery) -> Result<Self, PathError> {
        let mut avoid_entities = query.avoid_entities.clone();
        let mut avoid_relations = query.avoid_relations.clone();
        avoid_entities.sort_unstable();
        avoid_relations.sort_unstable();
        let unlimited = query.filter.is_empty()
            && avoid_entities.is_empty()
            && avoid_relations.is_empty()
            && query.max_degree.is_none();
        Ok(Self {
            graph,
            query,
            ends: query.ends()?,
            strength: Strength::new(graph),
            avoid_entities,
            avoid_relations,
            unlimited,
        })
    }

    /// The steps allowed from an entity; parallel relations are separate steps.
    pub(super) fn steps(
        &self,
        entity: EntityId,
        heading: Heading,
    ) -> impl Iterator<Item = PathStep> {
        self.all_steps(entity, heading).filter(|(relation, other)| {
            self.unlimited || (self.allows_relation(*relation) && self.allows_entity(*other))
        })
    }

    fn all_steps(&self, entity: EntityId, heading: Heading) -> impl Iterator<Item = PathStep> {
        let undirected = self.query.direction == PathDirection::Undirected;
        let (along, against) =
            (undirected || heading == Heading::Forward, undirected || heading == Heading::Backward);
        let outgoing =
            self.graph.outgoing(entity).filter(move |(id, _)| along || self.is_mutual(*id));
        let incoming =
            self.graph.incoming(entity).filter(move |(id, _)| against || self.is_mutual(*id));
        outgoing.chain(incoming)
    }

    /// The allowed relations from one entity to the next, in a fixed order.
    pub(super) fn between(&self, from: EntityId, to: EntityId) -> impl Iterator<Item = RelationId> {
        // Start at the end with fewer relations: a hub may have a million.
        let (smaller, larger, heading) = if self.graph.degree(from) <= self.graph.degree(to) {
            (from, to, Heading::Forward)
        } else {
            (to, from, Heading::Backward)
        };
        let steps = self.all_steps(smaller, heading);
        let relations =
            steps.filter(move |(_, other)| *other == larger).map(|(relation, _)| relation);
        relations.filter(|relation| self.allows_relation(*relation))
    }

    fn is_mutual(&self, relation: RelationId) -> bool {
        self.graph.relation(relation).kind().mutual
    }

    fn allows_relation(&self, relation: RelationId) -> bool {
        self.avoid_relations.binary_search(&relation).is_err()
            && self.query.filter.allows_relation(self.graph, relation)
    }

    fn allows_entity(&self, entity: EntityId) -> bool {
        if self.is_start(entity) || self.is_goal(entity) {
            return true;
        }
        self.avoid_entities.binary_search(&entity).is_err()
            && self.query.filter.allows_entity(self.graph, entity)
            && self.query.max_degree.is_none_or(|limit| self.graph.degree(entity) <= limit)
    }

    pub(super) fn is_start(&self, entity: EntityId) -> bool {
        self.ends.from.binary_search(&entity).is_ok()
    }

    pub(super) fn is_goal(&self, entity: EntityId) -> bool {
        self.ends.to.binary_search(&entity).is_ok()
    }
}
