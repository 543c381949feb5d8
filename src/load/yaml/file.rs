//! A YAML file: split into pieces when opened, and read section by section.

use super::document;
use super::item::{Item, ItemForm};
use super::read::ItemReader;
use super::sections::{entries, faults, unknown_section};
use super::split::{SplitSection, split};
use super::tree::{TreeFault, YamlNode, parse_whole};
use crate::load::problems::{Fault, PlacedFault, Rule};
use crate::load::section::Section;
use crate::load::source::{Finish, LocatedRecord, RecordSource};
use crate::load::text::Text;

#[derive(Debug)]
pub(crate) struct YamlFile<'t> {
    number: u32,
    /// Its document.
    body: &'t str,
    pieces: Vec<Piece<'t>>,
    faults: Vec<PlacedFault>,
    /// Faults of entries that may be valid in the context of the file.
    cut_faults: Vec<TreeFault>,
}

/// A part of a file.
#[derive(Debug)]
enum Piece<'t> {
    /// A section, split into entries by line.
    Lines(SplitSection<'t>),
    /// Sections as a tree.
    Tree(YamlNode),
}

impl<'t> YamlFile<'t> {
    /// Opens a file. Sections in block style are split into entries by line, others become trees. A file that is not a
    /// block mapping of sections becomes one tree.
    ///
    /// Invalid YAML is split by line anyway, so that an error costs only its entry.
    pub(crate) fn new(number: u32, text: &'t Text) -> Self {
        let (body, second) = document::first(&text.body);
        let faults = second.map(|line| ((line, 1), document::second())).into_iter().collect();
        let mut file = Self { number, body, pieces: Vec::new(), faults, cut_faults: Vec::new() };
        file.cut();
        file
    }

    fn cut(&mut self) {
        let parts = split(self.body);
        if parts.is_irregular {
            match self.read_whole() {
                Ok(()) => return,
                Err(fault) => self.fault(fault, &parts.stray_lines()),
            }
        }
        for part in parts.sections {
            let is_irregular = part.is_irregular.then(|| parse_whole(part.text, part.line - 1));
            match is_irregular.unwrap_or(Ok(None)) {
                Ok(Some(tree)) => self.add_tree(tree),
                Ok(None) => self.pieces.push(Piece::Lines(part)),
                Err(fault)
                    if fault.may_come_from_the_cut()
                        && !parts.is_irregular
                        && self.read_whole().is_ok() =>
                {
                    return;
                }
                Err(fault) => {
                    self.fault(fault, &part.stray);
                    self.pieces.push(Piece::Lines(part));
                }
            }
        }
        let unknown = parts.unknown_keys.into_iter();
        self.faults.extend(unknown.map(|(key, line)| ((line, 1), unknown_section(key))));
    }

    /// Replaces the pieces with one tree of the whole file.
    fn read_whole(&mut self) -> Result<(), TreeFault> {
        let tree = parse_whole(self.body, 0)?;
        self.pieces.clear();
        // A second document stays a fault.
        self.faults.retain(|(_, fault)| fault.message == document::second().message);
        if let Some(tree) = tree {
            self.add_tree(tree);
        }
        Ok(())
    }

    fn add_tree(&mut self, tree: YamlNode) {
        self.faults.extend(faults(&tree));
        self.pieces.push(Piece::Tree(tree));
    }

    /// Reports a syntax error, and the lines that are not read because of it.
    fn fault(&mut self, fault: TreeFault, stray: &[u32]) {
        let line = fault.position.0;
        for run in stray.chunk_by(|line, next| line + 1 == *next).filter(|run| **run != [line]) {
            let message = match run {
                [line] => format!("line {line} is not read"),
                [first, .., last] => format!("lines {first} to {last} are not read"),
                [] => continue,
            };
            let fault = Fault::new(Rule::LeftOut, message, "fix the syntax error first");
            self.faults.push(((run[0], 0), fault));
        }
        self.faults.push((fault.position, fault.fault));
    }

    /// The entries of a section, in the order in which they are written.
    fn items(&self, section: Section) -> impl Iterator<Item = Item<'_>> {
        self.pieces.iter().flat_map(move |piece| {
            let (lines, tree) = match piece {
                Piece::Lines(part) if part.section == section => (part.entries.as_slice(), None),
                Piece::Lines(_) => (&[][..], None),
                Piece::Tree(tree) => (&[][..], Some(tree)),
            };
            let cut = lines.iter().map(|(line, text)| ItemForm::Text(*line, text));
            let whole = tree.into_iter().flat_map(move |tree| entries(tree, section));
            cut.chain(whole).map(move |form| Item { section, form })
        })
    }
}

impl RecordSource for YamlFile<'_> {
    fn read(&mut self, section: Section, take: &mut dyn FnMut(LocatedRecord<'_>)) {
        let mut cut_faults = Vec::new();
        for item in self.items(section) {
            let reader = ItemReader::new(item, self.number);
            let (entry, cut_fault) = reader.entry();
            cut_faults.extend(cut_fault);
            take(entry);
        }
        self.cut_faults.extend(cut_faults);
    }

    fn faults(&self) -> &[PlacedFault] {
        &self.faults
    }

    fn is_empty(&self) -> bool {
        Section::ALL.iter().all(|(section, _)| self.items(*section).next().is_none())
    }

    /// Reads the whole file again if an entry is not valid YAML but the file is.
    fn finish(&mut self) -> Finish {
        let cut_faults = std::mem::take(&mut self.cut_faults);
        if cut_faults.is_empty() {
            return Finish::Done(Vec::new());
        }
        let Err(whole) = self.read_whole() else { return Finish::Again };
        let mut faults: Vec<PlacedFault> =
            cut_faults.into_iter().map(|fault| fault.of_part(&whole)).collect();
        // Reading the entry reports a syntax error too.
        if whole.fault.rule != Rule::Syntax {
            faults.push((whole.position, whole.fault));
        }
        Finish::Done(faults)
    }
}
