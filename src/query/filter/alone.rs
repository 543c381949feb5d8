//! What is said of an entity alone, its role and its facts, under a filter.

use super::Filter;
use crate::model::{Entity, EntityId, Fact, Graph, Unsaid};

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

    /// What does not pass of the roles and facts of some entities.
    #[must_use]
    pub fn unsaid(&self, graph: &Graph, entities: &[EntityId]) -> Unsaid {
        let mut unsaid = Unsaid::default();
        if self.is_empty() {
            return unsaid;
        }
        for entity in entities.iter().map(|id| graph.entity(*id)) {
            if !self.allows_role(graph, entity) {
                unsaid.roles.insert(entity.id());
            }
            let facts = entity.facts().enumerate();
            let silent = facts.filter(|(_, fact)| !self.allows_fact(graph, *fact));
            unsaid.facts.extend(silent.map(|(place, _)| (entity.id(), place)));
        }
        unsaid
    }
}
