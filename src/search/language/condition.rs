//! Field terms: `kind:firm`, `source:courage-speech`, `relation:advised`.

use super::parse::{Alternative, FieldTerm, Polarity};
use crate::model::{
    Citation, EntityId, EntityKindId, Graph, RelationId, RelationKindId, Source, SourceId,
};
use crate::search::spelling::fold;
use crate::text::{nearest, suggestion};

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

const MAX_LISTED: usize = 8;

impl Condition {
    /// Fails with a message for the user, with a suggestion.
    fn new(graph: &Graph, term: &FieldTerm) -> Result<Self, String> {
        let typed = term.value.as_str();
        let value = fold(typed);
        let is_value = |text: &str| fold(text) == value;
        let (resolved, valid): (Option<FieldValue>, Vec<&str>) = match term.field.as_str() {
            "kind" => {
                let mut kinds = graph.entity_kinds().iter();
                let valid = kinds.clone().map(|kind| kind.slug.as_str()).collect();
                let resolved =
                    kinds.position(|kind| is_value(&kind.slug) || is_value(&kind.plural));
                (resolved.map(|kind| FieldValue::Kind(EntityKindId::new(kind))), valid)
            }
            "relation" => {
                let mut kinds = graph.relation_kinds().iter();
                let valid = kinds.clone().map(|kind| kind.slug.as_str()).collect();
                let resolved = kinds.position(|kind| is_value(&kind.slug));
                (resolved.map(|kind| FieldValue::Relation(RelationKindId::new(kind))), valid)
            }
            "source" => {
                let resolved = graph.find_source(&typed.to_lowercase());
                (resolved.map(FieldValue::Source), graph.sources().map(Source::slug).collect())
            }
            field => return Err(hint("field", field, &FIELDS)),
        };
        let value = resolved.ok_or_else(|| hint(&term.field, typed, &valid))?;
        Ok(Self { polarity: term.polarity, value })
    }

    /// The conditions of an alternative; the first invalid term determines the hint.
    pub(crate) fn from_alternative(
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

    pub(crate) fn allows_entity(self, graph: &Graph, entity: EntityId) -> bool {
        let matches = match self.value {
            FieldValue::Kind(kind) => graph.entity(entity).kind_id() == kind,
            FieldValue::Relation(kind) => {
                graph.ties(entity).any(|tie| graph.relation(tie.relation).kind_id() == kind)
            }
            FieldValue::Source(source) => cites_source(graph, entity, source),
        };
        matches == self.includes()
    }

    pub(crate) fn allows_relation(self, graph: &Graph, id: RelationId) -> bool {
        let relation = graph.relation(id);
        let matches = match self.value {
            FieldValue::Kind(kind) => {
                relation.from().kind_id() == kind || relation.to().kind_id() == kind
            }
            FieldValue::Source(source) => relation.cites().any(|cite| cite.source == source),
            FieldValue::Relation(kind) => relation.kind_id() == kind,
        };
        matches == self.includes()
    }

    /// Whether a source and its paragraphs satisfy the condition; always true if the condition is not about sources.
    pub(crate) fn allows_source(self, source: SourceId) -> bool {
        match self.value {
            FieldValue::Source(cited) => (source == cited) == self.includes(),
            FieldValue::Kind(_) | FieldValue::Relation(_) => true,
        }
    }

    fn includes(self) -> bool {
        self.polarity == Polarity::Include
    }
}

fn cites_source(graph: &Graph, id: EntityId, source: SourceId) -> bool {
    let entity = graph.entity(id);
    let is_source = |cite: Citation<'_>| cite.source == source;
    entity.cites().any(is_source)
        || entity.facts().any(|fact| fact.cites().any(is_source))
        || graph.ties(id).any(|tie| graph.relation(tie.relation).cites().any(is_source))
}

/// The message for an unknown value, with the nearest valid value or the first few.
fn hint(field: &str, typed: &str, valid: &[&str]) -> String {
    let listed = valid.chunks(MAX_LISTED).next().unwrap_or_default().join(", ");
    let listed = if valid.len() > MAX_LISTED { listed + ", …" } else { listed };
    if typed.is_empty() {
        return format!("{field}: expected one of {listed}");
    }
    let printable: String =
        typed.chars().filter(|character| !character.is_control()).take(40).collect();
    match nearest(&printable, valid.iter().copied().take(1_000)) {
        Some(word) => format!("unknown {field} `{printable}`: {}", suggestion(word)),
        None if valid.is_empty() => format!("unknown {field} `{printable}`: this graph has none"),
        None => format!("unknown {field} `{printable}`: expected one of {listed}"),
    }
}
