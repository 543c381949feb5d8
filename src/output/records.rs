//! Entities, relations and sources as JSON records: the same ones in `export json` and in every
//! `--json`. Every key is always there, `null` if nothing is known.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use crate::model::{
    Citation, Entity, EntityKind, Extra, Fact, Graph, Relation, RelationKind, Source, Stated, When,
};

/// An entity: `{id, kind, name, aliases, role, facts, background, links, cites, extra}`.
pub(crate) fn entity(graph: &Graph, entity: Entity<'_>) -> Value {
    let aliases: Vec<Value> =
        entity.aliases().map(|alias| json!({"name": alias.name, "note": alias.note})).collect();
    let links: Map<String, Value> =
        entity.links().map(|link| (link.name.to_owned(), link.address.into())).collect();
    json!({
        "id": entity.slug(),
        "kind": entity.kind().slug,
        "name": entity.name(),
        "aliases": aliases,
        "role": entity.role(),
        "facts": entity.facts().map(|one| fact(graph, one)).collect::<Vec<Value>>(),
        "background": entity.background(),
        "links": links,
        "cites": cites(graph, entity.cites()),
        "extra": entity.extra().map(extra),
    })
}

/// A fact: `{says, value, when, cites}`.
pub(crate) fn fact(graph: &Graph, fact: Fact<'_>) -> Value {
    json!({
        "says": fact.says(),
        "value": fact.value(),
        "when": date(fact.when()),
        "cites": cites(graph, fact.cites()),
    })
}

/// A relation: `{id, from, kind, to, mutual, family, tone, standing, when, claim, said_by, cites,
/// extra}`.
pub(crate) fn relation(graph: &Graph, relation: Relation<'_>) -> Value {
    json!({
        "id": relation.name().to_string(),
        "from": relation.from().slug(),
        "kind": relation.kind().slug,
        "to": relation.to().slug(),
        "mutual": relation.kind().mutual,
        "family": relation.family(),
        "tone": relation.tone().word(),
        "standing": relation.standing().word(),
        "when": date(relation.when()),
        "claim": relation.claim(),
        "said_by": relation.said_by().map(Entity::slug),
        "cites": cites(graph, relation.cites()),
        "extra": relation.extra().map(extra),
    })
}

/// Something that a graph states: `{relation}`, `{entity, role}` or `{entity, fact}`.
pub(crate) fn stated(graph: &Graph, stated: Stated) -> Value {
    match stated {
        Stated::Relation(id) => json!({"relation": relation(graph, graph.relation(id))}),
        Stated::Role(id) => {
            let entity = graph.entity(id);
            json!({"entity": entity.slug(), "role": entity.role()})
        }
        Stated::Fact { entity, place } => {
            let entity = graph.entity(entity);
            let fact = entity.facts().nth(place).map(|one| fact(graph, one));
            json!({"entity": entity.slug(), "fact": fact})
        }
    }
}

/// A source: `{id, title, author, publisher, published, language, url, origin, note, paragraphs}`.
pub(crate) fn source(source: Source<'_>) -> Value {
    json!({
        "id": source.slug(),
        "title": source.title(),
        "author": source.author(),
        "publisher": source.publisher(),
        "published": date(source.published()),
        "language": source.language(),
        "url": source.url(),
        "origin": source.witness(),
        "note": source.note(),
        "paragraphs": source.gists().collect::<Vec<Option<&str>>>(),
    })
}

/// A kind of entity: `{plural}`.
pub(crate) fn entity_kind(kind: &EntityKind) -> Value {
    json!({"plural": kind.plural})
}

/// A kind of relation: `{says, back, mutual, family, tone}`.
pub(crate) fn relation_kind(graph: &Graph, kind: &RelationKind) -> Value {
    json!({
        "says": kind.says,
        "back": kind.back,
        "mutual": kind.mutual,
        "family": graph.family(kind.family),
        "tone": kind.tone.word(),
    })
}

/// Citations: `[{source, para, words}]`.
pub(crate) fn cites<'g>(graph: &Graph, cites: impl Iterator<Item = Citation<'g>>) -> Value {
    cites
        .map(|cite| {
            json!({
                "source": graph.source(cite.source).slug(),
                "para": cite.paragraph.number(),
                "words": cite.words,
            })
        })
        .collect()
}

/// Free-form data, as it was written.
///
/// A number that JSON cannot hold (`1e400`, `0x1F`) becomes a text rather than another number.
pub(crate) fn extra(value: &Extra) -> Value {
    match value {
        Extra::Null => Value::Null,
        Extra::Truth(truth) => Value::Bool(*truth),
        Extra::Number(written) => {
            serde_json::from_str(written).unwrap_or_else(|_| Value::String(written.clone()))
        }
        Extra::Text(text) => Value::String(text.clone()),
        Extra::List(values) => values.iter().map(extra).collect(),
        Extra::Map(entries) => Value::Object(
            entries.iter().map(|(name, value)| (name.clone(), extra(value))).collect(),
        ),
    }
}

/// Writes a JSON array with one record on each line, and no newline after it.
pub(crate) fn write_array(
    records: impl Iterator<Item = Value>,
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "[")?;
    let mut before = "\n";
    for record in records {
        write!(out, "{before}{record}")?;
        before = ",\n";
    }
    write!(out, "{}]", if before == "\n" { "" } else { "\n" })
}

/// A date in EDTF, or `null`.
fn date(when: Option<When>) -> Value {
    when.map_or(Value::Null, |when| Value::String(when.to_string()))
}
