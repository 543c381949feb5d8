//! Tests whether entities, relations, facts, roles and sources pass a filter.

use std::collections::BTreeSet;

use crate::model::{
    Citation, ClaimId, Entity, EntityId, Fact, Graph, HiddenClaims, Relation, RelationId,
    RelationKindId, Source, SourceId, Tie, When,
};

use super::dimension::AppliesTo;
use super::limits::{Filter, Limit};

/// An item or date that a filter's limits can apply to.
#[derive(Clone, Copy)]
pub(super) enum FilterItem<'g> {
    Entity(Entity<'g>),
    RelationKind(RelationKindId),
    Relation(Relation<'g>),
    Source(Source<'g>),
    ClaimDate(Option<When>),
    PublicationDate(Option<When>),
}

impl Filter {
    /// Whether a relation passes, regardless of its ends.
    pub(crate) fn allows_relation(&self, graph: &Graph, relation: RelationId) -> bool {
        let relation = graph.relation(relation);
        self.passes(graph, FilterItem::Relation(relation))
            && self.allows_citations(graph, relation.cites())
    }

    pub(crate) fn allows_entity(&self, graph: &Graph, entity: EntityId) -> bool {
        !self.limits_entities || self.passes(graph, FilterItem::Entity(graph.entity(entity)))
    }

    /// Whether an entity passes and, if the filter limits more than entities, one of its relations or
    /// facts passes too.
    pub(crate) fn includes_entity(&self, graph: &Graph, entity: EntityId) -> bool {
        self.allows_entity(graph, entity)
            && (self.limits_only_entities()
                || graph.ties(entity).any(|tie| self.allows_relation(graph, tie.relation))
                || graph.entity(entity).facts().any(|fact| self.allows_fact(graph, fact)))
    }

    /// Whether a relation and the entity at its other end pass.
    pub fn allows_tie(&self, graph: &Graph, tie: Tie) -> bool {
        self.allows_entity(graph, tie.other) && self.allows_relation(graph, tie.relation)
    }

    /// Whether a source passes, regardless of its publication date.
    pub(crate) fn allows_source(&self, graph: &Graph, source: SourceId) -> bool {
        self.passes(graph, FilterItem::Source(graph.source(source)))
    }

    /// Whether a fact passes. Facts have no relation kind, family, tone or standing: a limit on any of these excludes
    /// all facts.
    pub(crate) fn allows_fact(&self, graph: &Graph, fact: Fact<'_>) -> bool {
        !self.has_limit_on(AppliesTo::is_relation_property)
            && self.allows_citations(graph, fact.cites())
            && self.passes(graph, FilterItem::ClaimDate(fact.when()))
    }

    /// Whether a claim passes, regardless of the entities that it is about.
    pub(crate) fn allows_claim(&self, graph: &Graph, claim: ClaimId) -> bool {
        match claim {
            ClaimId::Relation(id) => self.allows_relation(graph, id),
            ClaimId::Role(entity) => self.allows_role(graph, graph.entity(entity)),
            ClaimId::Fact { entity, index } => {
                graph.fact(entity, index).is_some_and(|fact| self.allows_fact(graph, fact))
            }
        }
    }

    /// Whether every entity that a claim is about passes.
    pub(crate) fn allows_subjects(&self, graph: &Graph, claim: ClaimId) -> bool {
        match claim {
            ClaimId::Relation(id) => {
                let relation = graph.relation(id);
                let ends = [relation.from().id(), relation.to().id()];
                ends.iter().all(|end| self.allows_entity(graph, *end))
            }
            ClaimId::Role(entity) | ClaimId::Fact { entity, .. } => {
                self.allows_entity(graph, entity)
            }
        }
    }

    /// The indices of an entity's facts that pass, in order.
    pub(crate) fn allowed_facts(&self, graph: &Graph, entity: Entity<'_>) -> Vec<usize> {
        let facts = entity.facts().enumerate();
        facts.filter(|(_, fact)| self.allows_fact(graph, *fact)).map(|(index, _)| index).collect()
    }

    /// Whether any source of an entity's role passes. Only limits on sources apply to roles.
    pub(crate) fn allows_role(&self, graph: &Graph, entity: Entity<'_>) -> bool {
        entity.cites().any(|cite| self.allows_source_and_date(graph, graph.source(cite.source)))
    }

    /// Whether the role of an entity is shown: it passes, or the filter does not limit citations.
    pub(crate) fn shows_role(&self, graph: &Graph, entity: Entity<'_>) -> bool {
        !self.limits_citations || self.allows_role(graph, entity)
    }

    /// The roles and facts of the given entities that do not pass.
    pub(crate) fn hidden_claims(&self, graph: &Graph, entities: &[EntityId]) -> HiddenClaims {
        let mut hidden = HiddenClaims::default();
        if self.is_empty() {
            return hidden;
        }
        for entity in entities.iter().map(|id| graph.entity(*id)) {
            if !self.shows_role(graph, entity) {
                hidden.roles.insert(entity.id());
            }
            let facts = entity.facts().enumerate();
            let failing = facts.filter(|(_, fact)| !self.allows_fact(graph, *fact));
            hidden.facts.extend(failing.map(|(index, _)| (entity.id(), index)));
        }
        hidden
    }

    pub(super) fn passes(&self, graph: &Graph, item: FilterItem<'_>) -> bool {
        self.limits().all(|(dimension, limit)| match (dimension.applies_to(), limit, item) {
            (applies_to, Limit::Values(constraints), _) => {
                applies_to.value(graph, item).is_none_or(|value| constraints.allows(value))
            }
            (AppliesTo::ClaimDate(test), Limit::Date(date), FilterItem::Relation(relation)) => {
                test(relation.when(), *date)
            }
            (AppliesTo::ClaimDate(test), Limit::Date(date), FilterItem::ClaimDate(when))
            | (
                AppliesTo::PublicationDate(test),
                Limit::Date(date),
                FilterItem::PublicationDate(when),
            ) => test(when, *date),
            _ => true,
        })
    }

    pub(super) fn allows_citations<'g>(
        &self,
        graph: &'g Graph,
        cites: impl Iterator<Item = Citation<'g>>,
    ) -> bool {
        if !self.limits_citations {
            return true;
        }
        let sources = cites.map(|cite| graph.source(cite.source));
        let mut passing = sources.filter(|source| self.allows_source_and_date(graph, *source));
        if self.min_sources() < 2 {
            return passing.next().is_some();
        }
        let witnesses: BTreeSet<&str> = passing.map(Source::witness).collect();
        witnesses.len() >= self.min_sources()
    }

    pub(crate) fn allows_source_and_date(&self, graph: &Graph, source: Source<'_>) -> bool {
        self.passes(graph, FilterItem::PublicationDate(source.published()))
            && self.passes(graph, FilterItem::Source(source))
    }
}
