//! The typed attributes of entities and relations in GraphML and GEXF: the fields of the records of `export json`.
#![expect(clippy::indexing_slicing, reason = "a record is an object")]

use serde_json::Value;

use super::records;
use crate::model::{Citation, Day, Entity, Graph, Relation, When};
use crate::text::entity_name;

/// An attribute of a node or an edge.
pub(super) struct Attribute {
    pub(super) name: &'static str,
    pub(super) value_type: AttributeType,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum AttributeType {
    Text,
    Boolean,
    Number,
    /// A list or map, as JSON text: neither format has a list type that its readers agree on.
    Json,
    /// Free-form data as JSON text: unlike other lists and maps, an empty one is written.
    FreeForm,
}

/// The attributes of an entity other than its slug. The label is the name, made unique if several entities share it.
pub(super) const ENTITY_ATTRIBUTES: &[Attribute] = &[
    text("label"),
    text("name"),
    text("kind"),
    json("aliases"),
    text("role"),
    json("cites"),
    json("facts"),
    text("background"),
    json("links"),
    Attribute { name: "extra", value_type: AttributeType::FreeForm },
];

/// The attributes of a relation other than its ends. The label is the wording of the kind, and `back` the wording in
/// reverse; `start` and `end` are the first and last day that the date allows.
pub(super) const RELATION_ATTRIBUTES: &[Attribute] = &[
    text("id"),
    text("label"),
    Attribute { name: "weight", value_type: AttributeType::Number },
    text("start"),
    text("end"),
    text("kind"),
    text("back"),
    Attribute { name: "mutual", value_type: AttributeType::Boolean },
    text("family"),
    text("tone"),
    text("standing"),
    text("when"),
    text("claim"),
    text("said_by"),
    json("cites"),
    json("disputes"),
    json("compare"),
    Attribute { name: "extra", value_type: AttributeType::FreeForm },
];

const fn text(name: &'static str) -> Attribute {
    Attribute { name, value_type: AttributeType::Text }
}

const fn json(name: &'static str) -> Attribute {
    Attribute { name, value_type: AttributeType::Json }
}

impl AttributeType {
    /// The name of the type, which is the same in both formats.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Json | Self::FreeForm => "string",
            Self::Boolean => "boolean",
            Self::Number => "double",
        }
    }
}

/// The attributes of an entity that have a value, as text.
pub(super) fn entity_attributes(
    graph: &Graph,
    entity: Entity<'_>,
) -> Vec<(&'static Attribute, String)> {
    let mut record = entity_record(graph, entity);
    record["label"] = entity_name(graph, entity.id()).into();
    attributes_with_values(ENTITY_ATTRIBUTES, record)
}

/// The record of an entity in `export json`; each citation also has the title and URL of its source.
pub(super) fn entity_record(graph: &Graph, entity: Entity<'_>) -> Value {
    let mut record = records::entity(graph, entity);
    name_sources(graph, entity.cites(), &mut record["cites"]);
    for (fact, value) in entity.facts().zip(record["facts"].as_array_mut().into_iter().flatten()) {
        name_sources(graph, fact.cites(), &mut value["cites"]);
    }
    record
}

/// The attributes of a relation that have a value, as text.
pub(super) fn relation_attributes(
    graph: &Graph,
    relation: Relation<'_>,
) -> Vec<(&'static Attribute, String)> {
    let mut record = relation_record(graph, relation);
    record["label"] = relation.kind().says.as_str().into();
    record["back"] = relation.kind().back.as_str().into();
    record["start"] = relation.when().map(When::earliest).and_then(day_text).into();
    record["end"] = relation.when().map(When::latest).and_then(day_text).into();
    attributes_with_values(RELATION_ATTRIBUTES, record)
}

/// The record of a relation in `export json`; each citation also has the title and URL of its source.
pub(super) fn relation_record(graph: &Graph, relation: Relation<'_>) -> Value {
    let mut record = records::relation(graph, relation.id());
    name_sources(graph, relation.cites(), &mut record["cites"]);
    record
}

/// Adds the title and URL of the source to each citation record, since a tool that shows one edge cannot look them up.
fn name_sources<'g>(graph: &Graph, cites: impl Iterator<Item = Citation<'g>>, records: &mut Value) {
    for (cite, record) in cites.zip(records.as_array_mut().into_iter().flatten()) {
        let source = graph.source(cite.source);
        record["title"] = source.title().into();
        record["url"] = source.url().into();
    }
}

fn attributes_with_values(
    attributes: &'static [Attribute],
    mut record: Value,
) -> Vec<(&'static Attribute, String)> {
    let values = attributes.iter().filter_map(|attribute| {
        let value = record[attribute.name].take();
        Some((attribute, value_text(value, attribute.value_type)?))
    });
    values.collect()
}

/// A value as text; `None` if it is null, or an empty list or map that is not free-form.
fn value_text(value: Value, value_type: AttributeType) -> Option<String> {
    match value {
        Value::Null => None,
        value if value_type == AttributeType::FreeForm => Some(value.to_string()),
        Value::Array(values) if values.is_empty() => None,
        Value::Object(entries) if entries.is_empty() => None,
        Value::String(text) if value_type != AttributeType::Json => Some(text),
        value => Some(value.to_string()),
    }
}

/// A day as `2021-03-30`; `None` if the date is unbounded.
fn day_text(day: Day) -> Option<String> {
    day.year()?;
    let [year, month, day] = day.parts();
    let sign = if year < 0 { "-" } else { "" };
    Some(format!("{sign}{:04}-{month:02}-{day:02}", year.abs()))
}
