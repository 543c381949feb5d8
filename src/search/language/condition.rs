//! Terms that name a field: `kind:firm`, `source:courage-speech`, `relation:advised`.

use super::parse::{Alternative, FieldTerm, Polarity};
use crate::model::{EntityId, EntityKindId, Graph, RelationId, RelationKindId, SourceId};
use crate::search::spelling::fold;
use crate::text::nearest;

/// A field term that was understood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Condition {
    wanted: Polarity,
    about: About,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum About {
    Kind(EntityKindId),
    Source(SourceId),
    Relation(RelationKindId),
}

const FIELDS: [&str; 3] = ["kind", "source", "relation"];

impl Condition {
    /// Understands a term.
    ///
    /// # Errors
    ///
    /// Returns what to tell the reader: what was found, what is known, what comes nearest.
    pub(crate) fn read(graph: &Graph, term: &FieldTerm) -> Result<Self, String> {
        let value = term.value.as_str();
        let about = match term.field.as_str() {
            "kind" => kind(graph, value).map(About::Kind),
            "source" => source(graph, value).map(About::Source),
            "relation" => relation(graph, value).map(About::Relation),
            field => {
                let known = FIELDS.iter().map(|field| (*field).to_owned());
                return Err(hint("field", field, known));
            }
        }?;
        Ok(Self { wanted: term.wanted, about })
    }

    /// All terms of a way that are understood; what is wrong with the first other is the hint.
    pub(crate) fn all(graph: &Graph, way: &Alternative, hint: &mut Option<String>) -> Vec<Self> {
        let mut conditions = Vec::new();
        for term in &way.fields {
            match Self::read(graph, term) {
                Ok(condition) => conditions.push(condition),
                Err(wrong) => _ = hint.get_or_insert(wrong),
            }
        }
        conditions
    }

    /// Whether a relation fulfils it.
    pub(crate) fn holds_relation(self, graph: &Graph, relation: RelationId) -> bool {
        is_about(graph, self.about, relation) == (self.wanted == Polarity::Yes)
    }

    /// Whether a source or its paragraphs fulfil it, as far as it is about sources.
    pub(crate) fn holds_source(self, source: SourceId) -> bool {
        match self.about {
            About::Source(wanted) => (source == wanted) == (self.wanted == Polarity::Yes),
            About::Kind(_) | About::Relation(_) => true,
        }
    }

    /// Whether an entity fulfils it.
    pub(crate) fn holds(self, graph: &Graph, entity: EntityId) -> bool {
        let has = match self.about {
            About::Kind(kind) => graph.entity(entity).kind_id() == kind,
            About::Relation(kind) => {
                graph.ties(entity).any(|tie| graph.relation(tie.relation).kind_id() == kind)
            }
            About::Source(source) => cites(graph, entity, source),
        };
        has == (self.wanted == Polarity::Yes)
    }
}

/// Whether a relation has to do with what a condition is about.
fn is_about(graph: &Graph, about: About, id: RelationId) -> bool {
    let relation = graph.relation(id);
    match about {
        About::Kind(kind) => relation.from().kind_id() == kind || relation.to().kind_id() == kind,
        About::Source(source) => relation.cites().any(|cite| cite.source == source),
        About::Relation(kind) => relation.kind_id() == kind,
    }
}

fn cites(graph: &Graph, id: EntityId, source: SourceId) -> bool {
    let entity = graph.entity(id);
    let is_it = |cite: crate::model::Citation<'_>| cite.source == source;
    entity.cites().any(is_it)
        || entity.facts().any(|fact| fact.cites().any(is_it))
        || graph.ties(id).any(|tie| graph.relation(tie.relation).cites().any(is_it))
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

/// What to say of a word that is not known: the nearest known one, or the first few.
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
    let shown: String = typed.chars().filter(|letter| !letter.is_control()).take(40).collect();
    match nearest(&shown, known.iter().map(String::as_str)) {
        Some(word) => format!("unknown {what} `{shown}`: did you mean `{word}`?"),
        None if known.is_empty() => format!("unknown {what} `{shown}`: this graph has none"),
        None => format!("unknown {what} `{shown}`: expected one of {}", few()),
    }
}
