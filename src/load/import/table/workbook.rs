//! Excel workbooks. Each sheet is converted to CSV, one line per row, so that all tables are read the same way.

mod cell_links;
mod cell_name;
mod comments;
mod csv_rows;
mod formula_links;
mod merged_cells;
mod part_reader;
mod workbook_scan;

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetVisible, Xlsx, XlsxError};

use super::first_few::FirstFew;
use super::scan::MAX_COLUMNS;
use crate::load::problems::{NewProblem, Rule};
use crate::text::count;
use cell_links::CellLinks;
use cell_name::{cell_name, cell_names};
use csv_rows::CsvRows;
use merged_cells::MergedCells;
use workbook_scan::{SAVE_AS_CSV_HELP, WorkbookScan, exceeds_limit, scan_workbook, too_many};

/// The maximum number of rows in an Excel sheet.
const MAX_ROWS: usize = 1 << 20;
/// The maximum number of rows in all sheets of a workbook, including blank ones.
const MAX_TOTAL_ROWS: usize = 4 << 20;

pub(super) type Workbook = Xlsx<Cursor<Vec<u8>>>;

/// The sheets of a workbook, and problems for what cannot be imported.
pub(super) struct Sheets {
    /// The name of each sheet that has cells with text, and its rows as CSV.
    pub(super) tables: Vec<(String, String)>,
    pub(super) problems: Vec<NewProblem>,
}

/// Converts the sheets, if the workbook unpacks to at most `limit` bytes, and if all sheets together take at most a quarter
/// of that as CSV.
pub(super) fn sheets(bytes: Vec<u8>, limit: u64) -> Result<Sheets, NewProblem> {
    let scan = scan_workbook(&bytes, limit)?;
    let mut workbook: Workbook =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable("this workbook", &error))?;
    let hidden = hidden_sheets(&workbook);
    let bytes_left = usize::try_from(limit / 4).unwrap_or(usize::MAX);
    let mut left = RemainingLimits { bytes: bytes_left, rows: MAX_TOTAL_ROWS };
    let (mut tables, mut problems, mut names) = (Vec::new(), Vec::new(), HashSet::new());
    for name in workbook.sheet_names() {
        if !names.insert(name.clone()) {
            return Err(same_name(&name));
        }
        let (links, merged) = links_and_merged(&mut workbook, &name, &scan)
            .map_err(|error| unreadable(&format!("sheet `{name}`"), &error))?;
        problems.extend(links.problems(&name));
        let sheet = sheet(&mut workbook, &name, (&links, merged), left)?;
        let bytes_left = left.bytes.checked_sub(sheet.text.len());
        left.bytes = bytes_left.ok_or_else(|| text_exceeds_limit(&name))?;
        left.rows -= sheet.row as usize;
        problems.extend(uncalculated_problem(&name, &sheet.uncalculated));
        if !sheet.text.trim().is_empty() {
            problems.extend(hidden.contains(&name).then(|| hidden_problem(&name)));
            // A slash would be taken for a path separator.
            tables.push((name.replace('/', "-"), sheet.text));
        }
    }
    if tables.is_empty() {
        return Err(NewProblem::new(
            Rule::NoGraph,
            "this workbook has no cells with text",
            SAVE_AS_CSV_HELP,
        ));
    }
    problems.extend(scan.comments.problems());
    Ok(Sheets { tables, problems })
}

fn links_and_merged(
    workbook: &mut Workbook,
    sheet: &str,
    scan: &WorkbookScan,
) -> Result<(CellLinks, MergedCells), XlsxError> {
    let has_links = scan.has_hyperlinks() || scan.has_formulas;
    let links = has_links.then(|| CellLinks::read(workbook, sheet, scan)).transpose()?;
    let merged = scan.has_merged_cells().then(|| MergedCells::read(workbook, sheet)).transpose()?;
    Ok((links.unwrap_or_default(), merged.unwrap_or_default()))
}

fn hidden_sheets(workbook: &Workbook) -> Vec<String> {
    let sheets = workbook.sheets_metadata().iter();
    let hidden = sheets.filter(|sheet| sheet.visible != SheetVisible::Visible);
    hidden.map(|sheet| sheet.name.clone()).collect()
}

fn hidden_problem(sheet: &str) -> NewProblem {
    let message = format!("sheet `{sheet}` is hidden, but imported");
    let help = format!(
        "to leave it out, write `tables: {{{sheet}: {{rows: nothing}}}}` in the mapping file (`--map`)"
    );
    NewProblem::new(Rule::HiddenSheet, message, help)
}

