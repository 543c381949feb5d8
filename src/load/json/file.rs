use std::ops::ControlFlow;

use super::entry::JsonEntry;
use super::syntax::{JsonReason, error_position};
use super::text::{JsonText, Members, TextCursor};
use crate::load::location::Location;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::section::Section;
use crate::load::source::{Add, LocatedRecord, ReadEntry, RecordSource};
use crate::load::text::Text;
use crate::load::yaml::{read_tree, unknown_section};

/// The maximum number of keys of a file: a key takes much more memory than its text.
const MAX_KEYS: usize = 10_000;
/// The maximum length of a key in bytes. Longer ones are not copied, only their starts.
const MAX_KEY: usize = 1_000;

/// A graph file in JSON. Its records are located each time they are read: a list of them would take more memory than short
/// records themselves.
#[derive(Debug)]
pub(crate) struct JsonFile<'t> {
    file: u32,
    /// In file order.
    sections: Vec<RawSection<'t>>,
    problems: Vec<LocatedProblem>,
}

#[derive(Debug)]
struct RawSection<'t> {
    section: Section,
    key: JsonText<'t>,
    /// A list or map of records, or the value of a section without records.
    value: JsonText<'t>,
}

impl<'t> JsonFile<'t> {
    pub(crate) fn new(file: u32, text: &'t Text) -> Self {
        let mut json = Self { file, sections: Vec::new(), problems: Vec::new() };
        let root = JsonText { raw: &text.body, position: (1, 1) };
        match root.first_members(MAX_KEYS + 1) {
            Ok(sections) if sections.len() > MAX_KEYS => json.problems.push(too_many_keys()),
            Ok(sections) => json.add_sections(sections, &mut root.cursor()),
            Err(_) if root.raw.trim_ascii().is_empty() => {}
            Err(error) => json.problems.push(syntax_problem(&text.body, &error)),
        }
        json
    }

    fn add_sections(&mut self, sections: Members<'t>, cursor: &mut TextCursor<'t>) {
        for (key, value) in sections {
            let (key, value) = (cursor.locate(key.get()), cursor.locate(value.get()));
            let name = key_name(key);
            match Section::from_key(&name) {
                Some(section) => self.add_section(section, key, value),
                None => self.problems.push((key.position, unknown_section(&name))),
            }
        }
    }

    fn add_section(&mut self, section: Section, key: JsonText<'t>, value: JsonText<'t>) {
        if value.is_null() || (section.is_single() && value.raw == "\"\"") {
            return;
        }
        let has_records = match value.first_character() {
            Some('[') => true,
            Some('{') => section != Section::Relations,
            _ => false,
        };
        if section.is_single() || has_records {
            return self.sections.push(RawSection { section, key, value });
        }
        let message = format!("{} must be a list of records", key.raw.replace('"', "`"));
        let help = "write the records in brackets, as `guanxi export json` does";
        self.problems.push((value.position, NewProblem::new(Rule::WrongShape, message, help)));
    }

    fn read_entry(&self, section: Section, entry: &JsonEntry<'t>, add: Add<'_>) -> ControlFlow<()> {
        let at = Location::new(section, self.file, entry.position(), entry);
        let (tree, bytes) = (entry.tree(), entry.len());
        let slug = tree.as_ref().ok().and_then(|tree| tree.first_key()).map(str::to_owned);
        let reading = match tree {
            Ok(tree) => read_tree(section, tree),
            Err(problem) => ReadEntry { problems: vec![problem], ..ReadEntry::default() },
        };
        add(LocatedRecord { at, slug: slug.as_deref(), bytes, reading })
    }
}

impl<'t> RawSection<'t> {
    /// Passes the entries to `visit`, one at a time, until it breaks.
    fn visit_entries(
        &self,
        mut visit: impl FnMut(JsonEntry<'t>) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Self { section, key, value } = *self;
        if section.is_single() {
            return visit(JsonEntry::new(section, Some(key), value));
        }
        let mut cursor = value.cursor();
        value.visit_records(&mut |key, value| {
            let key = key.map(|key| cursor.locate(key));
            visit(JsonEntry::new(section, key, cursor.locate(value)))
        })
    }
}

impl RecordSource for JsonFile<'_> {
    fn read(&mut self, section: Section, add: Add<'_>) {
        let sections = self.sections.iter().filter(|part| part.section == section);
        for part in sections {
            if part.visit_entries(|entry| self.read_entry(section, &entry, add)).is_break() {
                break;
            }
        }
    }

    fn problems(&self) -> &[LocatedProblem] {
        &self.problems
    }

    fn is_empty(&self) -> bool {
        self.sections
            .iter()
            .all(|part| part.visit_entries(|_| ControlFlow::Break(())).is_continue())
    }
}

/// The text of a top-level key; only the start of a long one, which cannot name a section.
fn key_name(key: JsonText<'_>) -> String {
    if key.raw.len() > MAX_KEY {
        return key.raw.chars().skip(1).take(MAX_KEY).collect();
    }
    key.string().unwrap_or_default()
}

fn too_many_keys() -> LocatedProblem {
    let message = format!("more than {MAX_KEYS} keys, so the file is not read");
    let help = "a graph has one list for each kind of record, as `guanxi export json` writes it";
    ((1, 1), NewProblem::new(Rule::TooLarge, message, help))
}

/// The problem with a file that is not JSON, or whose value is not a map.
fn syntax_problem(body: &str, error: &serde_json::Error) -> LocatedProblem {
    if error.is_data() {
        let message = "expected a map of sections";
        let help = "`guanxi export json` writes such a file";
        return ((1, 1), NewProblem::new(Rule::WrongShape, message, help));
    }
    let JsonReason { message, help } = JsonReason::new(error);
    let message = format!("this is not JSON: {message}");
    (error_position(body, error), NewProblem::new(Rule::Syntax, message, help))
}
