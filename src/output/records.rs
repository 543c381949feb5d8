//! JSON records of entities, relations and sources, for `export json` and `--json`. Every key is always present, with
//! `null` for unknown values.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::model::{
    Citation, ClaimId, ClaimLink, Entity, EntityKind, EntityKindId, Extra, Fact, Graph, Paragraph,
    RelationId, RelationKind, Source, Tie, When,
};

/// The graph itself: `{title, about, extra}`.
pub(crate) fn graph(graph: &Graph) -> Value {
    json!({"title": graph.title(), "about": graph.about(), "extra": extra(graph.extra())})
}

/// The record, an object, with one more value.
#[expect(clippy::indexing_slicing, reason = "an object takes any key")]
pub(crate) fn with(mut record: Value, key: &str, value: impl Into<Value>) -> Value {
    record[key] = value.into();
    record
}

/// An entity: `{id, kind, name, aliases, role, facts, background, links, cites, extra}`.
pub(crate) fn entity(graph: &Graph, entity: Entity<'_>) -> Value {
    let aliases = entity.aliases().map(|alias| json!({"name": alias.name, "note": alias.note}));
    json!({
        "id": entity.slug(),
        "kind": entity.kind().slug,
        "name": entity.name(),
        "aliases": aliases.collect::<Value>(),
        "role": entity.role(),
        "facts": entity.facts().map(|item| fact(graph, item)).collect::<Value>(),
        "background": entity.background(),
        "links": entity.links().map(|link| (link.name, link.target)).collect::<Value>(),
        "cites": cites(graph, entity.cites()),
        "extra": extra(entity.extra()),
    })
}

/// A fact: `{id, says, value, when, cites, disputes, compare}`.
pub(crate) fn fact(graph: &Graph, fact: Fact<'_>) -> Value {
    let claim = fact.claim_id();
    json!({
        "id": fact.id(),
        "says": fact.label(),
        "value": fact.value(),
        "when": date(fact.when()),
        "cites": cites(graph, fact.cites()),
        "disputes": linked(graph, claim, ClaimLink::Disputes),
        "compare": linked(graph, claim, ClaimLink::Compare),
    })
}

/// A relation: `{id, from, kind, to, mutual, family, tone, standing, when, claim, said_by, cites,
/// weight, disputes, compare, extra}`.
pub(crate) fn relation(graph: &Graph, id: RelationId) -> Value {
    let relation = graph.relation(id);
    json!({
        "id": relation.id_text().to_string(),
        "from": relation.from().slug(),
        "kind": relation.kind().slug,
        "to": relation.to().slug(),
        "mutual": relation.kind().mutual,
        "family": relation.family(),
        "tone": relation.tone().as_str(),
        "standing": relation.standing().as_str(),
        "when": date(relation.when()),
        "claim": relation.claim(),
        "said_by": relation.said_by().map(Entity::slug),
        "cites": cites(graph, relation.cites()),
        "weight": relation.weight().map(number),
        "disputes": linked(graph, relation.claim_id(), ClaimLink::Disputes),
        "compare": linked(graph, relation.claim_id(), ClaimLink::Compare),
        "extra": extra(relation.extra()),
    })
}

pub(crate) fn relations<'t>(graph: &Graph, ties: impl IntoIterator<Item = &'t Tie>) -> Value {
    ties.into_iter().map(|tie| relation(graph, tie.relation)).collect()
}

/// A claim: `{relation}`, `{entity, role}` or `{entity, fact}`.
pub(crate) fn claim(graph: &Graph, claim: ClaimId) -> Value {
    match claim {
        ClaimId::Relation(id) => json!({"relation": relation(graph, id)}),
        ClaimId::Role(id) => {
            let entity = graph.entity(id);
            json!({"entity": entity.slug(), "role": entity.role()})
        }
        ClaimId::Fact { entity, index } => {
            let fact = graph.fact(entity, index).map(|item| fact(graph, item));
            json!({"entity": graph.entity(entity).slug(), "fact": fact})
        }
    }
}

/// A source: `{id, title, author, publisher, published, language, url, origin, note, extra, paragraphs}`.
pub(crate) fn source(source: Source<'_>) -> Value {
    source_with(source, source.gists().collect())
}

