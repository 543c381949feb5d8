use std::rc::Rc;

use super::schema::{LinkSchema, REFERENCES, find_fact, find_link};
use crate::load::import::date::{edtf, interval};
use crate::model::When;

/// Properties with the origin of a record.
pub(super) const SOURCE_PROPERTIES: [&str; 2] = ["sourceUrl", "proof"];
const DATES: [&str; 3] = ["startDate", "endDate", "date"];

/// Everything that the files contain about one id.
#[derive(Debug, Default)]
pub(super) struct Record {
    pub(super) id: String,
    pub(super) schema: String,
    pub(super) name: String,
    /// Of an entity.
    pub(super) slug: String,
    /// Each value with its property.
    pub(super) values: Vec<(Rc<str>, String)>,
    /// Properties of an entity that contain other entities, with their ids.
    pub(super) references: Vec<(Rc<str>, String)>,
    pub(super) datasets: Vec<String>,
    /// The files and lines that mention it.
    pub(super) lines: Vec<(u32, u32)>,
}

/// What a record becomes.
#[derive(Clone, Copy, Debug)]
pub(super) enum RecordType {
    Entity,
    Relation(&'static LinkSchema),
    /// A fact about the entity whose id is in this property.
    Fact(&'static str),
}

impl RecordType {
    pub(super) fn of(schema: &str) -> Self {
        match (find_link(schema), find_fact(schema)) {
            (Some(link), _) => Self::Relation(link),
            (None, Some(holder)) => Self::Fact(holder),
            (None, None) => Self::Entity,
        }
    }
}

impl Record {
    pub(super) fn first_line(&self) -> (u32, u32) {
        self.lines.first().copied().unwrap_or_default()
    }

    pub(super) fn values_of<'r>(&'r self, property: &str) -> impl Iterator<Item = &'r str> {
        let values = self.values.iter().filter(move |(other, _)| **other == *property);
        values.map(|(_, value)| value.as_str())
    }

    /// The values of all other properties, in the order of the file.
    pub(super) fn other_values<'r>(
        &'r self,
        known: &[&str],
    ) -> impl Iterator<Item = (&'r str, &'r str)> {
        let values = self.values.iter().map(|(property, value)| (&**property, value.as_str()));
        values.filter(|(property, _)| {
            !known.contains(property) && !SOURCE_PROPERTIES.contains(property)
        })
    }

    /// The date of a relation or fact, and the properties that it was read from.
    ///
    /// # Errors
    ///
    /// Fails with the properties if one has several values, or a value that is not a date.
    pub(super) fn date(&self) -> Result<Option<String>, Vec<&'static str>> {
        let mut wrong = Vec::new();
        let [start, end, date] = DATES.map(|property| {
            let values: Vec<&str> = self.values_of(property).collect();
            let date = match &values[..] {
                [] => return None,
                [value] => edtf(value),
                _ => None,
            };
            if date.is_none() {
                wrong.push(property);
            }
            date
        });
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let date = interval(start, end).or(date);
        let is_wrong = date.as_ref().is_some_and(|date| date.parse::<When>().is_err());
        if is_wrong { Err(DATES.to_vec()) } else { Ok(date) }
    }

    /// The properties with dates that [`Self::date`] has read.
    pub(super) fn date_properties(&self) -> &'static [&'static str] {
        let has_interval = DATES[..2].iter().any(|key| self.values_of(key).next().is_some());
        match self.date() {
            Ok(_) if has_interval => &DATES[..2],
            Ok(_) => &DATES,
            Err(_) => &[],
        }
    }

    /// The ids of the entities that an entity refers to, with the wording of the relation if it is known.
    pub(super) fn referred(
        &self,
    ) -> impl Iterator<Item = (&str, Option<&'static LinkSchema>, &str)> {
        let known = REFERENCES
            .iter()
            .flat_map(|link| self.values_of(link.to).map(move |id| (link.to, Some(link), id)));
        let nested = self.references.iter().map(|(property, id)| (&**property, None, id.as_str()));
        known.chain(nested)
    }
}

/// A property or schema as words: `birth date` for `birthDate`.
pub(super) fn words(name: &str) -> String {
    let mut words = String::with_capacity(name.len() + 4);
    for character in name.chars() {
        if character.is_uppercase() && !words.is_empty() {
            words.push(' ');
        }
        words.extend(character.to_lowercase());
    }
    words
}
