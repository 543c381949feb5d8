use std::collections::BTreeSet;

use super::record::{Mention, PropertyValue, Record};
use crate::load::import::date::{edtf, interval};
use crate::model::When;

const DATES: [&str; 3] = ["startDate", "endDate", "date"];

/// The part of a record that is about certain ends: two for a relation, one for a fact.
///
/// Lines with the same id may be about different ends. The part excludes what lines with other ends state, but includes what
/// lines without ends state, such as statements, each of which has only one property.
#[derive(Debug)]
pub(super) struct RecordPart<'r> {
    whole: &'r WholeRecord<'r>,
    /// The mentions that state these ends.
    mentions: BTreeSet<u32>,
}

/// A record whose parts are about different ends.
#[derive(Debug)]
pub(super) struct WholeRecord<'r> {
    record: &'r Record,
    /// The values of all properties except those with the ends.
    values: Vec<&'r PropertyValue>,
    /// The mentions that state any ends.
    pub(super) with_ends: BTreeSet<u32>,
}

impl<'r> WholeRecord<'r> {
    pub(super) fn new(record: &'r Record, ends: &[&str], with_ends: BTreeSet<u32>) -> Self {
        let values = record.values.iter().filter(|value| !ends.contains(&&*value.property));
        Self { record, values: values.collect(), with_ends }
    }
}

impl<'r> RecordPart<'r> {
    pub(super) fn new(whole: &'r WholeRecord<'r>, mentions: BTreeSet<u32>) -> Self {
        Self { whole, mentions }
    }

    /// The values of all properties except `known` and those with the ends, in file order.
    pub(super) fn other_values<'k>(
        &'k self,
        known: &'k [&str],
    ) -> impl Iterator<Item = &'r PropertyValue> + 'k {
        let values = self.whole.values.iter().copied();
        values.filter(|value| !known.contains(&&*value.property) && self.contains(value))
    }

    pub(super) fn values_of<'k>(
        &'k self,
        property: &'k str,
    ) -> impl Iterator<Item = &'r PropertyValue> + 'k {
        let values = self.whole.values.iter().copied();
        values.filter(|value| *value.property == *property && self.contains(value))
    }

    fn contains(&self, value: &PropertyValue) -> bool {
        let states =
            |mentions: &BTreeSet<u32>| value.stated_by.iter().any(|it| mentions.contains(it));
        states(&self.mentions) || !states(&self.whole.with_ends)
    }

    /// The lines that state the ends, or any of these values of the part.
    #[expect(clippy::indexing_slicing, reason = "values are stated by mentions of their record")]
    pub(super) fn mentions(
        &self,
        values: impl Iterator<Item = &'r PropertyValue>,
    ) -> impl Iterator<Item = &'r Mention> {
        let mut mentions = self.mentions.clone();
        let is_in_part =
            |index: &u32| self.mentions.contains(index) || !self.whole.with_ends.contains(index);
        mentions
            .extend(values.flat_map(|value| value.stated_by.iter()).copied().filter(is_in_part));
        let record = self.whole.record;
        mentions.into_iter().map(|index| &record.mentions[index as usize])
    }

    /// The date in EDTF.
    ///
    /// # Errors
    ///
    /// Fails with the properties if one has several values, or a value that is not a date.
    pub(super) fn date(&self) -> Result<Option<String>, Vec<&'static str>> {
        let mut wrong = Vec::new();
        let [start, end, date] = DATES.map(|property| {
            let values: Vec<&str> = self.values_of(property).map(|value| &*value.text).collect();
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
}
