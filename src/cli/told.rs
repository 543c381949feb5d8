//! Claims and facts in words: what a paragraph, a timeline and a list of claims have in common.

use serde_json::{Value, json};

use super::print;
use crate::model::{Fact, Graph};
use crate::output::records;
use crate::query::Stated;

/// Something a graph states, in words.
pub(super) struct Told {
    /// The name of what it is about: a relation's id, an entity's slug.
    pub(super) about: String,
    /// What is said, without its date.
    pub(super) text: String,
    /// What limits it: date, standing, speaker. Empty where nothing does.
    pub(super) limits: String,
    /// Its citations: `courage-speech#4, …`.
    pub(super) cites: String,
}

/// Tells what a graph states.
pub(super) fn told(graph: &Graph, stated: Stated) -> Told {
    match stated {
        Stated::Relation(id) => {
            let relation = graph.relation(id);
            Told {
                about: relation.name().to_string(),
                text: relation.claim().to_owned(),
                limits: print::limits(relation),
                cites: print::addresses(graph, relation.cites()),
            }
        }
        Stated::Role(id) => {
            let entity = graph.entity(id);
            Told {
                about: entity.slug().to_owned(),
                text: format!("{}: {}", entity.name(), entity.role().unwrap_or("is named here")),
                limits: String::new(),
                cites: print::addresses(graph, entity.cites()),
            }
        }
        Stated::Fact { entity, place } => {
            let entity = graph.entity(entity);
            let fact = entity.facts().nth(place);
            let said = fact.map(|fact| format!("{}: {}", fact.says(), fact.value()));
            Told {
                about: entity.slug().to_owned(),
                text: format!("{}, {}", entity.name(), said.unwrap_or_default()),
                limits: fact.and_then(Fact::when).map(|when| when.to_string()).unwrap_or_default(),
                cites: fact.map(|fact| print::addresses(graph, fact.cites())).unwrap_or_default(),
            }
        }
    }
}

/// `{relation}`, or `{entity, role}`, or `{entity, fact}`.
pub(super) fn record(graph: &Graph, stated: Stated) -> Value {
    match stated {
        Stated::Relation(id) => json!({"relation": records::relation(graph, graph.relation(id))}),
        Stated::Role(id) => {
            let entity = graph.entity(id);
            json!({"entity": entity.slug(), "role": entity.role()})
        }
        Stated::Fact { entity, place } => {
            let entity = graph.entity(entity);
            let fact = entity.facts().nth(place).map(|fact| records::fact(graph, fact));
            json!({"entity": entity.slug(), "fact": fact})
        }
    }
}
