//! Reads entries with the first of three readers that can: the plain reader, `serde_yaml`, or the tree reader, which
//! also reports problems.

use std::cell::OnceCell;

use serde::de::DeserializeSeed as _;

use super::item::{Item, ItemForm};
use super::tree::{TreeError, YamlNode, YamlValue};
use super::{plain, shape, typed};
use crate::load::location::{LineColumn, Locate, Location, ValueStep};
use crate::load::problems::{NewProblem, Rule};
use crate::load::section::Section;
use crate::load::source::{EntryReading, LocatedRecord};
use crate::model::Extra;

/// The size limit of an entry, in bytes.
const MAX_BYTES: usize = 4 << 20;

#[derive(Debug)]
pub(super) struct ItemReader<'t> {
    item: Item<'t>,
    file: u32,
    /// The entry as a tree, which is parsed when a position is first needed.
    tree: OnceCell<Option<YamlNode>>,
}

impl<'t> ItemReader<'t> {
    pub(super) fn new(item: Item<'t>, file: u32) -> Self {
        Self { item, file, tree: OnceCell::new() }
    }

    /// The entry, and the error if the entry is not valid YAML but may be valid in the context of its file.
    pub(super) fn entry(&self) -> (LocatedRecord<'_>, Option<TreeError>) {
        let (reading, split_error) = match read(&self.item) {
            Ok(reading) => (reading, None),
            Err(error) if error.may_be_valid_in_file() => (EntryReading::default(), Some(error)),
            Err(error) => (problem_reading(error.position, error.problem), None),
        };
        let at = Location::new(self.item.section, self.file, self.item.start(), self);
        (LocatedRecord { at, slug: self.item.slug(), reading }, split_error)
    }
}

impl Locate for ItemReader<'_> {
    fn locate(&self, steps: &[ValueStep<'_>]) -> LineColumn {
        let tree = self.tree.get_or_init(|| self.item.tree().ok().flatten());
        tree.as_ref().map_or_else(|| self.item.start(), |node| node.walk(steps).position)
    }
}

/// Reads an entry with the first reader that accepts it.
fn read<'t>(item: &Item<'t>) -> Result<EntryReading<'t>, TreeError> {
    if let ItemForm::Text(_, text) = item.form
        && item.section != Section::Extra
    {
        if text.len() > MAX_BYTES {
            let message = format!("an entry of more than {} MiB", MAX_BYTES >> 20);
            let help = "keep long texts in a separate file and link to it";
            return Ok(problem_reading(
                item.start(),
                NewProblem::new(Rule::TooLarge, message, help),
            ));
        }
        let record = plain::from_str(text, item.section);
        let record = record.or_else(|| typed::from_str(text, item.section));
        if record.is_some() {
            return Ok(EntryReading { record, ..EntryReading::default() });
        }
    }
    Ok(item.tree()?.map_or_else(EntryReading::default, |node| from_tree(item.section, node)))
}

fn problem_reading<'t>(position: LineColumn, problem: NewProblem) -> EntryReading<'t> {
    EntryReading { problems: vec![(position, problem)], ..EntryReading::default() }
}

/// Reads an entry from a tree; reports and removes values of the wrong shape.
fn from_tree<'t>(section: Section, mut node: YamlNode) -> EntryReading<'t> {
    let mut reading = EntryReading::default();
    if let Some((what, entry)) = only_entry(&mut node) {
        if !reading.inspect(entry, shape::section_shape(section), &what) {
            // A kind or a source may be an empty record.
            if matches!(section, Section::Entities | Section::Relations | Section::Extra) {
                return reading;
            }
            entry.value = YamlValue::Scalar { text: String::new(), plain: true };
        }
        reading.extra =
            if section == Section::Extra { extra_of(entry) } else { remove_extra(entry) };
    }
    match section.deserialize(&node) {
        Ok(record) => reading.record = Some(record),
        Err(error) if reading.problems.is_empty() => {
            let help = "write it as a name, a colon and a text or a map";
            return problem_reading(
                node.position,
                NewProblem::new(Rule::WrongShape, error.to_string(), help),
            );
        }
        Err(_) => reading.extra = None,
    }
    reading
}

/// The value of the only entry of a map or list, and its name in messages.
fn only_entry(node: &mut YamlNode) -> Option<(String, &mut YamlNode)> {
    match &mut node.value {
        YamlValue::Map(entries) => {
            let (key, value) = entries.first_mut()?;
            Some((format!("`{}`", key.scalar().unwrap_or("an entry")), value))
        }
        YamlValue::List(items) => items.first_mut().map(|item| ("a relation".to_owned(), item)),
        YamlValue::Scalar { .. } | YamlValue::Tagged => None,
    }
}

/// Removes the free-form data, which serde ignores, from a record, and returns it.
fn remove_extra(entry: &mut YamlNode) -> Option<Extra> {
    let YamlValue::Map(entries) = &mut entry.value else { return None };
    let index = entries.iter().position(|(key, _)| key.scalar() == Some("extra"))?;
    extra_of(&entries.remove(index).1)
}

fn extra_of(value: &YamlNode) -> Option<Extra> {
    (!value.is_null()).then(|| value.to_extra())
}

#[cfg(test)]
mod tests;
