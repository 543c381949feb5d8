//! The cells with comments. Comments are in parts of their own, to which the part of a sheet refers.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::cell_name::{CellPosition, cell_name, cell_names};
use crate::load::import::table::first_few::FirstFew;
use crate::load::problems::{NewProblem, Rule};
use crate::text::count;

/// Comments, and how a sheet refers to them. Parts are identified by their file names in lower case, without folders.
#[derive(Debug, Default)]
pub(super) struct Comments {
    /// The name and the relationship id of each sheet.
    sheets: Vec<(String, String)>,
    sheet_ids: HashSet<String>,
    /// The part of each sheet, by its relationship id.
    sheet_parts: HashMap<String, String>,
    known_parts: HashSet<String>,
    /// The part with the comments of a sheet, by the part of the sheet.
    comment_parts: HashMap<String, String>,
    cells: BTreeMap<String, FirstFew>,
}

impl Comments {
    /// Returns whether no earlier sheet has this id.
    pub(super) fn add_sheet(&mut self, name: String, id: String) -> bool {
        self.sheets.push((name, id.clone()));
        self.sheet_ids.insert(id)
    }

    /// Returns whether no earlier sheet has this part.
    pub(super) fn add_sheet_part(&mut self, id: String, target: &str) -> bool {
        let part = file_name(target);
        self.sheet_parts.insert(id, part.clone());
        self.known_parts.insert(part)
    }

    /// Adds the target of a sheet's relationship; `relationships` is a part such as `_rels/sheet1.xml.rels`.
    pub(super) fn add_comment_part(&mut self, relationships: &str, target: &str) {
        let sheet = file_name(relationships);
        let sheet = sheet.strip_suffix(".rels").unwrap_or(&sheet);
        self.comment_parts.insert(sheet.to_owned(), file_name(target));
    }

    pub(super) fn add_comment(&mut self, part: &str, cell: CellPosition) {
        self.cells.entry(file_name(part)).or_default().add(|| cell_name(cell));
    }

    /// The parts of all sheets, as file names.
    pub(super) fn sheet_parts(&self) -> impl Iterator<Item = &str> {
        self.sheet_parts.values().map(String::as_str)
    }

    /// A problem for each sheet with comments.
    pub(super) fn problems(mut self) -> Vec<NewProblem> {
        let mut problems = Vec::new();
        for (sheet, id) in &self.sheets {
            let part = self.sheet_parts.get(id).and_then(|part| self.comment_parts.get(part));
            if let Some(cells) = part.and_then(|part| self.cells.remove(part)) {
                problems.push(problem(&format!("sheet `{sheet}`"), &cells));
            }
        }
        problems.extend(self.cells.iter().map(|(part, cells)| problem(part, cells)));
        problems
    }
}

fn problem(place: &str, cells: &FirstFew) -> NewProblem {
    let comments = count(cells.count(), "cell comment is", "cell comments are");
    let message = format!("{place}: {comments} not imported: {}", cell_names(cells));
    NewProblem::new(
        Rule::NotMapped,
        message,
        "to import them, copy them into a column of their own",
    )
}

/// The name of the file in a path, in lower case.
pub(super) fn file_name(path: &str) -> String {
    path.rsplit(['/', '\\']).next().unwrap_or(path).to_lowercase()
}
