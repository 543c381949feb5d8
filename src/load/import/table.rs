//! Tables of entities and relations: CSV, TSV and the sheets of workbooks.
//!
//! Each table becomes a source. Its row n is paragraph n, counted as in a spreadsheet, so the header is usually paragraph 1. Whatever a
//! row says cites that paragraph. The text of each row is written as its gist: the reader shows it, and without
//! gists the row numbers could not be checked. The tables are read in two passes: the first collects the names, kinds and
//! documents in all of them, the second reads each row as records. Only the collected names and the text of the tables are kept in memory.

mod collect;
mod column;
mod cytoscape;
mod direction;
mod document_names;
mod encoding;
mod entities;
mod entity_record;
mod first_few;
mod guess;
mod header;
mod period;
mod plan;
mod relation_record;
mod row;
mod row_date;
mod scan;
mod table_counts;
mod table_source;
mod text;
#[cfg(feature = "xlsx")]
mod workbook;

use std::path::Path;
use std::rc::Rc;

use super::map::{ImportMap, TableMap};
use super::opened::Opened;
use crate::load::files::{Files, read_bytes};
use crate::load::problems::FileName;
use crate::load::text::Text;
use collect::collect;
use plan::Plan;
pub(super) use row::{Row, RowPosition};
use table_source::TableSource;
pub(super) use text::Table;

/// Adds the text of a table.
pub(super) fn read_csv(files: &mut Files, path: &Path) {
    let text = read_bytes(path, files.bytes_left).and_then(encoding::decode_table);
    files.add_text(FileName::from_path(path), text);
}

/// Adds each sheet of a workbook as a table in CSV.
#[cfg(feature = "xlsx")]
pub(super) fn read_xlsx(files: &mut Files, path: &Path) {
    let name = FileName::from_path(path);
    let sheets = read_bytes(path, files.bytes_left)
        .and_then(|bytes| workbook::sheets(bytes, files.bytes_left));
    match sheets {
        Ok(sheets) => {
            for problem in sheets.problems {
                files.problems.add_in_file(&name, (0, 0), problem);
            }
            for (sheet, text) in sheets.tables {
                let name = format!("{}/{sheet}", name.name);
                files.add_text(FileName { name, path: Some(path.to_owned()) }, Ok(text));
            }
        }
        Err(problem) => files.problems.add_in_file(&name, (0, 0), problem),
    }
}

/// Opens all tables together, since relations refer to entities in other tables.
pub(super) fn open<'t>(texts: &'t [Text], map: &ImportMap) -> Opened<'t> {
    let open_table = |(file, text)| {
        let mut table = Table::new(file, text);
        if map.tables.get(table.name).is_some_and(TableMap::has_no_header) {
            table.use_column_numbers();
        }
        table
    };
    let tables: Vec<Table<'t>> = (0..).zip(texts).map(open_table).collect();
    let mut plans: Vec<Plan> = tables.iter().map(|table| Plan::new(table, map)).collect();
    report_unknown_tables(&tables, map, &mut plans);
    let (mut collected, problems) = collect(&tables, &plans, map);
    let described = tables.iter().zip(&plans).zip(&collected.counts);
    let mapping =
        described.flat_map(|((table, plan), counts)| counts.describe(table, plan)).collect();
    collected.plans = plans;
    collected.headers = tables.iter().map(|table| table.header.clone()).collect();
    let collected = Rc::new(collected);
    let sources = tables.into_iter().zip(problems).map(|(table, problems)| {
        Box::new(TableSource::new(table, Rc::clone(&collected), problems)) as Box<_>
    });
    Opened { sources: sources.collect(), mapping, ignores_map: false }
}

/// Adds a problem for each to the first table.
fn report_unknown_tables(tables: &[Table<'_>], map: &ImportMap, plans: &mut [Plan]) {
    let names: Vec<&str> = tables.iter().map(|table| table.name).collect();
    let unknown = map.tables.keys().filter(|name| !names.contains(&name.as_str()));
    let problems = unknown.map(|name| map.unknown(&["tables", name], name, "table", &names));
    if let Some(first) = plans.first_mut() {
        first.problems.extend(problems);
    }
}