fn same_name(sheet: &str) -> NewProblem {
    let message = format!("two sheets are named `{sheet}`");
    NewProblem::new(Rule::Syntax, message, "rename one of them in a spreadsheet program")
}

/// The problem with formulas without a stored result, as written by programs that do not calculate.
fn uncalculated_problem(sheet: &str, cells: &FirstFew) -> Option<NewProblem> {
    let formulas = count(
        cells.count(),
        "formula has no stored result, so its cell is",
        "formulas have no stored result, so their cells are",
    );
    let message = format!("sheet `{sheet}`: {formulas} imported as empty: {}", cell_names(cells));
    let help = "open the workbook in a spreadsheet program, and save it";
    (cells.count() > 0).then(|| NewProblem::new(Rule::NotMapped, message, help))
}

/// How many bytes of CSV and how many rows the remaining sheets may have.
#[derive(Clone, Copy)]
struct RemainingLimits {
    bytes: usize,
    rows: usize,
}

/// All rows of a sheet, including blank ones, so that line n is row n.
fn sheet<'l>(
    workbook: &mut Workbook,
    name: &str,
    (links, merged): (&'l CellLinks, MergedCells),
    left: RemainingLimits,
) -> Result<CsvRows<'l>, NewProblem> {
    let unreadable = |error: XlsxError| unreadable(&format!("sheet `{name}`"), &error);
    let mut rows = CsvRows::new(links, merged);
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A chart sheet has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(rows),
        Err(error) => return Err(unreadable(error)),
    };
    check_size(name, 0, links.total_width().saturating_sub(1))?;
    while let Some(cell) = cells.next_cell_with_formula_metadata().map_err(unreadable)? {
        if cell.formula.is_some() && cell.value == DataRef::Empty {
            rows.uncalculated.add(|| cell_name(cell.pos));
        }
        let value = cell_text(&cell.value);
        if value.is_empty() {
            continue;
        }
        check_size(name, cell.pos.0, cell.pos.1 as usize)?;
        if cell.pos.0 as usize >= left.rows {
            return Err(too_many("the workbook", MAX_TOTAL_ROWS, "rows"));
        }
        rows.add(cell.pos, &value);
        if rows.text.len() > left.bytes {
            return Err(text_exceeds_limit(name));
        }
    }
    if !rows.text.is_empty() {
        rows.end_row();
    }
    Ok(rows)
}

fn text_exceeds_limit(sheet: &str) -> NewProblem {
    exceeds_limit(&format!("text up to sheet `{sheet}`, as CSV,"))
}

/// Fails if a cell is outside the limits of a sheet.
fn check_size(sheet: &str, row: u32, column: usize) -> Result<(), NewProblem> {
    if row as usize >= MAX_ROWS {
        return Err(too_many(&format!("sheet `{sheet}`"), MAX_ROWS, "rows"));
    }
    if column >= MAX_COLUMNS {
        return Err(too_many(&format!("sheet `{sheet}`"), MAX_COLUMNS, "columns"));
    }
    Ok(())
}

pub(super) fn cell_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(date) if date.is_datetime() => date_text(date),
        DataRef::DateTime(duration) => duration_text(duration.as_f64()),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A date, with the time of day if there is one. A value below 1 is a time without a date.
fn date_text(date: &ExcelDateTime) -> String {
    if (0.0..1.0).contains(&date.as_f64()) {
        return duration_text(date.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        return day;
    }
    format!("{day} {hour:02}:{minute:02}:{second:02}")
}

/// Formats a number of days as `14:30`, with seconds if there are any.
fn duration_text(days: f64) -> String {
    let seconds = (days * 86_400.0).round();
    let sign = if seconds < 0.0 { "-" } else { "" };
    let (minutes, second) = ((seconds.abs() / 60.0).floor(), seconds.abs() % 60.0);
    let (hour, minute) = ((minutes / 60.0).floor(), minutes % 60.0);
    if second == 0.0 {
        format!("{sign}{hour:02}:{minute:02}")
    } else {
        format!("{sign}{hour:02}:{minute:02}:{second:02}")
    }
}

/// The problem with a workbook or a sheet.
fn unreadable(part: &str, error: &XlsxError) -> NewProblem {
    NewProblem::new(Rule::Syntax, format!("{part} cannot be read: {error}"), SAVE_AS_CSV_HELP)
}
