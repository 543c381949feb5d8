//! Terms that name a field: `kind:firm`, `source:courage-speech`, `relation:advised`.

use super::parse::{Alternative, FieldTerm, Polarity};
use crate::model::{Citation, EntityId, EntityKindId, Graph, RelationId, RelationKindId, SourceId};
use crate::search::spelling::fold;
use crate::text::{nearest, suggestion};

/// A field term whose field and value are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    polarity: Polarity,
    value: FieldValue,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FieldValue {
    Kind(EntityKindId),
    Source(SourceId),
    Relation(RelationKindId),
}

const FIELDS: [&str; 3] = ["kind", "source", "relation"];

impl Condition {
    /// Looks up the field and value of a term.
    ///
    /// # Errors
    ///
    /// Returns a message for the user: what was found, what is known, what is nearest.
    fn new(graph: &Graph, term: &FieldTerm) -> Result<Self, String> {
        let typed = term.value.as_str();
        let value = match term.field.as_str() {
            "kind" => kind(graph, typed).map(FieldValue::Kind),
            "source" => source(graph, typed).map(FieldValue::Source),
            "relation" => relation(graph, typed).map(FieldValue::Relation),
            field => {
                let known = FIELDS.iter().map(|field| (*field).to_owned());
                return Err(hint("field", field, known));
            }
        }?;
        Ok(Self { polarity: term.polarity, value })
    }

    /// The conditions of an alternative; of the terms that are wrong, the first one gives the hint.
    pub(crate) fn all(
        graph: &Graph,
        alternative: &Alternative,
        hint: &mut Option<String>,
    ) -> Vec<Self> {
        let mut conditions = Vec::new();
        for term in &alternative.fields {
            match Self::new(graph, term) {
                Ok(condition) => conditions.push(condition),
                Err(message) => _ = hint.get_or_insert(message),
            }
        }
        conditions
    }

    /// Whether an entity fulfils it.
    pub(crate) fn allows_entity(self, graph: &Graph, entity: EntityId) -> bool {
        let has = match self.value {
            FieldValue::Kind(kind) => graph.entity(entity).kind_id() == kind,
            FieldValue::Relation(kind) => {
                graph.ties(entity).any(|tie| graph.relation(tie.relation).kind_id() == kind)
            }
            FieldValue::Source(source) => cites(graph, entity, source),
        };
        has == self.includes()
    }

    /// Whether a relation fulfils it.
    pub(crate) fn allows_relation(self, graph: &Graph, id: RelationId) -> bool {
        let relation = graph.relation(id);
        let has = match self.value {
            FieldValue::Kind(kind) => {
                relation.from().kind_id() == kind || relation.to().kind_id() == kind
            }
            FieldValue::Source(source) => relation.cites().any(|cite| cite.source == source),
            FieldValue::Relation(kind) => relation.kind_id() == kind,
        };
        has == self.includes()
    }

    /// Whether a source and its paragraphs fulfil it; they do unless it is about sources.
    pub(crate) fn allows_source(self, source: SourceId) -> bool {
        match self.value {
            FieldValue::Source(wanted) => (source == wanted) == self.includes(),
            FieldValue::Kind(_) | FieldValue::Relation(_) => true,
        }
    }

    fn includes(self) -> bool {
        self.polarity == Polarity::Include
    }
}

fn cites(graph: &Graph, id: EntityId, source: SourceId) -> bool {
    let entity = graph.entity(id);
    let is_source = |cite: Citation<'_>| cite.source == source;
    entity.cites().any(is_source)
        || entity.facts().any(|fact| fact.cites().any(is_source))
        || graph.ties(id).any(|tie| graph.relation(tie.relation).cites().any(is_source))
}

fn kind(graph: &Graph, value: &str) -> Result<EntityKindId, String> {
    let wanted = fold(value);
    let kinds = graph.entity_kinds();
    let same = |text: &str| fold(text) == wanted;
    let found = kinds.iter().position(|kind| same(&kind.slug) || same(&kind.plural));
    let known = kinds.iter().map(|kind| kind.slug.clone());
    found.map(EntityKindId::new).ok_or_else(|| hint("kind", value, known))
}

fn relation(graph: &Graph, value: &str) -> Result<RelationKindId, String> {
    let wanted = fold(value);
    let kinds = graph.relation_kinds();
    let found = kinds.iter().position(|kind| fold(&kind.slug) == wanted);
    let known = kinds.iter().map(|kind| kind.slug.clone());
    found.map(RelationKindId::new).ok_or_else(|| hint("relation", value, known))
}

fn source(graph: &Graph, value: &str) -> Result<SourceId, String> {
    let known = graph.sources().map(|source| source.slug().to_owned());
    graph.find_source(&value.to_lowercase()).ok_or_else(|| hint("source", value, known))
}

/// The message for an unknown word: the nearest known one, or the first few.
fn hint(what: &str, typed: &str, known: impl Iterator<Item = String>) -> String {
    let known: Vec<String> = known.take(1_000).collect();
    let few = || {
        let some: Vec<&str> = known.iter().take(8).map(String::as_str).collect();
        let more = if known.len() > some.len() { ", …" } else { "" };
        format!("{}{more}", some.join(", "))
    };
    if typed.is_empty() {
        return format!("{what}: takes one of {}", few());
    }
    let shown: String =
        typed.chars().filter(|character| !character.is_control()).take(40).collect();
    match nearest(&shown, known.iter().map(String::as_str)) {
        Some(word) => format!("unknown {what} `{shown}`: {}", suggestion(word)),
        None if known.is_empty() => format!("unknown {what} `{shown}`: this graph has none"),
        None => format!("unknown {what} `{shown}`: expected one of {}", few()),
    }
}