/// A source with other paragraphs than its gists.
pub(crate) fn source_with(source: Source<'_>, paragraphs: Value) -> Value {
    let record = json!({
        "id": source.slug(),
        "title": source.title(),
        "author": source.author(),
        "publisher": source.publisher(),
        "published": date(source.published()),
        "language": source.language(),
        "url": source.url(),
        "origin": source.witness(),
        "note": source.note(),
        "extra": extra(source.extra()),
    });
    with(record, "paragraphs", paragraphs)
}

/// The kinds of entities: `{slug: {plural}}`.
pub(crate) fn entity_kinds(graph: &Graph) -> Value {
    let kinds = graph.entity_kinds().iter();
    kinds.map(|kind| (kind.slug.as_str(), entity_kind(kind))).collect()
}

/// The kinds of relations: `{slug: {says, back, mutual, family, tone, from, to, cues}}`.
pub(crate) fn relation_kinds(graph: &Graph) -> Value {
    let kinds = graph.relation_kinds().iter();
    kinds.map(|kind| (kind.slug.as_str(), relation_kind(graph, kind))).collect()
}

/// A kind of entity, without its slug: `{plural}`.
pub(crate) fn entity_kind(kind: &EntityKind) -> Value {
    json!({"plural": kind.plural})
}

/// A kind of relation, without its slug: `{says, back, mutual, family, tone, from, to, cues}`.
pub(crate) fn relation_kind(graph: &Graph, kind: &RelationKind) -> Value {
    let ends = |ids: &[EntityKindId]| -> Value {
        ids.iter().map(|id| graph.entity_kind(*id).slug.as_str()).collect()
    };
    json!({
        "says": kind.says,
        "back": kind.back,
        "mutual": kind.mutual,
        "family": graph.family(kind.family),
        "tone": kind.tone.as_str(),
        "from": ends(&kind.from),
        "to": ends(&kind.to),
        "cues": kind.cues,
    })
}

/// The ids of the linked claims; facts without an id are omitted.
fn linked(graph: &Graph, claim: ClaimId, link: ClaimLink) -> Value {
    graph.linked_claims(claim, link).filter_map(|other| graph.claim_id_text(other)).collect()
}

/// Citations: `[{source, para, page, words}]`; one without `para` or `page` is of the whole document.
fn cites<'g>(graph: &Graph, cites: impl Iterator<Item = Citation<'g>>) -> Value {
    let record = |cite: Citation<'_>| {
        json!({
            "source": graph.source(cite.source).slug(),
            "para": cite.part.paragraph().map(Paragraph::number),
            "page": cite.part.page(),
            "words": cite.words,
        })
    };
    cites.map(record).collect()
}

/// Free-form data as JSON, `null` if there is none.
pub(crate) fn extra(value: Option<&Extra>) -> Value {
    value.map_or(Value::Null, extra_value)
}

/// A number that JSON cannot represent (`1e400`, `0x1F`) becomes a string.
fn extra_value(value: &Extra) -> Value {
    match value {
        Extra::Null => Value::Null,
        Extra::Bool(truth) => Value::Bool(*truth),
        Extra::Number(number) => {
            serde_json::from_str(number).unwrap_or_else(|_| Value::String(number.clone()))
        }
        Extra::Text(text) => Value::String(text.clone()),
        Extra::List(values) => values.iter().map(extra_value).collect(),
        Extra::Map(entries) => {
            entries.iter().map(|(name, value)| (name.as_str(), extra_value(value))).collect()
        }
    }
}

/// A number, written without a fraction if it is whole.
fn number(number: f64) -> Value {
    serde_json::from_str(&number.to_string()).unwrap_or_else(|_| Value::from(number))
}

/// Writes a JSON array with one record per line and no final newline.
pub(crate) fn write_array(
    records: impl Iterator<Item = Value>,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "[")?;
    let mut separator = "\n";
    for record in records {
        write!(out, "{separator}{record}")?;
        separator = ",\n";
    }
    write!(out, "{}]", if separator == "\n" { "" } else { "\n" })
}

pub(crate) fn date(when: Option<When>) -> Value {
    when.map_or(Value::Null, |when| Value::String(when.to_string()))
}
