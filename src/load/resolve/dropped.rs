//! What is known to be missing, so that what names it is not a fault of its own.

use std::collections::BTreeMap;

use super::Resolver;
use crate::load::item::{Item, Section, Start};
use crate::load::problems::Fault;
use crate::load::rule::Rule;

/// Entries with faults, and sections that parts of are missing.
#[derive(Debug, Default)]
pub(super) struct Dropped {
    entries: BTreeMap<(Section, String), Entry>,
    /// Sections that cannot be known to be whole, and the file that is to blame.
    sections: Vec<(Section, String)>,
    /// How many entries name something that may stand in such a section.
    unknown: Count,
}

/// An entry that was left out.
#[derive(Debug)]
struct Entry {
    file: u32,
    place: (u32, u32),
    why: Why,
    count: Count,
}

/// Why an entry was left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load) enum Why {
    /// It has a fault of its own.
    Fault,
    /// It names something that is left out itself.
    Effect,
}

/// A number of entries, each counted once.
#[derive(Debug, Default)]
struct Count {
    entries: usize,
    last: Option<Start>,
}

impl Count {
    fn add(&mut self, item: &Item<'_>) {
        let start = Some(item.start());
        self.entries += usize::from(self.last != start);
        self.last = start;
    }
}

impl Dropped {
    /// Remembers an entry that was left out.
    pub(super) fn entry(&mut self, item: &Item<'_>, slug: &str, place: (u32, u32), why: Why) {
        let entry = || Entry { file: item.file, place, why, count: Count::default() };
        self.entries.entry((item.section, slug.to_owned())).or_insert_with(entry);
    }

    /// Where an entry that was left out is written: its file and line.
    pub(super) fn place(&self, section: Section, slug: &str) -> Option<(u32, u32)> {
        self.entries.get(&(section, slug.to_owned())).map(|entry| (entry.file, entry.place.0))
    }

    /// Remembers that entries of a section may be missing, by the fault of a file.
    pub(super) fn section(&mut self, section: Section, file: &str) {
        self.sections.push((section, file.to_owned()));
    }

    /// Whether what an item names may be missing because of a fault that is told elsewhere; if so,
    /// the item is counted among those that are left out with it.
    pub(super) fn suppresses(&mut self, item: &Item<'_>, section: Section, slug: &str) -> bool {
        let in_doubt = self.sections.iter().any(|(doubtful, _)| *doubtful == section);
        match self.entries.get_mut(&(section, slug.to_owned())) {
            Some(Entry { why: Why::Fault, count, .. }) => count.add(item),
            Some(_) => {}
            None if in_doubt => self.unknown.add(item),
            None => return false,
        }
        true
    }
}

impl Resolver {
    /// Takes note of files that gave nothing: whatever is not known may stand in them.
    pub(in crate::load) fn mark_incomplete(&mut self, file: &str) {
        for section in
            [Section::EntityKinds, Section::RelationKinds, Section::Sources, Section::Entities]
        {
            self.dropped.section(section, file);
        }
    }

    /// Says once that there are no kinds at all, where there are entries that need them.
    pub(in crate::load) fn need_kinds(&mut self, section: Section, name: &str) {
        if self.dropped.sections.iter().any(|(doubtful, _)| *doubtful == section) {
            return;
        }
        let message = format!("there is no `{name}:` in this graph");
        let fault = Fault::new(Rule::UnknownKind, message)
            .help(format!("declare the kinds under `{name}:` in guanxi.yaml"));
        let file = self.problems.name(0).to_owned();
        self.problems.at(0, (0, 0), fault);
        self.dropped.section(section, &file);
    }

    /// Says once for each entry with a fault how many others went with it.
    pub(in crate::load) fn note_left_out(&mut self) {
        let dropped = std::mem::take(&mut self.dropped);
        for ((section, slug), entry) in dropped.entries {
            if let Some(count) = left_out(&entry.count, section) {
                let message = format!("{count} left out with `{slug}`, which has an error");
                let fault = Fault::new(Rule::LeftOut, message).help("mend that one first");
                self.problems.at(entry.file, entry.place, fault);
            }
        }
        let Some((_, file)) = dropped.sections.first() else { return };
        if let Some(count) = left_out(&dropped.unknown, Section::EntityKinds) {
            let message = format!("{count} left out: what they name may be missing in this file");
            let fault = Fault::new(Rule::LeftOut, message).help("mend this file first");
            self.problems.file(file, (0, 0), fault);
        }
    }
}

/// "2 relations are"; nothing where there are none.
fn left_out(count: &Count, section: Section) -> Option<String> {
    let (one, many) = match section {
        Section::Entities => ("relation", "relations"),
        _ => ("entry", "entries"),
    };
    match count.entries {
        0 => None,
        1 => Some(format!("1 {one} is")),
        entries => Some(format!("{entries} {many} are")),
    }
}
