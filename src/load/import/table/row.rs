use csv::StringRecord;

use crate::load::location::LineColumn;

/// What pandas, databases and spreadsheets write in a cell without a value.
pub(super) const MISSING: [&str; 8] = ["NaN", "nan", "#N/A", "N/A", "n/a", "<NA>", "NULL", "null"];

/// A row that has a cell with text.
#[derive(Clone, Debug)]
pub(in crate::load::import) struct Row {
    /// One-based, counting the header and blank lines, as a spreadsheet does.
    pub(in crate::load::import) number: u32,
    pub(super) line: u32,
    pub(super) cells: StringRecord,
}

/// The place of a row in its file.
#[derive(Clone, Copy, Debug)]
pub(in crate::load::import) struct RowPosition {
    /// In bytes from the start of the body.
    pub(super) offset: usize,
    pub(in crate::load::import) number: u32,
    pub(super) line: u32,
}

impl Row {
    /// The trimmed text of a cell; empty if the row is too short, or if the cell marks a missing value.
    pub(super) fn cell(&self, column: usize) -> &str {
        let cell = self.cells.get(column).unwrap_or_default().trim();
        if MISSING.contains(&cell) { "" } else { cell }
    }

    /// All cells, as returned by [`Self::cell`].
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.cells.len()).map(|column| self.cell(column))
    }

    /// The non-empty cells in the given columns, which must be in ascending order.
    pub(super) fn cells_in<'r>(
        &'r self,
        columns: &[usize],
    ) -> impl Iterator<Item = (usize, &'r str)> {
        let columns = columns.iter().take_while(|column| **column < self.cells.len());
        let cells = columns.map(|column| (*column, self.cell(*column)));
        cells.filter(|(_, cell)| !cell.is_empty())
    }

    /// All cells, trimmed, including those that mark a missing value.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(str::trim)
    }

    /// The cells that mark a missing value, with their columns.
    pub(super) fn missing_cells(&self) -> impl Iterator<Item = (usize, &str)> {
        self.texts().enumerate().filter(|(_, text)| MISSING.contains(text))
    }

    /// The text of a cell with surrounding spaces.
    pub(in crate::load::import) fn untrimmed_cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }

    /// The position from which the row can be read again.
    pub(in crate::load::import) fn file_position(&self) -> RowPosition {
        let offset = self.cells.position().map_or(0, csv::Position::byte);
        let offset = usize::try_from(offset).unwrap_or(usize::MAX);
        RowPosition { offset, number: self.number, line: self.line }
    }

    /// Whether a cell in this column or to its right has text.
    pub(super) fn has_text_from(&self, column: usize) -> bool {
        self.cells.iter().skip(column).any(|cell| !cell.trim().is_empty())
    }

    pub(in crate::load::import) fn position(&self) -> LineColumn {
        (self.line, 0)
    }
}
