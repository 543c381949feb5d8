//! All the entries of all the files of a graph, whatever form they are written in.

use super::document;
use super::item::{Form, Item, Section};
use super::nearest::did_you_mean;
use super::problems::{Fault, Problems};
use super::rule::Rule;
use super::split::split;
use super::text::Text;
use super::tree::{Node, Value, parse};

/// Reads those files whole that cannot be cut line by line: a tree for each of them.
///
/// A file that is no YAML has no tree; it is then cut line by line after all, so that the fault
/// costs the entry that it is in and no other.
pub(super) fn trees(texts: &[Text], problems: &mut Problems) -> Vec<Option<Node>> {
    let tree = |(file, text): (u32, &Text)| {
        let (body, second) = document::first(&text.body);
        if let Some(line) = second {
            problems.at(file, (line, 1), document::second());
        }
        if !split(file, body).odd {
            return None;
        }
        parse(body).unwrap_or_else(|fault| {
            problems.at(file, (fault.line, fault.column), fault.into());
            None
        })
    };
    (0..).zip(texts).map(tree).collect()
}

/// The entries of every file, in reading order.
pub(super) fn items<'t>(
    texts: &'t [Text],
    trees: &'t [Option<Node>],
    problems: &mut Problems,
) -> Vec<Item<'t>> {
    let mut items = Vec::new();
    for (file, (text, tree)) in (0..).zip(texts.iter().zip(trees)) {
        if let Some(tree) = tree {
            TreeItems { file, items: &mut items, problems }.add(tree);
            continue;
        }
        let parts = split(file, document::first(&text.body).0);
        for (key, line) in parts.strangers {
            problems.at(file, (line, 1), stranger(key));
        }
        items.extend(parts.items);
    }
    items
}

fn stranger(key: &str) -> Fault {
    let sections = || Section::ALL.iter().map(|(_, name)| *name);
    let known = || format!("known here: {}", sections().collect::<Vec<_>>().join(", "));
    Fault::new(Rule::UnknownKey, format!("unknown key `{key}`"))
        .help(did_you_mean(key, sections()).unwrap_or_else(known))
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
                None => self.problems.at(self.file, (key.line, key.column), stranger(name)),
            }
        }
    }

    fn add_section(&mut self, section: Section, name: &str, key: &'t Node, value: &'t Node) {
        let file = self.file;
        let item = |line, form| Item { section, file, line, form };
        match &value.value {
            _ if section.is_single() => self.items.push(item(key.line, Form::Named(key, value))),
            _ if value.is_null() => {}
            Value::List(list) if section == Section::Relations => {
                let entries = list.iter().map(|value| item(value.line, Form::Listed(value)));
                self.items.extend(entries);
            }
            Value::Map(entries) if section != Section::Relations => {
                let entries = entries.iter();
                self.items
                    .extend(entries.map(|(key, value)| item(key.line, Form::Named(key, value))));
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
