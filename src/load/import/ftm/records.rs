//! Converts FollowTheMoney records to entities and facts.
#![expect(clippy::indexing_slicing, reason = "indices are those of records and of their parts")]

use std::collections::{BTreeSet, HashMap, HashSet};

use super::collection::Collection;
use super::record::{PropertyValue, Record, words};
use super::record_part::{RecordPart, WholeRecord};
use super::schema::REFERENCES;
use crate::load::import::record_parts::{cite_records, fact};
use crate::load::import::slug::slugify;
use crate::load::record::{
    AliasFields, AliasRecord, EntityRecord, FactRecord, ScalarText, StringOrMap, TextMap,
};
use crate::model::Extra;

/// Properties with other names of an entity, each with a note for such names.
const ALIASES: [(&str, &str); 5] = [
    ("name", ""),
    ("alias", ""),
    ("weakAlias", "weak alias"),
    ("previousName", "previous name"),
    ("abbreviation", "abbreviation"),
];
const LINKS: [(&str, &str); 2] = [("website", "web"), ("wikidataId", "wikidata")];
/// The maximum number of citations in the note of an alias.
const MAX_NOTED: usize = 8;

/// The entity with everything known about it.
pub(super) fn entity_record(index: usize, collection: &Collection) -> EntityRecord<'_> {
    let record = &collection.records[index];
    let is_known = |value: &PropertyValue| {
        ALIASES.iter().chain(&LINKS).any(|(property, _)| **property == *value.property)
    };
    let is_reference = |value: &PropertyValue| {
        let mut links = REFERENCES.iter();
        links.any(|link| *link.to == *value.property)
            && collection.find_entity(&value.text).is_some()
    };
    let values = record.values.iter().filter(|value| !is_known(value) && !is_reference(value));
    let mut facts: Vec<FactRecord<'_>> = values
        .map(|value| fact(words(&value.property), &*value.text, value.cites(record, collection)))
        .collect();
    let holders = collection.facts.get(&index).into_iter().flatten();
    facts.extend(holders.map(|(index, value)| {
        let record = &collection.records[*index];
        holder_fact(record, &record.values[*value], collection)
    }));
    EntityRecord {
        kind: Some(slugify(&words(&record.schema), '-').into()),
        name: Some(record.name.as_str().into()),
        aliases: Some(aliases(record, collection)),
        facts: Some(facts),
        links: Some(TextMap(links(record))),
        cites: Some(cite_records(collection.cites(record.mentions.iter()))),
        ..EntityRecord::default()
    }
}

/// All names but the first. If not every line that mentions the entity has an alias, a note cites those that do.
fn aliases<'r>(record: &'r Record, collection: &Collection) -> Vec<AliasRecord<'r>> {
    let mut known = HashSet::from([record.name.as_str()]);
    let mut aliases = Vec::new();
    for (property, note) in ALIASES {
        for value in record.values_of(property) {
            if !known.insert(&value.text) {
                continue;
            }
            let mut notes: Vec<String> = Vec::new();
            notes.extend(Some(note).filter(|note| !note.is_empty()).map(str::to_owned));
            if value.stated_by.len() < record.mentions.len() {
                notes.push(format!("in {}", first_cites(value.cites(record, collection))));
            }
            aliases.push(match notes.join("; ") {
                note if note.is_empty() => StringOrMap::String((&*value.text).into()),
                note => StringOrMap::Map(AliasFields {
                    name: Some((&*value.text).into()),
                    note: Some(note.into()),
                }),
            });
        }
    }
    aliases
}

fn first_cites(mut cites: Vec<String>) -> String {
    let others = cites.len().saturating_sub(MAX_NOTED);
    cites.truncate(MAX_NOTED);
    if others > 0 {
        cites.push(format!("{others} more"));
    }
    cites.join(", ")
}

fn links(record: &Record) -> Vec<(ScalarText<'_>, Option<ScalarText<'_>>)> {
    let mut links = Vec::new();
    for (property, name) in LINKS {
        for (number, target) in (1..).zip(record.texts_of(property)) {
            let name = if number == 1 { name.to_owned() } else { format!("{name} {number}") };
            links.push((name.into(), Some(target.into())));
        }
    }
    links
}

/// `sanction: authority: OFAC; program: SDN`.
fn holder_fact<'r>(
    record: &'r Record,
    holder: &PropertyValue,
    collection: &Collection,
) -> FactRecord<'r> {
    let with_ends = record.values_of(&holder.property).flat_map(|value| value.stated_by.iter());
    let with_ends: BTreeSet<u32> = with_ends.copied().collect();
    let whole = WholeRecord::new(record, &[&holder.property], with_ends);
    let part = RecordPart::new(&whole, holder.stated_by.iter().copied().collect());
    let values: Vec<String> = part
        .other_values(part.date_properties())
        .map(|value| format!("{}: {}", words(&value.property), value.text))
        .collect();
    let value = if values.is_empty() { record.name.clone() } else { values.join("; ") };
    let cites = collection.cites(part.mentions(part.other_values(&[])));
    FactRecord {
        when: part.date().ok().flatten().map(Into::into),
        ..fact(words(&record.schema), value, cites)
    }
}

impl PropertyValue {
    /// The citations of the value: the lines that state it, and the sources that these lines name.
    fn cites(&self, record: &Record, collection: &Collection) -> Vec<String> {
        collection.cites(self.stated_by.iter().map(|index| &record.mentions[*index as usize]))
    }
}

/// Free-form data: the record's id, its fields that are not properties, then the given values.
pub(super) fn extra<'r>(
    record: &'r Record,
    values: impl Iterator<Item = &'r PropertyValue>,
) -> Extra {
    let fields = record.fields.iter().map(|(field, text)| (*field, text.as_str()));
    let values = values.map(|value| (&*value.property, &*value.text));
    let mut entries: Vec<(String, Extra)> = Vec::new();
    let mut indices: HashMap<&str, usize> = HashMap::new();
    for (name, text) in [("id", record.id.as_str())].into_iter().chain(fields).chain(values) {
        let text = Extra::Text(text.to_owned());
        let index = *indices.entry(name).or_insert(entries.len());
        match entries.get_mut(index) {
            Some((_, Extra::List(texts))) => texts.push(text),
            Some((_, first)) => {
                let texts = vec![std::mem::replace(first, Extra::Null), text];
                *first = Extra::List(texts);
            }
            None => entries.push((name.to_owned(), text)),
        }
    }
    Extra::Map(entries)
}
