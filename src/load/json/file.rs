use super::entry::JsonEntry;
use super::syntax::{JsonReason, error_position};
use super::text::{JsonText, Members, TextCursor};
use crate::load::location::Location;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::section::Section;
use crate::load::source::{Add, LocatedRecord, ReadEntry, RecordSource};
use crate::load::text::Text;
use crate::load::yaml::{read_tree, unknown_section};

#[derive(Debug)]
pub(crate) struct JsonFile<'t> {
    file: u32,
    /// In file order.
    entries: Vec<RawEntry<'t>>,
    problems: Vec<LocatedProblem>,
}

#[derive(Debug)]
struct RawEntry<'t> {
    section: Section,
    key: Option<JsonText<'t>>,
    value: JsonText<'t>,
}

impl<'t> JsonFile<'t> {
    pub(crate) fn new(file: u32, text: &'t Text) -> Self {
        let mut json = Self { file, entries: Vec::new(), problems: Vec::new() };
        let root = JsonText { raw: &text.body, position: (1, 1) };
        match root.members() {
            Ok(sections) => json.add_sections(sections, &mut root.cursor()),
            Err(_) if root.raw.trim_ascii().is_empty() => {}
            Err(error) => json.problems.push(syntax_problem(&text.body, &error)),
        }
        json
    }

    fn add_sections(&mut self, sections: Members<'t>, cursor: &mut TextCursor<'t>) {
        for (key, value) in sections.0 {
            let (key, value) = (cursor.locate(key), cursor.locate(value));
            let name = key.string().unwrap_or_default();
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
        if section.is_single() {
            return self.entries.push(RawEntry { section, key: Some(key), value });
        }
        let mut cursor = value.cursor();
        if let Ok(items) = value.items() {
            let entry = |item| RawEntry { section, key: None, value: cursor.locate(item) };
            self.entries.extend(items.into_iter().map(entry));
        } else if let (true, Ok(members)) = (section != Section::Relations, value.members()) {
            let entry = |(key, value)| {
                let key = Some(cursor.locate(key));
                RawEntry { section, key, value: cursor.locate(value) }
            };
            self.entries.extend(members.0.into_iter().map(entry));
        } else {
            let message = format!("{} must be a list of records", key.raw.replace('"', "`"));
            let help = "write the records in brackets, as `guanxi export json` does";
            self.problems.push((value.position, NewProblem::new(Rule::WrongShape, message, help)));
        }
    }
}

impl RecordSource for JsonFile<'_> {
    fn read(&mut self, section: Section, add: Add<'_>) {
        for RawEntry { key, value, .. } in
            self.entries.iter().filter(|entry| entry.section == section)
        {
            let entry = JsonEntry { section, key: *key, value: *value };
            let at = Location::new(section, self.file, entry.position(), &entry);
            let (tree, bytes) = (entry.tree(), value.raw.len());
            let slug = tree.as_ref().ok().and_then(|tree| tree.first_key()).map(str::to_owned);
            let reading = match tree {
                Ok(tree) => read_tree(section, tree),
                Err(problem) => ReadEntry { problems: vec![problem], ..ReadEntry::default() },
            };
            if add(LocatedRecord { at, slug: slug.as_deref(), bytes, reading }).is_break() {
                break;
            }
        }
    }

    fn problems(&self) -> &[LocatedProblem] {
        &self.problems
    }

    fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
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
