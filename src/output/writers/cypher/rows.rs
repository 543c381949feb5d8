//! The rows that become nodes and relationships. Properties cannot be maps, so aliases and links are two lists each, and
//! free-form data is JSON.
#![expect(clippy::indexing_slicing, reason = "a record is an object")]

use serde_json::{Value, json};

use super::super::super::records;
use crate::model::{Citation, Entity, Fact, Graph, Paragraph, RelationId, Source};
use crate::text::distinct_references;

pub(super) fn source(source: Source<'_>) -> Value {
    with_extra_as_text(records::source_with(source, Value::Null))
}

pub(super) fn paragraphs(source: Source<'_>) -> impl Iterator<Item = Value> {
    let slug = source.slug();
    (1..).zip(source.gists()).map(move |(number, gist)| {
        let properties = json!({"number": number, "gist": gist});
        json!({"id": format!("{slug}#{number}"), "source": slug, "properties": properties})
    })
}

pub(super) fn entity(graph: &Graph, entity: Entity<'_>) -> Value {
    let mut record = with_extra_as_text(records::entity(graph, entity));
    record["facts"] = Value::Null;
    record["links"] = Value::Null;
    record["cites"] = distinct_references(graph, entity.cites()).into();
    record["aliases"] = entity.aliases().map(|alias| alias.name).collect();
    if entity.aliases().any(|alias| alias.note.is_some()) {
        record["alias_notes"] =
            entity.aliases().map(|alias| alias.note.unwrap_or_default()).collect();
    }
    record["link_names"] = entity.links().map(|link| link.name).collect();
    record["link_targets"] = entity.links().map(|link| link.target).collect();
    record
}

pub(super) fn relation(graph: &Graph, id: RelationId) -> Value {
    let relation = graph.relation(id);
    let mut record = with_extra_as_text(records::relation(graph, id));
    record["from"] = Value::Null;
    record["to"] = Value::Null;
    record["says"] = relation.kind().says.as_str().into();
    record["cites"] = distinct_references(graph, relation.cites()).into();
    let (from, to) = (relation.from().slug(), relation.to().slug());
    json!({"id": record["id"], "from": from, "to": to, "properties": record})
}

/// The claim of a relation, which is about both of its ends.
pub(super) fn relation_claim(graph: &Graph, id: RelationId) -> Value {
    let relation = graph.relation(id);
    let about = json!([relation.from().slug(), relation.to().slug()]);
    let id = relation.id_text().to_string();
    json!({"id": id, "about": about, "properties": {"text": relation.claim()}})
}

/// The claim that an entity exists and has its role.
pub(super) fn role_claim(entity: Entity<'_>) -> Value {
    let (id, about) = (role_id(entity), json!([entity.slug()]));
    json!({"id": id, "about": about, "properties": {"text": entity.role()}})
}

pub(super) fn facts(graph: &Graph, entity: Entity<'_>) -> Vec<Value> {
    let facts = entity.facts().map(|fact| {
        let mut record = records::fact(graph, fact);
        record["fact_id"] = record["id"].take();
        record["cites"] = distinct_references(graph, fact.cites()).into();
        let (id, about) = (fact_id(entity, fact), json!([entity.slug()]));
        json!({"id": id, "about": about, "properties": record})
    });
    facts.collect()
}

/// The citations of an entity and of its facts.
pub(super) fn entity_citations(graph: &Graph, entity: Entity<'_>) -> Vec<Value> {
    let mut rows = citations(graph, &role_id(entity), entity.cites());
    for fact in entity.facts() {
        rows.extend(citations(graph, &fact_id(entity, fact), fact.cites()));
    }
    rows
}

pub(super) fn relation_citations(graph: &Graph, id: RelationId) -> Vec<Value> {
    let relation = graph.relation(id);
    citations(graph, &relation.id_text().to_string(), relation.cites())
}

fn citations<'g>(
    graph: &Graph,
    claim: &str,
    cites: impl Iterator<Item = Citation<'g>>,
) -> Vec<Value> {
    let rows = (1..).zip(cites).map(|(number, cite)| {
        let properties = json!({
            "reference": cite.reference(graph),
            "para": cite.part.paragraph().map(Paragraph::number),
            "page": cite.part.page(),
            "words": cite.words,
        });
        let source = graph.source(cite.source).slug();
        json!({"id": format!("{claim}/{number}"), "claim": claim, "source": source, "properties": properties})
    });
    rows.collect()
}

fn role_id(entity: Entity<'_>) -> String {
    format!("{}/role", entity.slug())
}

fn fact_id(entity: Entity<'_>, fact: Fact<'_>) -> String {
    format!("{}/fact/{}", entity.slug(), fact.number())
}

fn with_extra_as_text(mut record: Value) -> Value {
    if !record["extra"].is_null() {
        record["extra"] = record["extra"].to_string().into();
    }
    record
}
