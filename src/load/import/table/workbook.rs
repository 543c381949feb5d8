//! Excel workbooks. Each sheet is converted to CSV, one line per row, so that all tables are read the same way.

mod cell_links;
mod cell_name;
mod merged_cells;
mod uncalculated;
mod workbook_scan;

use std::io::Cursor;

use calamine::{DataRef, ExcelDateTime, Reader as _, SheetVisible, Xlsx, XlsxError};

use super::scan::MAX_COLUMNS;
use crate::load::problems::{NewProblem, Rule};
use crate::text::count;
use cell_links::CellLinks;
use merged_cells::MergedCells;
use uncalculated::uncalculated_problem;
use workbook_scan::{SAVE_AS_CSV_HELP, WorkbookScan, exceeds_limit, scan_workbook, too_many};

/// The number of rows in an Excel sheet.
const MAX_ROWS: u32 = 1 << 20;

pub(super) type Workbook = Xlsx<Cursor<Vec<u8>>>;

/// The sheets of a workbook, and problems with what cannot be imported.
pub(super) struct Sheets {
    /// The name of each sheet that has cells with text, and its rows as CSV.
    pub(super) tables: Vec<(String, String)>,
    pub(super) problems: Vec<NewProblem>,
}

/// Converts the sheets, which may have `limit` bytes of CSV in total.
pub(super) fn sheets(bytes: Vec<u8>, limit: u64) -> Result<Sheets, NewProblem> {
    let WorkbookScan { has_hyperlinks, has_uncalculated, has_merged_cells, comments } =
        scan_workbook(&bytes, limit)?;
    let mut workbook: Workbook =
        Xlsx::new(Cursor::new(bytes)).map_err(|error| unreadable(&error))?;
    let mut bytes_left = usize::try_from(limit).unwrap_or(usize::MAX);
    let hidden = hidden_sheets(&workbook);
    let (mut tables, mut problems) = (Vec::new(), Vec::new());
    for name in workbook.sheet_names() {
        let links = if has_hyperlinks {
            CellLinks::read(&mut workbook, &name).map_err(|error| unreadable(&error))?
        } else {
            CellLinks::default()
        };
        problems.extend(links.problem(&name));
        let merged = if has_merged_cells {
            MergedCells::read(&mut workbook, &name).map_err(|error| unreadable(&error))?
        } else {
            MergedCells::default()
        };
        let text = sheet(&mut workbook, &name, (&links, merged), bytes_left)?;
        bytes_left = bytes_left.saturating_sub(text.len());
        if has_uncalculated {
            let problem = uncalculated_problem(&mut workbook, &name);
            problems.extend(problem.map_err(|error| unreadable(&error))?);
        }
        if !text.trim().is_empty() {
            problems.extend(hidden.contains(&name).then(|| hidden_problem(&name)));
            // A slash would be taken for a path separator.
            tables.push((name.replace('/', "-"), text));
        }
    }
    if tables.is_empty() {
        return Err(NewProblem::new(
            Rule::NoGraph,
            "this workbook has no cells with text",
            SAVE_AS_CSV_HELP,
        ));
    }
    problems.extend(comments_problem(comments));
    Ok(Sheets { tables, problems })
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

fn comments_problem(comments: usize) -> Option<NewProblem> {
    let message =
        format!("{} not imported", count(comments, "cell comment is", "cell comments are"));
    let help = "to import them, copy them into a column of their own";
    (comments > 0).then(|| NewProblem::new(Rule::NotMapped, message, help))
}

/// The rows of a sheet from its first one, blank rows included, so that the n-th line is row n.
fn sheet(
    workbook: &mut Workbook,
    name: &str,
    (links, merged): (&CellLinks, MergedCells),
    limit: usize,
) -> Result<String, NewProblem> {
    let mut cells = match workbook.worksheet_cells_reader(name) {
        Ok(cells) => cells,
        // A chart sheet has no cells.
        Err(XlsxError::NotAWorksheet(_)) => return Ok(String::new()),
        Err(error) => return Err(unreadable(&error)),
    };
    check_size(name, 0, links.total_width().saturating_sub(1))?;
    let mut rows = CsvRows { text: String::new(), row: 0, column: 0, links, merged };
    while let Some(cell) = cells.next_cell().map_err(|error| unreadable(&error))? {
        let value = cell_text(cell.get_value());
        if value.is_empty() {
            continue;
        }
        let (row, column) = cell.get_position();
        check_size(name, row, column as usize)?;
        while rows.row < row {
            rows.end_row();
        }
        rows.push_merged(column);
        rows.push(column, &value);
        rows.merged.add((row, column), &value);
        if rows.text.len() > limit {
            return Err(exceeds_limit("text of the sheets"));
        }
    }
    if !rows.text.is_empty() {
        rows.end_row();
    }
    Ok(rows.text)
}

/// Fails if a cell is outside the limits of a sheet.
fn check_size(sheet: &str, row: u32, column: usize) -> Result<(), NewProblem> {
    if row >= MAX_ROWS {
        return Err(too_many(&format!("sheet `{sheet}`"), MAX_ROWS as usize, "rows"));
    }
    if column >= MAX_COLUMNS {
        return Err(too_many(&format!("sheet `{sheet}`"), MAX_COLUMNS, "columns"));
    }
    Ok(())
}

/// Writes cells as CSV.
struct CsvRows<'l> {
    text: String,
    row: u32,
    column: u32,
    links: &'l CellLinks,
    merged: MergedCells,
}

impl CsvRows<'_> {
    /// Adds a cell to the current row, to the right of those before it.
    fn push(&mut self, column: u32, value: &str) {
        while self.column < column {
            self.text.push(',');
            self.column += 1;
        }
        push_quoted(&mut self.text, value);
    }

    /// Adds the texts of merged cells before a column.
    fn push_merged(&mut self, column: u32) {
        let merged = std::mem::take(&mut self.merged);
        // The current column has a text if the row has any.
        let start = if self.is_blank() { 0 } else { self.column + 1 };
        if start < column {
            merged.texts(start..column).for_each(|(column, text)| self.push(column, text));
        }
        self.merged = merged;
    }

    fn is_blank(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    /// A blank line would not count as a row, so it has an empty cell.
    fn end_row(&mut self) {
        if !self.is_blank() {
            self.push_merged(u32::MAX);
        }
        for (column, text) in (self.links.width..).zip(self.links.texts_in(self.row)) {
            self.push(column, &text);
        }
        if self.is_blank() {
            self.text.push_str("\"\"");
        }
        self.text.push('\n');
        (self.row, self.column) = (self.row + 1, 0);
        self.merged.start_row(self.row);
    }
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

/// A day, with the time of day if there is one. A time without a day is less than one day.
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

/// `14:30` for a number of days, with seconds if there are any.
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

fn unreadable(error: &XlsxError) -> NewProblem {
    NewProblem::new(
        Rule::Syntax,
        format!("this workbook cannot be read: {error}"),
        SAVE_AS_CSV_HELP,
    )
}
