//! Records of a graph from those of FollowTheMoney.

use super::collection::Collection;
use super::record::{Record, RecordType, words};
use super::schema::{LinkSchema, REFERENCES};
use crate::load::import::capped_problems::CappedProblems;
use crate::load::import::record_parts::{cite_records, fact};
use crate::load::import::slug::slugify;
use crate::load::problems::Rule;
use crate::load::record::{
    AliasFields, AliasRecord, EntityRecord, FactRecord, RelationRecord, ScalarText, StringOrMap,
    TextMap,
};
use crate::model::Extra;

/// Properties with further names of an entity, each with the note for such names.
const ALIASES: [(&str, &str); 5] = [
    ("name", ""),
    ("alias", ""),
    ("weakAlias", "weak alias"),
    ("previousName", "previous name"),
    ("abbreviation", "abbreviation"),
];
const LINKS: [(&str, &str); 2] = [("website", "web"), ("wikidataId", "wikidata")];
/// Properties of a connection that the claim quotes.
const DETAILS: [&str; 7] =
    ["role", "relationship", "percentage", "sharesCount", "amount", "currency", "status"];

/// A relation and its free-form data.
type ListedRelation<'r> = (RelationRecord<'r>, Option<Extra>);

/// The entity with all that is known about it.
pub(super) fn entity_record(index: usize, collection: &Collection) -> EntityRecord<'_> {
    let record = &collection.records[index];
    let cites = collection.cites(record);
    let known: Vec<&str> = ALIASES.iter().chain(&LINKS).map(|(property, _)| *property).collect();
    let is_reference = |property: &str, value: &str| {
        let mut links = REFERENCES.iter();
        links.any(|link| link.to == property) && collection.find_entity(value).is_some()
    };
    let values = record.other_values(&known).filter(|(property, it)| !is_reference(property, it));
    let mut facts: Vec<FactRecord<'_>> =
        values.map(|(property, value)| fact(words(property), value, cites.clone())).collect();
    let holders = collection.facts.get(&index).into_iter().flatten();
    facts.extend(holders.map(|index| holder_fact(&collection.records[*index], collection)));
    EntityRecord {
        kind: Some(slugify(&words(&record.schema), '-').into()),
        name: Some(record.name.as_str().into()),
        aliases: Some(aliases(record)),
        facts: Some(facts),
        links: Some(TextMap(links(record))),
        cites: Some(cite_records(cites)),
        ..EntityRecord::default()
    }
}

fn aliases(record: &Record) -> Vec<AliasRecord<'_>> {
    let mut known = vec![record.name.as_str()];
    let mut aliases = Vec::new();
    for (property, note) in ALIASES {
        for name in record.values_of(property) {
            if known.contains(&name) {
                continue;
            }
            known.push(name);
            aliases.push(match note {
                "" => StringOrMap::String(name.into()),
                note => StringOrMap::Map(AliasFields {
                    name: Some(name.into()),
                    note: Some(note.into()),
                }),
            });
        }
    }
    aliases
}

fn links(record: &Record) -> Vec<(ScalarText<'_>, Option<ScalarText<'_>>)> {
    let mut links = Vec::new();
    for (property, name) in LINKS {
        for (number, target) in (1..).zip(record.values_of(property)) {
            let name = if number == 1 { name.to_owned() } else { format!("{name} {number}") };
            links.push((name.into(), Some(target.into())));
        }
    }
    links
}

/// `sanction: authority: OFAC; program: SDN`.
fn holder_fact<'r>(record: &'r Record, collection: &Collection) -> FactRecord<'r> {
    let RecordType::Fact(holder) = RecordType::of(&record.schema) else {
        return FactRecord::default();
    };
    let mut known = vec![holder];
    known.extend(record.date_properties());
    let values = record.other_values(&known);
    let values: Vec<String> =
        values.map(|(property, value)| format!("{}: {value}", words(property))).collect();
    let value = if values.is_empty() { record.name.clone() } else { values.join("; ") };
    FactRecord {
        when: record.date().ok().flatten().map(Into::into),
        ..fact(words(&record.schema), value, collection.cites(record))
    }
}

