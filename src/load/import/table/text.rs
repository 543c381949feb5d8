#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "rows and line ends are found")]

use std::cell::RefCell;
use std::io::{Cursor, Read};

use csv::{ReaderBuilder, StringRecord};

use super::cytoscape::EdgeNameColumns;
use super::header::{MAX_HEADER_ROW, column_names, header_index};
use super::row::{Row, RowPosition};
use super::scan::{BadRow, find_bad_row};
use crate::load::location::line_column;
use crate::load::problems::LocatedProblem;
use crate::load::text::Text;

const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// A table in CSV.
#[derive(Debug)]
pub(in crate::load::import) struct Table<'t> {
    pub(in crate::load::import) file: u32,
    /// The name of its file or sheet, without the folder.
    pub(in crate::load::import) name: &'t str,
    /// The name of its file, without folder or extension.
    pub(super) file_stem: &'t str,
    /// The path of the workbook with the sheet; `None` for a file.
    pub(super) workbook: Option<&'t str>,
    /// A name for each column, including those to the right of the header.
    pub(in crate::load::import) header: Vec<String>,
    /// The number of columns that the file's header has.
    pub(super) given_columns: usize,
    /// One-based; 0 without a header. The rows above it are a title.
    pub(super) header_row: u32,
    /// The column from which the ends of relations are read, in the edge tables of Cytoscape.
    pub(super) edge_names: Option<EdgeNameColumns>,
    /// The part of the file that can be parsed.
    body: &'t str,
    /// The number of lines before the body.
    lines_before: u32,
    pub(super) delimiter: u8,
    /// Why the rest of the file cannot be parsed.
    pub(in crate::load::import) problem: Option<LocatedProblem>,
    /// Reads rows again. Kept, because it takes longer to create than to read a row.
    row_reader: RefCell<Option<csv::Reader<Cursor<&'t [u8]>>>>,
}

