//! Reads each entry with the first reader that accepts it: the plain reader, `serde_yaml`, then the tree reader, which
//! also reports problems.

use std::cell::OnceCell;

use serde::de::DeserializeSeed as _;

use super::entry::{Entry, EntryForm};
use super::tree::{TreeError, YamlNode, YamlValue};
use super::{plain, shape, typed};
use crate::load::location::{LineColumn, Locate, Location, ValueStep};
use crate::load::problems::{NewProblem, Rule};
use crate::load::section::Section;
use crate::load::source::{LocatedRecord, ReadEntry};
use crate::model::Extra;

/// The size limit of an entry, in bytes, except for sources that the plain reader can read.
pub(crate) const MAX_BYTES: usize = 4 << 20;

#[derive(Debug)]
pub(super) struct EntryReader<'t> {
    entry: Entry<'t>,
    file: u32,
    /// The entry without invalid values. Parsed when a position is first needed.
    tree: OnceCell<Option<YamlNode>>,
}

impl<'t> EntryReader<'t> {
    pub(super) fn new(entry: Entry<'t>, file: u32) -> Self {
        Self { entry, file, tree: OnceCell::new() }
    }

    /// Locates what [`read`] has read from the entry. The error is set if the entry is not valid YAML, but may be when
    /// the file is parsed as a whole.
    pub(super) fn record<'r>(
        &'r self,
        reading: Result<ReadEntry<'r>, TreeError>,
    ) -> (LocatedRecord<'r>, Option<TreeError>) {
        let (reading, split_error) = match reading {
            Ok(reading) => (reading, None),
            Err(error) if error.may_be_valid_in_file() => (ReadEntry::default(), Some(error)),
            Err(error) => (failed_entry(error.position, error.problem), None),
        };
        let at = Location::new(self.entry.section, self.file, self.entry.start(), self);
        (
            LocatedRecord { at, slug: self.entry.slug(), bytes: self.entry.bytes(), reading },
            split_error,
        )
    }

    fn tree(&self) -> Option<&YamlNode> {
        let pruned_tree = || {
            let mut node = self.entry.tree().ok().flatten()?;
            prune_entry(self.entry.section, &mut node);
            Some(node)
        };
        self.tree.get_or_init(pruned_tree).as_ref()
    }
}

impl Locate for EntryReader<'_> {
    fn locate(&self, steps: &[ValueStep<'_>]) -> LineColumn {
        self.tree().map_or_else(|| self.entry.start(), |node| node.walk(steps).position)
    }

    fn null_word(&self, steps: &[ValueStep<'_>]) -> Option<String> {
        self.tree()?.null_word(steps).map(str::to_owned)
    }
}

/// Reads an entry. Fails if it is not valid YAML.
pub(super) fn read<'t>(entry: &Entry<'t>) -> Result<ReadEntry<'t>, TreeError> {
    if let EntryForm::Text(_, text) = entry.form {
        let is_large = text.len() > MAX_BYTES;
        // The rows of a large table are the paragraphs of one source.
        let allows_fast_readers = match entry.section {
            Section::Extra => false,
            Section::Sources => true,
            _ => !is_large,
        };
        let record = allows_fast_readers.then(|| plain::from_str(text, entry.section)).flatten();
        if is_large && record.is_none() {
            let message = format!("an entry of more than {} MiB", MAX_BYTES >> 20);
            let help = "keep long text in a separate file and link to it";
            return Ok(failed_entry(entry.start(), NewProblem::new(Rule::TooLarge, message, help)));
        }
        let typed = || allows_fast_readers.then(|| typed::from_str(text, entry.section)).flatten();
        let record = record.or_else(typed).filter(|record| !record.may_contain_null());
        if record.is_some() {
            return Ok(ReadEntry { record, ..ReadEntry::default() });
        }
    }
    Ok(entry.tree()?.map_or_else(ReadEntry::default, |node| read_tree(entry.section, node)))
}

fn failed_entry<'t>(position: LineColumn, problem: NewProblem) -> ReadEntry<'t> {
    ReadEntry { problems: vec![(position, problem)], ..ReadEntry::default() }
}

/// Reads an entry from a tree: a map or list with one item.
pub(crate) fn read_tree<'t>(section: Section, mut node: YamlNode) -> ReadEntry<'t> {
    let mut reading = ReadEntry::default();
    if let Some((entry_name, entry)) = only_entry(&mut node) {
        if entry.is_null() && matches!(section, Section::Entities | Section::Relations) {
            reading.report_null(entry, &entry_name);
            return reading;
        }
        if !reading.prune(entry, shape::section_shape(section), &entry_name) {
            // A kind or a source may be an empty record.
            if matches!(section, Section::Entities | Section::Relations | Section::Extra) {
                return reading;
            }
            entry.value = YamlValue::Scalar { text: String::new(), plain: true };
        }
        reading.extra =
            if section == Section::Extra { non_null_extra(entry) } else { remove_extra(entry) };
    }
    match section.deserialize(&node) {
        Ok(record) => reading.record = Some(record),
        Err(error) if reading.problems.is_empty() => {
            let help = "write it as a name, a colon, and a string or a map";
            return failed_entry(
                node.position,
                NewProblem::new(Rule::WrongShape, error.to_string(), help),
            );
        }
        Err(_) => reading.extra = None,
    }
    reading
}

/// Removes the values that [`read_tree`] removes, so that list items have the same indices as in the record.
pub(crate) fn prune_entry(section: Section, node: &mut YamlNode) {
    if let Some((name, entry)) = only_entry(node) {
        ReadEntry::default().prune(entry, shape::section_shape(section), &name);
    }
}

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

/// Removes the `extra` key from a record and returns its value; serde ignores it.
fn remove_extra(entry: &mut YamlNode) -> Option<Extra> {
    let YamlValue::Map(entries) = &mut entry.value else { return None };
    let index = entries.iter().position(|(key, _)| key.scalar() == Some("extra"))?;
    non_null_extra(&entries.remove(index).1)
}

fn non_null_extra(value: &YamlNode) -> Option<Extra> {
    (!value.is_null()).then(|| value.to_extra())
}

#[cfg(test)]
mod tests;
