//! Converts FollowTheMoney records to relations.

use std::collections::BTreeSet;

use super::collection::Collection;
use super::record::{Mention, PropertyValue, Record, RecordType, words};
use super::record_part::{RecordPart, WholeRecord};
use super::records::extra;
use super::schema::LinkSchema;
use crate::load::import::capped_problems::CappedProblems;
use crate::load::import::record_parts::cite_records;
use crate::load::problems::Rule;
use crate::load::record::RelationRecord;
use crate::model::Extra;

/// Properties of a connection that the claim quotes.
const DETAILS: [&str; 7] =
    ["role", "relationship", "percentage", "sharesCount", "amount", "currency", "status"];
/// The maximum length of a name in a claim, in characters.
const MAX_NAME: usize = 200;
/// The maximum number of relations or facts that even a short record may become.
const MIN_COPIES: usize = 100;
/// The maximum size of more than [`MIN_COPIES`] relations or facts together, as a multiple of the length of the record.
const MAX_GROWTH: usize = 64;
/// The estimated size of a relation in bytes, without the values that it copies.
const RELATION_BYTES: usize = 100;
/// The estimated size of a citation, in bytes.
const CITATION_BYTES: usize = 16;

/// A relation and its free-form data.
type ListedRelation<'r> = (RelationRecord<'r>, Option<Extra>);

/// An entity at an end of a connection, with the value that names it.
type End<'r> = (&'r Record, &'r PropertyValue);

/// The relations of a record: between each pair of its ends, or from an entity to the entities that it refers to.
pub(super) fn relation_records<'r>(
    record: &'r Record,
    collection: &'r Collection,
    problems: &mut CappedProblems,
) -> Vec<ListedRelation<'r>> {
    match RecordType::of(&record.schema) {
        RecordType::Relation(link) => pairs(record, link, collection, problems),
        RecordType::Entity if !record.slug.is_empty() => references(record, collection),
        RecordType::Entity | RecordType::Fact(_) => Vec::new(),
    }
}

fn references<'r>(record: &'r Record, collection: &'r Collection) -> Vec<ListedRelation<'r>> {
    let mut relations = Vec::new();
    for (known, value) in record.referred() {
        let index = collection.find_entity(&value.text);
        let to = index.and_then(|index| collection.records.get(index));
        let Some(to) = to else { continue };
        let written = known.map_or(&*value.property, |link| link.says);
        let Some(kind) = collection.relation_kinds.find(written, Some(true)) else { continue };
        let claim = claim(record, &kind.says, to, "");
        let cites = collection.cites(record.mentions_of(&value.stated_by));
        relations.push((relation((record, kind.slug.as_str(), to), claim, cites), None));
    }
    relations
}

fn pairs<'r>(
    record: &'r Record,
    link: &'static LinkSchema,
    collection: &'r Collection,
    problems: &mut CappedProblems,
) -> Vec<ListedRelation<'r>> {
    let [from, to] = [link.from, link.to].map(|end| ends(record, end, collection, problems));
    let kind = collection.relation_kinds.find(link.says, Some(link.back.is_some()));
    let Some(kind) = kind else { return Vec::new() };
    if !fits_copy_limit([&from, &to], record, link, problems) {
        return Vec::new();
    }
    let stating = |ends: &[End<'_>]| -> BTreeSet<u32> {
        ends.iter().flat_map(|(_, value)| value.stated_by.iter()).copied().collect()
    };
    let with_ends = &stating(&from) & &stating(&to);
    let whole = WholeRecord::new(record, &[link.from, link.to], with_ends);
    let (mut relations, mut wrong_dates) = (Vec::new(), BTreeSet::new());
    for (from, from_value) in &from {
        for (to, to_value) in &to {
            let Some(mentions) = mentions_of_pair([from_value, to_value], &whole.with_ends) else {
                continue;
            };
            let part = RecordPart::new(&whole, mentions);
            let when = part.date().unwrap_or_else(|properties| {
                wrong_dates.extend(properties);
                None
            });
            let quoted =
                || DETAILS.iter().chain(part.date_properties()).flat_map(|it| part.values_of(it));
            let cites = collection.cites(part.mentions(quoted()));
            let claim = claim(from, link.says, to, &details(&part));
            let relation = relation((*from, kind.slug.as_str(), *to), claim, cites);
            let relation = RelationRecord { when: when.map(Into::into), ..relation };
            relations.push((relation, Some(other_data(record, &part))));
        }
    }
    report_dates(wrong_dates, record, problems);
    relations
}

/// The mentions that state a relation between two ends: those with both ends, or else all with either. `None` if other lines
/// connect each of the two ends to a different one.
fn mentions_of_pair(
    [from, to]: [&PropertyValue; 2],
    with_ends: &BTreeSet<u32>,
) -> Option<BTreeSet<u32>> {
    let [from, to] = [from, to].map(|value| &*value.stated_by);
    let (few, many) = if from.len() < to.len() { (from, to) } else { (to, from) };
    let both: BTreeSet<u32> =
        few.iter().filter(|index| many.binary_search(index).is_ok()).copied().collect();
    if !both.is_empty() {
        return Some(both);
    }
    let is_connected = |mentions: &[u32]| mentions.iter().any(|it| with_ends.contains(it));
    let is_open = !is_connected(from) || !is_connected(to);
    is_open.then(|| from.iter().chain(to).copied().collect())
}

