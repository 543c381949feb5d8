//! Excel workbooks. Each sheet is converted to CSV, one line per row, so that all tables are read the same way.

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, Xlsx, XlsxError};

use super::scan::MAX_COLUMNS;
use super::workbook_scan::{HELP, exceeds_limit, scan_workbook, too_many};
use crate::load::problems::{NewProblem, Rule};

/// The number of rows in an Excel sheet.
const MAX_ROWS: u32 = 1 << 20;

type Workbook = Xlsx<Cursor<Vec<u8>>>;

/// The sheets of a workbook, and problems with what cannot be imported.
pub(super) struct Sheets {
    /// The name of each sheet that has cells with text, and its rows as CSV.
    pub(super) tables: Vec<(String, String)>,
    pub(super) problems: Vec<NewProblem>,
}

/// Converts the sheets, which may have `limit` bytes of CSV in total.
pub(super) fn sheets(bytes: Vec<u8>, limit: u64) -> Result<Sheets, NewProblem> {
    let problems = scan_workbook(&bytes, limit)?;
    let mut workbook: Workbook =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let mut bytes_left = usize::try_from(limit).unwrap_or(usize::MAX);
    let mut tables = Vec::new();
    for name in workbook.sheet_names() {
        let text = sheet(&mut workbook, &name, bytes_left)?;
        bytes_left = bytes_left.saturating_sub(text.len());
        if !text.trim().is_empty() {
            // A slash would be taken for a path separator.
            tables.push((name.replace('/', "-"), text));
        }
    }
    if tables.is_empty() {
        return Err(NewProblem::new(Rule::NoGraph, "this workbook has no cells with text", HELP));
    }
    Ok(Sheets { tables, problems })
}

/// The rows of a sheet from its first one, blank rows included, so that the n-th line is row n.
fn sheet(workbook: &mut Workbook, name: &str, limit: usize) -> Result<String, NewProblem> {
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A chart sheet has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(String::new()),
        Err(error) => return Err(unreadable(&error)),
    };
    let (mut text, mut row, mut column) = (String::new(), 0, 0);
    while let Some(cell) = cells.next_cell().map_err(|error| unreadable(&error))? {
        let value = cell_text(cell.get_value());
        if value.is_empty() {
            continue;
        }
        let (cell_row, cell_column) = cell.get_position();
        if cell_row >= MAX_ROWS {
            return Err(too_many(&format!("sheet `{name}`"), MAX_ROWS as usize, "rows"));
        }
        if cell_column as usize >= MAX_COLUMNS {
            return Err(too_many(&format!("sheet `{name}`"), MAX_COLUMNS, "columns"));
        }
        while row < cell_row {
            end_row(&mut text);
            (row, column) = (row + 1, 0);
        }
        while column < cell_column {
            text.push(',');
            column += 1;
        }
        push_quoted(&mut text, &value);
        if text.len() > limit {
            return Err(exceeds_limit("text of the sheets"));
        }
    }
    text.push('\n');
    Ok(text)
}

/// A blank line would not count as a row, so it has an empty cell.
fn end_row(text: &mut String) {
    if text.is_empty() || text.ends_with('\n') {
        text.push_str("\"\"");
    }
    text.push('\n');
}

fn push_quoted(text: &mut String, value: &str) {
    text.push('"');
    for character in value.chars() {
        match character {
            '"' => text.push_str("\"\""),
            '\n' | '\r' => text.push(' '),
            _ => text.push(character),
        }
    }
    text.push('"');
}

fn cell_text(value: &DataRef<'_>) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            text.clone()
        }
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::DateTime(date) if date.is_datetime() => date_text(date),
        DataRef::DateTime(duration) => duration.as_f64().to_string(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A day, with the time of day if there is one.
fn date_text(date: &ExcelDateTime) -> String {
    let (year, month, day, hour, minute, second, _) = date.to_ymd_hms_milli();
    let day = format!("{year:04}-{month:02}-{day:02}");
    if (hour, minute, second) == (0, 0, 0) {
        return day;
    }
    format!("{day} {hour:02}:{minute:02}:{second:02}")
}

fn unreadable(error: &XlsxError) -> NewProblem {
    NewProblem::new(Rule::Syntax, format!("this workbook cannot be read: {error}"), HELP)
}
