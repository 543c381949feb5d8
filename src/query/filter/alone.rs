//! What is said of an entity alone, its role and its facts, under a filter.

use super::Filter;
use crate::model::{Entity, Fact, Graph};

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
}