/// Whether a record may become this many relations, given its length; reports it if not.
fn fits_copy_limit(
    [from, to]: [&[End<'_>]; 2],
    record: &Record,
    link: &LinkSchema,
    problems: &mut CappedProblems,
) -> bool {
    let limit = record.copy_limit(&[link.from, link.to]);
    let pairs = from.len().saturating_mul(to.len());
    if pairs > limit {
        let message = format!(
            "`{}` connects {} entities with {}: all {pairs} relations are left out, as a record of its length may become at most {limit}",
            record.id,
            from.len(),
            to.len()
        );
        let help = "write one record for each relation";
        problems.add((record.first_line().1, 0), Rule::TooLarge, message, help);
    }
    pairs <= limit
}

fn report_dates(properties: BTreeSet<&str>, record: &Record, problems: &mut CappedProblems) {
    if properties.is_empty() {
        return;
    }
    let properties = properties.into_iter().collect::<Vec<&str>>().join(", ");
    let message = format!(
        "the {properties} of `{}` is not a single date, so it is kept as free-form data",
        record.id
    );
    let help = "give each one date, such as 2021-03-30";
    problems.add((record.first_line().1, 0), Rule::NotMapped, message, help);
}

/// ` (role: chair; status: active)`.
fn details(part: &RecordPart<'_>) -> String {
    let texts = DETAILS.iter().flat_map(|key| {
        part.values_of(key).map(move |value| format!("{}: {}", words(key), value.text))
    });
    let details = texts.collect::<Vec<String>>().join("; ");
    if details.is_empty() { details } else { format!(" ({details})") }
}

/// The entities at an end of a connection; reports those that are missing.
fn ends<'r>(
    record: &'r Record,
    property: &str,
    collection: &'r Collection,
    problems: &mut CappedProblems,
) -> Vec<End<'r>> {
    let mut found = Vec::new();
    let mut report = |message: String, help: &str| {
        problems.add((record.first_line().1, 0), Rule::NotImported, message, help);
    };
    for value in record.values_of(property) {
        let index = collection.find_entity(&value.text);
        if let Some(record) = index.and_then(|index| collection.records.get(index)) {
            found.push((record, value));
        } else {
            let message = format!(
                "the {property} `{}` of `{}` is not in these files; the relation is left out",
                value.text, record.id
            );
            report(message, "import the file with the entity as well");
        }
    }
    if record.values_of(property).next().is_none() {
        let message = format!("`{}` has no {property}; the relation is left out", record.id);
        report(message, "name both ends of the relation");
    }
    found
}

fn relation<'r>(
    (from, kind, to): (&'r Record, &'r str, &'r Record),
    claim: String,
    cites: Vec<String>,
) -> RelationRecord<'r> {
    RelationRecord {
        from: Some(from.slug.as_str().into()),
        kind: Some(kind.into()),
        to: Some(to.slug.as_str().into()),
        claim: Some(claim.into()),
        cites: Some(cite_records(cites)),
        ..RelationRecord::default()
    }
}

fn claim(from: &Record, says: &str, to: &Record, details: &str) -> String {
    let [from, to] = [from, to].map(Record::short_name);
    format!("According to the record, {from} {says} {to}{details}.")
}

/// The id of a connection, and its properties apart from its ends, its dates and those that the claim quotes.
fn other_data(record: &Record, part: &RecordPart<'_>) -> Extra {
    let mut known = DETAILS.to_vec();
    known.extend(part.date_properties());
    extra(record, part.other_values(&known))
}

impl Record {
    /// The name, truncated so that claims stay short.
    #[expect(clippy::string_slice, reason = "`char_indices` gives the starts of characters")]
    pub(super) fn short_name(&self) -> String {
        match self.name.char_indices().nth(MAX_NAME) {
            Some((end, _)) => format!("{}…", &self.name[..end]),
            None => self.name.clone(),
        }
    }

    /// The maximum number of relations or facts that the record may become. Each copies all values except the ends, so a
    /// short record could otherwise fill the memory.
    pub(super) fn copy_limit(&self, ends: &[&str]) -> usize {
        let length = |value: &PropertyValue| {
            value.property.len() + value.text.len() + value.stated_by.len() * CITATION_BYTES
        };
        let fields: usize = self.fields.iter().map(|(field, text)| field.len() + text.len()).sum();
        let cites = self.mentions.len() * CITATION_BYTES;
        let (mut all, mut repeated) = (cites + fields, cites + fields + RELATION_BYTES);
        for value in &self.values {
            all += length(value);
            if !ends.contains(&&*value.property) {
                repeated += length(value);
            }
        }
        MIN_COPIES.max(all.saturating_mul(MAX_GROWTH) / repeated)
    }

    fn mentions_of<'r>(&'r self, indices: &'r [u32]) -> impl Iterator<Item = &'r Mention> {
        indices.iter().filter_map(|index| self.mentions.get(*index as usize))
    }
}
