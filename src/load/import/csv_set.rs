//! The tables that `export csv-set` writes, read back as the same graph. Unlike other tables, they keep their citations
//! and do not become sources.
//!
//! A set is recognised by the headers of its tables. An incomplete set is rejected: without the tables that they refer
//! to, relations would be uncited, or cite their own rows. Rows that belong to records of other tables are indexed by the
//! ids of those records, and read again when the records are built.

mod child_rows;
mod columns;
mod missing_tables;
mod record;
mod set_entry;
mod set_file;
mod set_source;

use std::path::Path;
use std::rc::Rc;

use super::map::ImportMap;
use super::opened::Opened;
use super::table::{self, Table};
use crate::load::files::Files;
use crate::load::formats::has_extension;
use crate::load::problems::{NewProblem, Rule};
use crate::load::source::RecordSource;
use crate::load::text::Text;
use child_rows::ChildRows;
pub(crate) use columns::{ColumnContent, SetTable};
use missing_tables::missing_tables_problem;
use set_file::SetFile;
use set_source::{ReportedTable, SetSource, SharedTables, UNKNOWN_TABLE, header_problem};

/// Adds the text of a table, or of each table in the folder of a set. Reports other tables in that folder.
pub(super) fn read_csv(files: &mut Files, path: &Path) {
    let paths = SetTable::ALL.map(|table| path.join(table.file()));
    let existing: Vec<_> = paths.iter().filter(|path| path.is_file()).collect();
    if existing.is_empty() {
        return table::read_csv(files, path);
    }
    for path in existing {
        table::read_csv(files, path);
    }
    let others = files.paths_below(path, |path| has_extension(path, &["csv", "tsv"]));
    for other in others.into_iter().filter(|path| !paths.contains(path)) {
        let (message, help) = UNKNOWN_TABLE;
        files.report(&other, NewProblem::new(Rule::NotMapped, message, help));
    }
}

/// Opens the tables as a set, or as ordinary tables if they are not a set, or if the set is incomplete and a mapping file
/// describes its tables.
pub(super) fn open<'t>(texts: &'t [Text], map: &ImportMap) -> Opened<'t> {
    let tables = (0..).zip(texts).map(|(file, text)| Table::new(file, text));
    let files: Vec<Result<SetFile<'t>, Box<Table<'t>>>> = tables.map(SetFile::recognise).collect();
    let kinds: Vec<SetTable> = files.iter().flatten().map(|file| file.kind).collect();
    let missing = missing_tables_problem(&kinds);
    let is_chosen = missing.is_some() && !map.tables.is_empty();
    if is_chosen || !kinds.iter().any(|kind| kind.is_distinctive()) {
        return table::open(texts, map);
    }
    if let Some(problem) = missing {
        return reject(&files, &problem);
    }
    let mapping = files.iter().flatten().map(SetFile::describe).collect();
    let mut set_files = Vec::new();
    let mut unknown = Vec::new();
    for file in files {
        match file {
            Ok(file) => set_files.push(file),
            Err(table) => unknown.push(table),
        }
    }
    let children = ChildRows::index(&set_files);
    let shared = Rc::new(SharedTables { files: set_files, children });
    let mut sources = SetSource::all(&shared);
    for table in unknown {
        // There is one source for each file, in the same order.
        sources.insert(table.file as usize, Box::new(ReportedTable::unknown(&table)));
    }
    Opened { sources, mapping, ignores_map: true }
}

/// Opens the tables of a database, one for each kind of table in the order of [`SetTable::ALL`].
pub(in crate::load) fn open_tables(texts: &[Text]) -> Vec<Box<dyn RecordSource + '_>> {
    let tables = (0..).zip(texts).map(|(file, text)| Table::of_database(file, text));
    let files: Vec<SetFile<'_>> =
        SetTable::ALL.into_iter().zip(tables).map(SetFile::of_database).collect();
    let children = ChildRows::index(&files);
    SetSource::all(&Rc::new(SharedTables { files, children }))
}

/// Reports the problem at the first table of a set, and other headers of tables that have the name of one of the set; reads nothing.
fn reject<'t>(files: &[Result<SetFile<'t>, Box<Table<'t>>>], problem: &NewProblem) -> Opened<'t> {
    let first = files.iter().position(Result::is_ok);
    let sources = files.iter().enumerate().map(|(index, file)| {
        let of_set = (Some(index) == first).then(|| problem.clone());
        let of_header = file.as_ref().err().and_then(|table| header_problem(table));
        Box::new(ReportedTable::new(of_set.or(of_header))) as Box<_>
    });
    Opened { sources: sources.collect(), mapping: Vec::new(), ignores_map: false }
}
