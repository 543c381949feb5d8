//! What is said of an entity alone, its role and its facts, under a filter.

use super::Filter;
use crate::model::{Entity, EntityId, Fact, Graph, HiddenFacts};

impl Filter {
    /// Whether a fact passes. Facts have no kind, tone or standing: a filter that asks for one
    /// lets none through.
    #[must_use]
    pub fn allows_fact(&self, graph: &Graph, fact: Fact<'_>) -> bool {
        self.relations.is_empty()
            && self.families.is_empty()
            && self.tones.is_empty()
            && self.standings.is_empty()
            && self.allows_citations(graph, fact.cites())
            && self.allows_dates(fact.when())
    }

    /// The places of an entity's facts that pass, in order.
    #[must_use]
    pub fn facts(&self, graph: &Graph, entity: Entity<'_>) -> Vec<usize> {
        let facts = entity.facts().enumerate();
        facts.filter(|(_, fact)| self.allows_fact(graph, *fact)).map(|(place, _)| place).collect()
    }

    /// Whether a source that passes tells what an entity is. Who somebody is stays true under every
    /// other filter; what nobody had written yet was not known.
    #[must_use]
    pub fn allows_role(&self, graph: &Graph, entity: Entity<'_>) -> bool {
        entity.cites().any(|cite| self.may_cite(graph, cite.source))
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
}
