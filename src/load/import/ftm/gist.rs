//! The gist of each line, as text.

use std::fmt::Write as _;

use super::collection::Collection;
use super::line::{LineEntity, PropertyValues, Value};
use super::record::{Record, RecordType};
use super::schema::{FACTS, LinkSchema, REFERENCES};

/// The maximum length of a gist, in characters.
const MAX_GIST: usize = 1_000;

/// `Company c1: country: no; name: Alder Works`. A connection starts with its sentence: `Ownership o1: Ada owns Alder Works`.
#[expect(clippy::string_slice, reason = "`char_indices` gives the starts of characters")]
pub(super) fn gist(entity: &LineEntity, collection: &Collection) -> String {
    let mut gist = String::new();
    add(&mut gist, entity, collection);
    match gist.char_indices().nth(MAX_GIST) {
        Some((end, _)) => format!("{}…", &gist[..end]),
        None => gist,
    }
}

fn add(gist: &mut String, entity: &LineEntity, collection: &Collection) {
    // Writing to a String cannot fail.
    let _ = write!(gist, "{} {}", entity.schema.first(), entity.id.first());
    let mut separator = ": ";
    let sentence = match RecordType::of(entity.schema.first()) {
        RecordType::Relation(link) => sentence(entity, link, collection),
        RecordType::Entity | RecordType::Fact(_) => None,
    };
    let mut known: &[&str] = &[];
    let ends;
    if let Some((text, link)) = sentence {
        gist.push_str(separator);
        gist.push_str(&text);
        separator = "; ";
        ends = [link.from, link.to];
        known = &ends;
    }
    for (property, values) in &entity.properties.0 {
        let is_in_sentence = known.contains(&property.as_str());
        let values =
            values.0.iter().filter(|value| !is_in_sentence || matches!(value, Value::Entity(_)));
        for (number, value) in values.enumerate() {
            if gist.len() > MAX_GIST * 4 {
                return;
            }
            let _ = if number == 0 {
                write!(gist, "{separator}{property}: ")
            } else {
                write!(gist, ", ")
            };
            separator = "; ";
            add_value(gist, (property, value), collection);
        }
    }
    for (field, texts) in entity.other_fields() {
        if !texts.texts.is_empty() && gist.len() <= MAX_GIST * 4 {
            let _ = write!(gist, "{separator}{field}: {}", texts.texts.join(", "));
            separator = "; ";
        }
    }
}

fn add_value(gist: &mut String, (property, value): (&str, &Value), collection: &Collection) {
    match value {
        Value::Text(_) if is_reference(property) => gist.push_str(&name(value, collection)),
        Value::Text(text) => gist.push_str(text),
        Value::Entity(entity) => {
            gist.push('(');
            add(gist, entity, collection);
            gist.push(')');
        }
    }
}

/// Whether the values of a property may be ids of entities.
fn is_reference(property: &str) -> bool {
    REFERENCES.iter().any(|link| link.to == property)
        || FACTS.iter().any(|(_, holder)| *holder == property)
}

/// `Ada Bergen owns Alder Works`; `None` if an end is missing.
fn sentence(
    entity: &LineEntity,
    link: &'static LinkSchema,
    collection: &Collection,
) -> Option<(String, &'static LinkSchema)> {
    let names = |end: &str| {
        let values: &PropertyValues = entity.properties.0.get(end)?;
        let names = values.0.iter().take(MAX_GIST).map(|value| name(value, collection));
        Some(names.collect::<Vec<String>>().join(", ")).filter(|names| !names.is_empty())
    };
    Some((format!("{} {} {}", names(link.from)?, link.says, names(link.to)?), link))
}

/// The name of the entity that a value contains or refers to, or its id if the entity is not in the files.
fn name(value: &Value, collection: &Collection) -> String {
    let id = match value {
        Value::Text(text) => text.as_str(),
        Value::Entity(entity) => entity.id.first(),
    };
    let record = collection.find_entity(id).and_then(|index| collection.records.get(index));
    record.map_or_else(|| id.to_owned(), Record::short_name)
}
