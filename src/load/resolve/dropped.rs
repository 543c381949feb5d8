//! Keeps track of missing entries, so that references to them are not reported as well.

use std::collections::{BTreeMap, BTreeSet};

use crate::load::location::{LineColumn, Location};
use crate::load::problems::{FileName, NewProblem, Problems, Rule};
use crate::load::section::Section;
use crate::model::FileLine;

/// Entries with problems, and incomplete sections.
#[derive(Debug, Default)]
pub(super) struct Dropped {
    entries: BTreeMap<(Section, String), DroppedEntry>,
    /// Sections that may be incomplete, and the file that is the reason.
    sections: Vec<(Section, FileName)>,
    /// The entries that refer to something that may be in such a section.
    unknown: BTreeSet<EntryStart>,
}

type EntryStart = (u32, LineColumn);

#[derive(Debug)]
struct DroppedEntry {
    file: u32,
    position: LineColumn,
    /// Whether it has no problem of its own, but refers to something else that was left out.
    is_effect: bool,
    effects: BTreeSet<EntryStart>,
}

impl Dropped {
    pub(super) fn defined_at(&self, section: Section, slug: &str) -> Option<FileLine> {
        let entry = self.entries.get(&(section, slug.to_owned()))?;
        Some(FileLine { file: entry.file, line: entry.position.0 })
    }

    /// Whether a reference may be unresolved because of a problem that is reported elsewhere; if so, the entry is
    /// counted as left out because of it.
    pub(super) fn suppresses(&mut self, at: &Location<'_>, section: Section, slug: &str) -> bool {
        let is_incomplete = self.is_incomplete(section);
        let counted = match self.entries.get_mut(&(section, slug.to_owned())) {
            Some(entry) if entry.is_effect => return true,
            Some(entry) => &mut entry.effects,
            None if is_incomplete => &mut self.unknown,
            None => return false,
        };
        counted.insert((at.file, at.start));
        true
    }

    /// Records an entry that was left out, so that references to it are not reported again.
    pub(super) fn leave_out(&mut self, at: &Location<'_>, slug: &str, is_effect: bool) {
        let key = (at.section, slug.to_owned());
        let position = at.slug().find();
        let entry = DroppedEntry { file: at.file, position, is_effect, effects: BTreeSet::new() };
        self.entries.entry(key).or_insert(entry);
    }

    /// Marks a section as possibly incomplete because of a file.
    pub(super) fn mark_incomplete(&mut self, section: Section, file: &FileName) {
        self.sections.push((section, file.clone()));
    }

    pub(super) fn is_incomplete(&self, section: Section) -> bool {
        self.sections.iter().any(|(incomplete, _)| *incomplete == section)
    }

    /// Reports for each entry with a problem how many others are left out because of it.
    pub(super) fn note(self, problems: &mut Problems) {
        for ((section, slug), entry) in self.entries {
            if let Some(count) = left_out(&entry.effects, section) {
                let message = format!("{count} left out with `{slug}`, which has an error");
                let problem = NewProblem::new(Rule::LeftOut, message, "fix that one first");
                problems.add_at(entry.file, entry.position, problem);
            }
        }
        let Some((_, file)) = self.sections.first() else { return };
        if let Some(count) = left_out(&self.unknown, Section::EntityKinds) {
            let message = format!("{count} left out: what they name may be missing in this file");
            let problem = NewProblem::new(Rule::LeftOut, message, "fix this file first");
            problems.add_in_file(file, (0, 0), problem);
        }
    }
}

/// `2 relations are`; `None` if there are none.
fn left_out(entries: &BTreeSet<EntryStart>, section: Section) -> Option<String> {
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
