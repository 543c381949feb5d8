//! What passes a filter.

use std::collections::BTreeSet;

use crate::model::{
    Citation, Entity, EntityId, Fact, Graph, HiddenFacts, Relation, RelationId, RelationKindId,
    Source, SourceId, Tie, When,
};

use super::dimension::Test;
use super::limits::{Filter, Limit};

/// What is held against the limits of a filter.
#[derive(Clone, Copy)]
pub(super) enum Subject<'g> {
    Entity(Entity<'g>),
    RelationKind(RelationKindId),
    Relation(Relation<'g>),
    Source(Source<'g>),
    Held(Option<When>),
    Published(Option<When>),
}

impl Filter {
    /// Whether a relation passes, whatever its ends are.
    #[must_use]
    pub fn allows(&self, graph: &Graph, relation: RelationId) -> bool {
        let relation = graph.relation(relation);
        self.passes(graph, Subject::Relation(relation))
            && self.passes(graph, Subject::Held(relation.when()))
            && self.allows_citations(graph, relation.cites())
    }

    /// Whether an entity may be met.
    #[must_use]
    pub fn allows_entity(&self, graph: &Graph, entity: EntityId) -> bool {
        self.passes(graph, Subject::Entity(graph.entity(entity)))
    }

    /// Whether an entity may be met and, if the filter also looks at relations, one of its relations
    /// or facts passes.
    #[must_use]
    pub fn concerns(&self, graph: &Graph, entity: EntityId) -> bool {
        self.allows_entity(graph, entity)
            && (self.is_only_on_entities()
                || graph.ties(entity).any(|tie| self.allows(graph, tie.relation))
                || graph.entity(entity).facts().any(|fact| self.allows_fact(graph, fact)))
    }

    /// Whether a relation passes and the entity at its other end may be met.
    #[must_use]
    pub fn allows_tie(&self, graph: &Graph, tie: Tie) -> bool {
        self.allows_entity(graph, tie.other) && self.allows(graph, tie.relation)
    }

    /// Whether a source is included, whenever it was published.
    #[must_use]
    pub fn allows_source(&self, graph: &Graph, source: SourceId) -> bool {
        self.passes(graph, Subject::Source(graph.source(source)))
    }

    /// Whether a fact passes. Facts have no kind, tone or standing: a filter that asks for one
    /// lets none through.
    #[must_use]
    pub fn allows_fact(&self, graph: &Graph, fact: Fact<'_>) -> bool {
        self.all(|test| !matches!(test, Test::RelationKind(..) | Test::Relation(..)))
            && self.allows_citations(graph, fact.cites())
            && self.passes(graph, Subject::Held(fact.when()))
    }

    /// The positions of an entity's facts that pass, in order.
    #[must_use]
    pub fn facts(&self, graph: &Graph, entity: Entity<'_>) -> Vec<usize> {
        let facts = entity.facts().enumerate();
        facts.filter(|(_, fact)| self.allows_fact(graph, *fact)).map(|(place, _)| place).collect()
    }

    /// Whether a source that passes says what an entity is. A role stays true under every other
    /// filter, but it was not known before anyone had published it.
    #[must_use]
    pub fn allows_role(&self, graph: &Graph, entity: Entity<'_>) -> bool {
        entity.cites().any(|cite| self.may_cite(graph, graph.source(cite.source)))
    }

    /// The roles and facts of some entities that do not pass.
    #[must_use]
    pub fn hidden_facts(&self, graph: &Graph, entities: &[EntityId]) -> HiddenFacts {
        let mut hidden = HiddenFacts::default();
        if self.is_empty() {
            return hidden;
        }
        for entity in entities.iter().map(|id| graph.entity(*id)) {
            if !self.allows_role(graph, entity) {
                hidden.roles.insert(entity.id());
            }
            let facts = entity.facts().enumerate();
            let silent = facts.filter(|(_, fact)| !self.allows_fact(graph, *fact));
            hidden.facts.extend(silent.map(|(place, _)| (entity.id(), place)));
        }
        hidden
    }

    /// Whether a subject passes every limit that is about such subjects.
    pub(super) fn passes(&self, graph: &Graph, subject: Subject<'_>) -> bool {
        self.limits().all(|(dimension, limit)| match (dimension.test(), limit, subject) {
            (Test::Entity(_, of), Limit::Values(only), Subject::Entity(entity)) => {
                only.allows(of(entity))
            }
            (Test::RelationKind(_, of), Limit::Values(only), Subject::RelationKind(kind)) => {
                only.allows(of(graph, kind))
            }
            (test, Limit::Values(only), Subject::Relation(relation)) => {
                test.of_relation(graph, relation).is_none_or(|value| only.allows(value))
            }
            (Test::Source(_, of), Limit::Values(only), Subject::Source(source)) => {
                only.allows(of(source))
            }
            (Test::Held(_, fits), Limit::Date(date), Subject::Held(when))
            | (Test::Published(_, fits), Limit::Date(date), Subject::Published(when)) => {
                fits(when, *date)
            }
            _ => true,
        })
    }

    pub(super) fn allows_citations<'g>(
        &self,
        graph: &'g Graph,
        cites: impl Iterator<Item = Citation<'g>>,
    ) -> bool {
        let is_on_sources = |test: &Test| matches!(test, Test::Source(..) | Test::Published(..));
        if self.min_sources() < 2 && self.all(|test| !is_on_sources(test)) {
            return true;
        }
        let sources = cites.map(|cite| graph.source(cite.source));
        let counting = sources.filter(|source| self.may_cite(graph, *source));
        let witnesses: BTreeSet<&str> = counting.map(Source::witness).collect();
        witnesses.len() >= self.min_sources().max(1)
    }

    fn may_cite(&self, graph: &Graph, source: Source<'_>) -> bool {
        self.passes(graph, Subject::Published(source.published()))
            && self.passes(graph, Subject::Source(source))
    }
}
