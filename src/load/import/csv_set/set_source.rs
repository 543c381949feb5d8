use std::rc::Rc;

use super::child_rows::ChildRows;
use super::columns::SetTable;
use super::set_entry::SetEntry;
use super::set_file::SetFile;
use crate::load::import::capped_problems::CappedProblems;
use crate::load::import::table::Table;
use crate::load::location::Location;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};
use crate::load::section::Section;
use crate::load::source::{Add, LocatedRecord, ReadOutcome, RecordSource};
use crate::text::short_list;

/// The message and the help for a table that is not part of the set.
pub(super) const UNKNOWN_TABLE: (&str, &str) = (
    "this is not a table of the set, so it is left out",
    "import tables of other programs separately",
);

/// All tables of a set.
#[derive(Debug)]
pub(super) struct SharedTables<'t> {
    pub(super) files: Vec<SetFile<'t>>,
    pub(super) children: ChildRows,
}

/// One table of a set.
#[derive(Debug)]
pub(super) struct SetSource<'t> {
    shared: Rc<SharedTables<'t>>,
    /// The index of its file in the set.
    index: usize,
    problems: Vec<LocatedProblem>,
}

/// A table that is not read, with the reasons.
#[derive(Debug)]
pub(super) struct ReportedTable(Vec<LocatedProblem>);

impl<'t> SetSource<'t> {
    /// A source for each table.
    pub(super) fn all(shared: &Rc<SharedTables<'t>>) -> Vec<Box<dyn RecordSource + 't>> {
        let sources = shared.files.iter().enumerate().map(|(index, file)| {
            let shared = Rc::clone(shared);
            Box::new(Self { shared, index, problems: file.problems() }) as Box<_>
        });
        sources.collect()
    }

    #[expect(clippy::indexing_slicing, reason = "there is a source for each of the files")]
    fn file(&self) -> &SetFile<'t> {
        &self.shared.files[self.index]
    }
}

/// Whether the rows of a table are the entries of a section.
fn has_entries_of(table: SetTable, section: Section) -> bool {
    match table {
        SetTable::Graph => section.is_single(),
        SetTable::EntityKinds => section == Section::EntityKinds,
        SetTable::RelationKinds => section == Section::RelationKinds,
        SetTable::Sources => section == Section::Sources,
        SetTable::Entities => section == Section::Entities,
        SetTable::Relations => section == Section::Relations,
        SetTable::Paragraphs
        | SetTable::Aliases
        | SetTable::Links
        | SetTable::Facts
        | SetTable::Citations => false,
    }
}

impl RecordSource for SetSource<'_> {
    fn read(&mut self, section: Section, add: Add<'_>) {
        let file = self.file();
        if !has_entries_of(file.kind, section) {
            return;
        }
        file.table.for_each_row(|row| {
            let entry = SetEntry::new(&self.shared, file, section, row);
            if let Some(reading) = entry.read() {
                let at = Location::new(section, file.table.file, row.position(), &entry);
                let has_slug = !section.is_single() && section != Section::Relations;
                let slug = has_slug.then(|| file.cell(row, "id")).filter(|slug| !slug.is_empty());
                let _ = add(LocatedRecord { at, slug, bytes: 0, reading });
            }
        });
    }

    fn problems(&self) -> &[LocatedProblem] {
        &self.problems
    }

    fn is_empty(&self) -> bool {
        false
    }

    /// Reports the rows that belong to missing records.
    fn finish(&mut self) -> ReadOutcome {
        let mut problems = CappedProblems::default();
        for (position, parent) in self.shared.children.unused(self.index) {
            let row = self.file().row_at(position);
            let message = format!("row {} belongs to {parent}, which does not exist", row.number);
            problems.add(
                row.position(),
                Rule::NotImported,
                message,
                "correct the id, or remove the row",
            );
        }
        ReadOutcome::Done(problems.finish())
    }
}

impl ReportedTable {
    pub(super) fn new(problem: Option<NewProblem>) -> Self {
        Self(problem.into_iter().map(|problem| ((1, 0), problem)).collect())
    }

    /// A table that is not part of the set.
    pub(super) fn unknown(table: &Table<'_>) -> Self {
        let (message, help) = UNKNOWN_TABLE;
        let problem = header_problem(table)
            .unwrap_or_else(|| NewProblem::new(Rule::NotMapped, message, help));
        let mut reported = Self::new(Some(problem));
        reported.0.extend(table.problem.clone());
        reported
    }
}

/// The problem with a table that has the name of one of the set, but not its header.
pub(super) fn header_problem(table: &Table<'_>) -> Option<NewProblem> {
    let kind = SetTable::ALL.into_iter().find(|kind| kind.file() == table.name)?;
    let columns = kind.columns().iter().filter(|column| column.is_required());
    let missing = columns.filter(|column| !table.header.iter().any(|it| it == column.header));
    let missing: Vec<String> = missing.map(|column| format!("`{}`", column.header)).collect();
    let missing: Vec<&str> = missing.iter().map(String::as_str).collect();
    let message = format!(
        "this is not the {} of a CSV set, as its header lacks {}, so it is left out",
        table.name,
        short_list(&missing, ", ")
    );
    let help = "export the set again, or import tables of other programs separately";
    Some(NewProblem::new(Rule::NotImported, message, help))
}

impl RecordSource for ReportedTable {
    fn read(&mut self, _: Section, _: Add<'_>) {}

    fn problems(&self) -> &[LocatedProblem] {
        &self.0
    }

    /// No entry refers to the table, so its problems make no section incomplete.
    fn is_empty(&self) -> bool {
        false
    }
}
