use std::collections::HashMap;

use csv::{ReaderBuilder, StringRecord};

use super::scan::{BadRow, find_bad_row};
use crate::load::location::{LineColumn, line_column};
use crate::load::problems::LocatedProblem;
use crate::load::text::Text;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A table in CSV.
#[derive(Debug)]
pub(in crate::load::import) struct Table<'t> {
    pub(in crate::load::import) file: u32,
    /// The name of its file or sheet, without a folder.
    pub(in crate::load::import) name: &'t str,
    /// The name of its file, without a folder and an extension.
    pub(super) file_stem: &'t str,
    pub(in crate::load::import) header: Vec<String>,
    /// The part of the file that can be parsed.
    body: &'t str,
    /// The number of lines before the body.
    lines_before: u32,
    delimiter: u8,
    /// Why the rest of the file cannot be parsed.
    pub(in crate::load::import) problem: Option<LocatedProblem>,
}

/// A row that has a cell with text.
#[derive(Clone, Debug)]
pub(in crate::load::import) struct Row {
    /// Counted from 1, the header included.
    pub(in crate::load::import) number: u32,
    pub(super) line: u32,
    cells: StringRecord,
}

/// The place of a row in its file.
#[derive(Clone, Copy, Debug)]
pub(in crate::load::import) struct RowPosition {
    /// In bytes from the start of the body.
    offset: usize,
    pub(in crate::load::import) number: u32,
    line: u32,
}

impl Row {
    /// The text of a cell without the spaces around it; empty if the row is too short.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default().trim()
    }

    /// The text of a cell with the spaces around it.
    pub(in crate::load::import) fn whole_cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }

    /// Its place in the file, by which it can be read again.
    pub(in crate::load::import) fn file_position(&self) -> RowPosition {
        let offset = self.cells.position().map_or(0, csv::Position::byte);
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        RowPosition { offset, number: self.number, line: self.line }
    }

    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    pub(in crate::load::import) fn position(&self) -> LineColumn {
        (self.line, 0)
    }
}

impl<'t> Table<'t> {
    pub(in crate::load::import) fn new(file: u32, text: &'t Text) -> Self {
        let (given, skipped) = given_delimiter(&text.body);
        let whole = &text.body[skipped..];
        let lines_before = u32::from(skipped > 0);
        let delimiter = given.unwrap_or_else(|| find_delimiter(whole));
        let bad_row = find_bad_row(whole, delimiter);
        let end = bad_row.as_ref().map_or(whole.len(), |bad| bad.offset);
        let problem =
            bad_row.map(|BadRow { line, problem, .. }| ((line + lines_before, 0), problem));
        let (name, file_stem) = names(&text.name);
        let body = &whole[..end];
        let mut table = Self {
            file,
            name,
            file_stem,
            header: Vec::new(),
            body,
            lines_before,
            delimiter,
            problem,
        };
        let mut first = StringRecord::new();
        if table.reader(0).read_record(&mut first).unwrap_or(false) {
            table.header = column_names(&first);
        }
        table
    }

    /// The name of its sheet, or of its file without the extension.
    pub(super) fn stem(&self) -> &'t str {
        let is_file =
            self.name.strip_prefix(self.file_stem).is_some_and(|rest| rest.starts_with('.'));
        if is_file { self.file_stem } else { self.name }
    }

    /// Visits the rows below the header.
    pub(in crate::load::import) fn for_each_row(&self, mut visit: impl FnMut(&Row)) {
        let mut reader = self.reader(0);
        let mut row = Row { number: 0, line: 0, cells: StringRecord::new() };
        // The text is UTF-8, and rows may have any length, so reading cannot fail.
        while reader.read_record(&mut row.cells).unwrap_or(false) {
            row.number += 1;
            row.line = self.lines_before.saturating_add(self.line(&row.cells));
            let is_blank = row.cells.iter().all(|cell| cell.trim().is_empty());
            if row.number > 1 && !is_blank {
                visit(&row);
            }
        }
    }

    /// The line of the body in which a row starts. The reader stops before the end of a line (`\r\n`) or a blank line, and counts
    /// it only with the next row.
    fn line(&self, row: &StringRecord) -> u32 {
        let Some(position) = row.position() else { return 0 };
        let offset = usize::try_from(position.byte()).unwrap_or(usize::MAX);
        let rest = self.body.as_bytes().get(offset..).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let skipped = ends.filter(|byte| **byte == b'\n').count();
        let line = usize::try_from(position.line()).unwrap_or(usize::MAX);
        line_column(line.saturating_add(skipped), 0).0
    }

    /// Reads a row again, without those before it.
    pub(in crate::load::import) fn row_at(&self, position: RowPosition) -> Row {
        let RowPosition { offset, number, line } = position;
        let mut cells = StringRecord::new();
        // The row was read before, so this cannot fail.
        let _ = self.reader(offset).read_record(&mut cells);
        Row { number, line, cells }
    }

    /// A reader from an offset in the body.
    fn reader(&self, offset: usize) -> csv::Reader<&'t [u8]> {
        let rest = self.body.as_bytes().get(offset..).unwrap_or_default();
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(self.delimiter);
        builder.buffer_capacity(rest.len().min(1 << 13)).from_reader(rest)
    }
}

/// The headers, made unique: `Note` and `Note 2`.
fn column_names(header: &StringRecord) -> Vec<String> {
    let (mut names, mut counts) = (Vec::new(), HashMap::new());
    for (number, cell) in (1..).zip(header) {
        let name = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        let name = if name.is_empty() { format!("column {number}") } else { name };
        let count = counts.entry(name.clone()).or_insert(0);
        *count += 1;
        names.push(if *count == 1 { name } else { format!("{name} {count}") });
    }
    names
}

/// The name of a file or sheet, and the name of the file without its extension. The text of a sheet is called
/// `book.xlsx/Sheet`.
fn names(text_name: &str) -> (&str, &str) {
    let (parent, name) = text_name.rsplit_once(['/', '\\']).unwrap_or(("", text_name));
    let workbook = parent.rsplit(['/', '\\']).next().unwrap_or(parent);
    let file = if workbook.to_lowercase().ends_with(".xlsx") { workbook } else { name };
    (name, file.rsplit_once('.').map_or(file, |(stem, _)| stem))
}

/// The delimiter in a first line such as `sep=;`, which Excel writes and reads, and the length of that line.
fn given_delimiter(text: &str) -> (Option<u8>, usize) {
    let line = text.split_inclusive('\n').next().unwrap_or_default();
    match line.trim_end().as_bytes() {
        [b's', b'e', b'p', b'=', delimiter] => (Some(*delimiter), line.len()),
        _ => (None, 0),
    }
}

/// The delimiter that occurs most often in the header.
fn find_delimiter(text: &str) -> u8 {
    let line = text.lines().next().unwrap_or_default();
    // Parts with an odd index are in quotes.
    let unquoted = || line.split('"').step_by(2);
    let count = |delimiter: u8| {
        unquoted().map(|part| part.bytes().filter(|byte| *byte == delimiter).count()).sum::<usize>()
    };
    let best = DELIMITERS.into_iter().rev().max_by_key(|delimiter| count(*delimiter));
    best.unwrap_or(b',')
}