/// The relations of a record: between each pair of its ends, or from an entity to those that it refers to.
pub(super) fn relation_records<'r>(
    record: &'r Record,
    collection: &'r Collection,
    problems: &mut CappedProblems,
) -> Vec<ListedRelation<'r>> {
    match RecordType::of(&record.schema) {
        RecordType::Relation(link) => pairs(record, link, collection, problems),
        RecordType::Entity => references(record, collection),
        RecordType::Fact(_) => Vec::new(),
    }
}

fn references<'r>(record: &'r Record, collection: &'r Collection) -> Vec<ListedRelation<'r>> {
    let mut relations = Vec::new();
    for (property, known, id) in record.referred() {
        let to = collection.find_entity(id).map(|index| &collection.records[index]);
        let Some(to) = to.filter(|to| to.id != record.id) else { continue };
        let says = known.map_or_else(|| words(property), |link| link.says.to_owned());
        let Some(kind) = collection.relation_kinds.find(&says, Some(true)) else { continue };
        let claim = format!("The record has: {} {says} {}.", record.name, to.name);
        let ends = (record, kind.slug.as_str(), to);
        relations.push((relation(ends, claim, collection.cites(record)), None));
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
    let when = record.date().unwrap_or_else(|properties| {
        let message = format!(
            "the {} of `{}` is not a single date, so it is kept as free-form data",
            properties.join(", "),
            record.id
        );
        let help = "give each one date, such as 2021-03-30";
        problems.add((record.first_line().1, 0), Rule::NotMapped, message, help);
        None
    });
    let details: Vec<String> = DETAILS
        .iter()
        .flat_map(|key| record.values_of(key).map(|value| format!("{}: {value}", words(key))))
        .collect();
    let details =
        if details.is_empty() { String::new() } else { format!(" ({})", details.join("; ")) };
    let mut relations = Vec::new();
    for from in &from {
        for to in &to {
            let claim =
                format!("The record has: {} {} {}{details}.", from.name, link.says, to.name);
            let ends = (*from, kind.slug.as_str(), *to);
            let relation = relation(ends, claim, collection.cites(record));
            let relation = RelationRecord { when: when.clone().map(Into::into), ..relation };
            relations.push((relation, extra(record, link)));
        }
    }
    relations
}

/// The entities at an end of a connection; reports those that are missing.
fn ends<'r>(
    record: &Record,
    property: &str,
    collection: &'r Collection,
    problems: &mut CappedProblems,
) -> Vec<&'r Record> {
    let mut found = Vec::new();
    let mut report = |name: &str| {
        let message = format!(
            "the {property} {name} of `{}` is not in these files; the relation is left out",
            record.id
        );
        let help = "import the file with the entity as well";
        problems.add((record.first_line().1, 0), Rule::NotMapped, message, help);
    };
    for id in record.values_of(property) {
        match collection.find_entity(id) {
            Some(index) => found.push(&collection.records[index]),
            None => report(&format!("`{id}`")),
        }
    }
    if record.values_of(property).next().is_none() {
        report("(none)");
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

/// The properties of a connection other than its ends, its dates and those that the claim quotes.
fn extra(record: &Record, link: &LinkSchema) -> Option<Extra> {
    let mut known = vec![link.from, link.to];
    known.extend(DETAILS);
    known.extend(record.date_properties());
    let mut entries: Vec<(String, Extra)> = Vec::new();
    for (property, value) in record.other_values(&known) {
        let value = Extra::Text(value.to_owned());
        match entries.iter_mut().find(|(other, _)| other == property) {
            Some((_, Extra::List(values))) => values.push(value),
            Some((_, first)) => {
                let values = vec![std::mem::replace(first, Extra::Null), value];
                *first = Extra::List(values);
            }
            None => entries.push((property.to_owned(), value)),
        }
    }
    (!entries.is_empty()).then_some(Extra::Map(entries))
}
