//! Keeps track of entries that were left out, so that references to them are not reported as errors.

use std::collections::{BTreeMap, BTreeSet};

use crate::load::location::{LineColumn, Location};
use crate::load::problems::{FileName, NewProblem, Problems, Rule};
use crate::load::section::Section;
use crate::model::FileLine;

/// Entries that were left out, and sections that may be incomplete.
#[derive(Debug, Default)]
pub(super) struct DroppedEntries {
    entries: BTreeMap<(Section, String), DroppedEntry>,
    /// Each section with the file that made it incomplete.
    incomplete_sections: Vec<(Section, FileName)>,
    /// The entries left out because a reference may be to the missing part of a section.
    effects_of_incomplete: BTreeSet<EntryStart>,
}

type EntryStart = (u32, LineColumn);

#[derive(Debug)]
struct DroppedEntry {
    file: u32,
    position: LineColumn,
    /// Whether the entry has no problem of its own, but refers to an entry that was left out.
    is_effect: bool,
    effects: BTreeSet<EntryStart>,
}

impl DroppedEntries {
    pub(super) fn defined_at(&self, section: Section, slug: &str) -> Option<FileLine> {
        let entry = self.entries.get(&(section, slug.to_owned()))?;
        Some(FileLine { file: entry.file, line: entry.position.0 })
    }

    /// Whether an unknown reference is explained by a problem that is reported elsewhere. If so, counts the entry with
    /// the reference as left out because of that problem.
    pub(super) fn suppresses(&mut self, at: &Location<'_>, section: Section, slug: &str) -> bool {
        let is_incomplete = self.is_incomplete(section);
        let effects = match self.entries.get_mut(&(section, slug.to_owned())) {
            Some(entry) if entry.is_effect => return true,
            Some(entry) => &mut entry.effects,
            None if is_incomplete => &mut self.effects_of_incomplete,
            None => return false,
        };
        effects.insert((at.file, at.start));
        true
    }

    /// Records an entry that was left out; `position` is that of its slug.
    pub(super) fn record(
        &mut self,
        at: &Location<'_>,
        slug: &str,
        position: LineColumn,
        is_effect: bool,
    ) {
        let key = (at.section, slug.to_owned());
        let entry = DroppedEntry { file: at.file, position, is_effect, effects: BTreeSet::new() };
        self.entries.entry(key).or_insert(entry);
    }

    pub(super) fn mark_incomplete(&mut self, section: Section, file: &FileName) {
        self.incomplete_sections.push((section, file.clone()));
    }

    pub(super) fn is_incomplete(&self, section: Section) -> bool {
        self.incomplete_sections.iter().any(|(incomplete, _)| *incomplete == section)
    }

    /// Reports the number of entries that were left out because of each entry with a problem.
    pub(super) fn report(self, problems: &mut Problems) {
        for ((section, slug), entry) in self.entries {
            if let Some(count) = describe_left_out(&entry.effects, section) {
                let message = format!("{count} left out with `{slug}`, which has an error");
                let problem = NewProblem::new(Rule::LeftOut, message, "fix that one first");
                problems.add_at(entry.file, entry.position, problem);
            }
        }
        let Some((_, file)) = self.incomplete_sections.first() else { return };
        if let Some(count) = describe_left_out(&self.effects_of_incomplete, Section::EntityKinds) {
            let message = format!(
                "{count} left out: a reference may point to something missing from this file"
            );
            let problem = NewProblem::new(Rule::LeftOut, message, "fix this file first");
            problems.add_in_file(file, (0, 0), problem);
        }
    }
}

/// The subject and verb of a message, such as `2 relations are`; `None` if there are no entries.
fn describe_left_out(entries: &BTreeSet<EntryStart>, section: Section) -> Option<String> {
    let (one, many) = match section {
        Section::Entities => ("relation", "relations"),
        _ => ("entry", "entries"),
    };
    match entries.len() {
        0 => None,
        1 => Some(format!("1 {one} is")),
        count => Some(format!("{count} {many} are")),
    }
}