/// The number of line endings before a row, and how many of them end blank lines.
struct SkippedLines {
    all: usize,
    blank: u32,
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
        let (name, file_stem, workbook) = names(&text.name);
        let unread = Self::unread(file, name, &whole[..end]);
        let mut table = Self { file_stem, workbook, lines_before, delimiter, problem, ..unread };
        table.read_header();
        table
    }

    /// A table from a database, which is separated by commas and has its header in the first row.
    pub(in crate::load::import) fn of_database(file: u32, text: &'t Text) -> Self {
        let mut table = Self::unread(file, &text.name, &text.body);
        let mut header = Vec::new();
        table.visit_rows(|row| {
            header.extend(row.cells.iter().map(str::to_owned));
            false
        });
        table.given_columns = header.len();
        table.header = header;
        table
    }

    /// A table separated by commas, whose header has not been read.
    fn unread(file: u32, name: &'t str, body: &'t str) -> Self {
        Self {
            file,
            name,
            file_stem: name,
            workbook: None,
            header: Vec::new(),
            given_columns: 0,
            header_row: 1,
            edge_names: None,
            body,
            lines_before: 0,
            delimiter: b',',
            problem: None,
            row_reader: RefCell::default(),
        }
    }

    fn read_header(&mut self) {
        let first_rows = self.first_rows();
        let first: Vec<StringRecord> = first_rows.iter().map(|row| row.cells.clone()).collect();
        let index = header_index(&first);
        let Some(mut header) = first.get(index).cloned() else { return };
        self.header_row = first_rows[index].number;
        self.given_columns = header.len();
        let edge_names = EdgeNameColumns::find(&column_names(&header), &first[index + 1..]);
        if edge_names.is_some() {
            header.extend(EdgeNameColumns::HEADERS);
        } else {
            let width = self.width();
            header.extend((header.len()..width).map(|_| ""));
        }
        self.edge_names = edge_names;
        self.header = column_names(&header);
    }

    /// Treats the header as a data row, and names the columns by number.
    pub(super) fn use_column_numbers(&mut self) {
        self.header_row = 0;
        self.edge_names = None;
        self.given_columns = self.width();
        self.header = column_names(&StringRecord::from(vec![""; self.given_columns]));
    }

    /// The number of columns up to the last one with text below the header.
    fn width(&self) -> usize {
        let mut width = 0;
        self.for_each_row(|row| {
            let with_text = (1..).zip(&row.cells).filter(|(_, cell)| !cell.trim().is_empty());
            width = width.max(with_text.last().map_or(0, |(number, _)| number));
        });
        width
    }

    /// The name in messages and titles: that of the file, or those of the workbook and the sheet.
    pub(super) fn title(&self) -> String {
        match self.workbook {
            Some(path) => format!("{}, {}", file_name(path), self.name),
            None => self.name.to_owned(),
        }
    }

    /// The text of each row above the header; empty for a blank row.
    pub(super) fn title_rows(&self) -> Vec<String> {
        let mut texts = vec![String::new(); self.header_row.saturating_sub(1) as usize];
        for row in self.first_rows() {
            if let Some(text) = texts.get_mut(row.number as usize - 1) {
                let cells = row.cells.iter().map(str::trim).filter(|cell| !cell.is_empty());
                *text = cells.collect::<Vec<_>>().join("; ");
            }
        }
        texts
    }

    /// The rows that may be the header, without blank lines.
    fn first_rows(&self) -> Vec<Row> {
        let mut rows = Vec::new();
        self.visit_rows(|row| {
            rows.push(row.clone());
            rows.len() < MAX_HEADER_ROW
        });
        rows
    }

    /// Visits the rows below the header.
    pub(in crate::load::import) fn for_each_row(&self, mut visit: impl FnMut(&Row)) {
        self.for_rows_while(|row| {
            visit(row);
            true
        });
    }

    /// Like [`Self::for_each_row`], until `visit` returns false.
    pub(super) fn for_rows_while(&self, mut visit: impl FnMut(&Row) -> bool) {
        self.visit_rows(|row| {
            let is_blank = row.cells.iter().all(|cell| cell.trim().is_empty());
            if row.number <= self.header_row || is_blank {
                return true;
            }
            if let Some(names) = &self.edge_names {
                names.add_ends(&mut row.cells, self.given_columns);
            }
            visit(row)
        });
    }

    /// Visits the rows that are not blank lines, until `visit` returns false.
    fn visit_rows(&self, mut visit: impl FnMut(&mut Row) -> bool) {
        let mut reader = self.reader_of(self.body.as_bytes());
        let mut row = Row { number: 0, line: 0, cells: StringRecord::new() };
        // The text is UTF-8, and rows may have any length, so reading cannot fail.
        while reader.read_record(&mut row.cells).unwrap_or(false) {
            let skipped = self.skipped_lines(&row.cells);
            let line = row.cells.position().map_or(0, csv::Position::line);
            let line = usize::try_from(line).unwrap_or(usize::MAX).saturating_add(skipped.all);
            row.line = self.lines_before.saturating_add(line_column(line, 0).0);
            // In a spreadsheet, a blank line is a row.
            row.number = row.number.saturating_add(1).saturating_add(skipped.blank);
            if !visit(&mut row) {
                break;
            }
        }
    }

    /// The line endings that the reader skips before a row. The reader stops before the second half of a line ending (`\r\n`)
    /// and before blank lines, and counts them only with the next row.
    fn skipped_lines(&self, row: &StringRecord) -> SkippedLines {
        let offset = row.position().map_or(0, csv::Position::byte);
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        let (before, rest) = self.body.as_bytes().split_at_checked(offset).unwrap_or_default();
        let ends = rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n'));
        let all = ends.filter(|byte| **byte == b'\n').count();
        let is_half = before.last() == Some(&b'\r') && rest.first() == Some(&b'\n');
        SkippedLines { all, blank: line_column(all - usize::from(is_half), 0).0 }
    }

    /// Reads a row again, without reading those before it.
    pub(in crate::load::import) fn row_at(&self, position: RowPosition) -> Row {
        let RowPosition { offset, number, line } = position;
        let mut cells = StringRecord::new();
        let mut place = csv::Position::new();
        place.set_byte(offset as u64);
        let mut reader = self.row_reader.borrow_mut();
        let reader =
            reader.get_or_insert_with(|| self.reader_of(Cursor::new(self.body.as_bytes())));
        // The row was read before, so this cannot fail.
        let _ = reader.seek(place).and_then(|()| reader.read_record(&mut cells));
        Row { number, line, cells }
    }

    fn reader_of<R: Read>(&self, body: R) -> csv::Reader<R> {
        let mut builder = ReaderBuilder::new();
        builder.has_headers(false).flexible(true).delimiter(self.delimiter);
        builder.buffer_capacity(self.body.len().min(1 << 13)).from_reader(body)
    }
}

/// The name of a file or sheet, the file's name without the extension, and the path of a sheet's workbook. A sheet has the
/// path `book.xlsx/Sheet`.
fn names(text_name: &str) -> (&str, &str, Option<&str>) {
    let parent = text_name.rsplit_once(['/', '\\']).map(|(parent, _)| parent);
    let workbook = parent.filter(|parent| parent.to_lowercase().ends_with(".xlsx"));
    let file = file_name(workbook.unwrap_or(text_name));
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    (file_name(text_name), stem, workbook)
}

fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The delimiter in a first line such as `sep=;`, which Excel writes and reads, and the length of that line.
fn given_delimiter(text: &str) -> (Option<u8>, usize) {
    let line = text.split_inclusive('\n').next().unwrap_or_default();
    match line.trim_end().as_bytes() {
        [b's', b'e', b'p', b'=', delimiter] => (Some(*delimiter), line.len()),
        _ => (None, 0),
    }
}

/// The most frequent delimiter in the first line that has one, since a title above the header may have none.
fn find_delimiter(text: &str) -> u8 {
    // Parts with an odd index are quoted.
    let unquoted = |line: &'_ str| line.split('"').step_by(2).collect::<String>();
    let mut lines = text.lines().take(MAX_HEADER_ROW).map(unquoted);
    let line = lines.find(|line| line.bytes().any(|byte| DELIMITERS.contains(&byte)));
    let line = line.unwrap_or_default();
    let count = |delimiter: u8| line.bytes().filter(|byte| *byte == delimiter).count();
    let best = DELIMITERS.into_iter().rev().max_by_key(|delimiter| count(*delimiter));
    best.unwrap_or(b',')
}
