//! All the entries of a file, whatever form they are written in.

use super::document;
use super::inspect::ShapeFault;
use super::item::{Form, Item, Section};
use super::problems::{Fault, Problems};
use super::rule::Rule;
use super::split::{Part, split};
use super::text::Text;
use super::tree::{Node, TreeFault, Value, parse_whole};
use crate::text::did_you_mean;

/// A file, as far as it is read before its entries are.
#[derive(Debug, Default)]
pub(super) struct Cut<'t> {
    pieces: Vec<Piece<'t>>,
    /// What is wrong with it as a whole or with its sections.
    faults: Vec<ShapeFault>,
}

/// A part of a file.
#[derive(Debug)]
enum Piece<'t> {
    /// Entries cut by their lines.
    Lines(Vec<Item<'t>>),
    /// Sections with all their entries.
    Tree(Node),
}

impl Cut<'_> {
    /// A file as one tree.
    ///
    /// # Errors
    ///
    /// Returns why the file is no YAML.
    pub(super) fn whole(text: &Text) -> Result<Self, TreeFault> {
        let (body, second) = document::first(&text.body);
        let tree = parse_whole(body)?;
        let faults = second.map(|line| ((line, 1), document::second())).into_iter().collect();
        Ok(Self { pieces: tree.map(Piece::Tree).into_iter().collect(), faults })
    }
}

impl<'t> Cut<'t> {
    /// The parts of a file: one tree if it is no block map of sections, else its sections, each cut by
    /// its lines if it is in block form.
    ///
    /// What is no YAML has no tree; it is then cut line by line after all, so that the fault costs the
    /// entry that it is in and no other.
    pub(super) fn new(file: u32, text: &'t Text) -> Self {
        let (body, second) = document::first(&text.body);
        let parts = split(file, body);
        let mut cut = Self::default();
        cut.faults.extend(second.map(|line| ((line, 1), document::second())));
        if parts.odd {
            match Self::whole(text) {
                Ok(whole) => return whole,
                Err(fault) => cut.fault(fault, &parts.loose_lines()),
            }
        }
        for part in parts.sections {
            if !part.odd {
                cut.pieces.push(Piece::Lines(part.entries));
                continue;
            }
            match section(&part) {
                Ok(tree) => cut.pieces.extend(tree.map(Piece::Tree)),
                Err(fault) => {
                    if fault.may_be_the_cut()
                        && !parts.odd
                        && let Ok(whole) = Self::whole(text)
                    {
                        return whole;
                    }
                    cut.fault(fault, &part.loose);
                    cut.pieces.push(Piece::Lines(part.entries));
                }
            }
        }
        let unknown_keys = parts.unknown_keys.iter();
        cut.faults.extend(unknown_keys.map(|(key, line)| ((*line, 1), unknown_key(key))));
        cut
    }

    /// Notes a fault of syntax, and the lines that nothing is read from because of it.
    fn fault(&mut self, fault: TreeFault, loose: &[u32]) {
        let place = (fault.line, fault.column);
        for run in loose.chunk_by(|line, next| line + 1 == *next).filter(|run| **run != [place.0]) {
            let message = match run {
                [line] => format!("line {line} is not read"),
                [first, .., last] => format!("lines {first} to {last} are not read"),
                [] => continue,
            };
            let fault = Fault::new(Rule::LeftOut, message).help("mend the fault of syntax first");
            self.faults.push(((run[0], 0), fault));
        }
        self.faults.push((place, fault.into()));
    }

    /// The entries of the file, in reading order.
    pub(super) fn items<'c>(
        &'c self,
        file: u32,
        items: &mut Vec<Item<'c>>,
        problems: &mut Problems,
    ) {
        for (place, fault) in &self.faults {
            problems.at(file, *place, fault.clone());
        }
        for piece in &self.pieces {
            match piece {
                Piece::Lines(entries) => items.extend(entries),
                Piece::Tree(tree) => TreeItems { file, items, problems }.add(tree),
            }
        }
    }
}

fn unknown_key(key: &str) -> Fault {
    let sections = || Section::ALL.iter().map(|(_, name)| *name);
    let known = || format!("known here: {}", sections().collect::<Vec<_>>().join(", "));
    Fault::new(Rule::UnknownKey, format!("unknown key `{key}`"))
        .help(did_you_mean(key, sections()).unwrap_or_else(known))
}

/// A section as a tree.
fn section(part: &Part<'_>) -> Result<Option<Node>, TreeFault> {
    match parse_whole(part.text) {
        Ok(tree) => Ok(tree.map(|tree| tree.moved_down(part.line - 1))),
        Err(fault) => Err(TreeFault { line: fault.line + part.line - 1, ..fault }),
    }
}

/// Takes the entries out of a tree.
struct TreeItems<'i, 't> {
    file: u32,
    items: &'i mut Vec<Item<'t>>,
    problems: &'i mut Problems,
}

impl<'t> TreeItems<'_, 't> {
    fn add(&mut self, tree: &'t Node) {
        if tree.is_null() {
            return;
        }
        let Value::Map(sections) = &tree.value else {
            let message = format!("expected a map of sections, found {}", tree.describe());
            let fault = Fault::new(Rule::WrongShape, message)
                .help("a graph file holds keys such as `entities:` and `relations:`");
            return self.problems.at(self.file, (tree.line, tree.column), fault);
        };
        for (key, value) in sections {
            let name = key.scalar().unwrap_or_default();
            match Section::named(name) {
                Some(section) => self.add_section(section, name, key, value),
                None => self.problems.at(self.file, (key.line, key.column), unknown_key(name)),
            }
        }
    }

    fn add_section(&mut self, section: Section, name: &str, key: &'t Node, value: &'t Node) {
        let file = self.file;
        let item = |node: &Node, form| Item { section, file, line: node.line, form };
        match &value.value {
            _ if section.is_single() => self.items.push(item(key, Form::Named(key, value))),
            _ if value.is_null() => {}
            Value::List(list) if section == Section::Relations => {
                let entries = list.iter().map(|value| item(value, Form::Listed(value)));
                self.items.extend(entries);
            }
            Value::Map(entries) if section != Section::Relations => {
                let entries = entries.iter();
                self.items.extend(entries.map(|(key, value)| item(key, Form::Named(key, value))));
            }
            _ => {
                let expected =
                    if section == Section::Relations { "a list" } else { "a map of slugs" };
                let message = format!("`{name}` must be {expected}, found {}", value.describe());
                let first =
                    if section == Section::Relations { "- from: …" } else { "some-slug: …" };
                let help = format!("indent the entries below it, such as `{first}`");
                let fault = Fault::new(Rule::WrongShape, message).help(help);
                self.problems.at(file, (value.line, value.column), fault);
            }
        }
    }
}
