use csv::StringRecord;

use crate::load::location::LineColumn;

/// What pandas, databases and spreadsheets write in a cell without a value.
pub(super) const MISSING: [&str; 8] = ["NaN", "nan", "#N/A", "N/A", "n/a", "<NA>", "NULL", "null"];

/// A row that has a cell with text.
#[derive(Clone, Debug)]
pub(in crate::load::import) struct Row {
    /// Counted from 1, the header and blank lines included, as a spreadsheet does.
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
    /// The text of a cell without the spaces around it; empty if the row is too short, or if the cell says that its value is
    /// missing.
    pub(super) fn cell(&self, column: usize) -> &str {
        let cell = self.cells.get(column).unwrap_or_default().trim();
        if MISSING.contains(&cell) { "" } else { cell }
    }

    /// The texts of all cells, as [`Self::cell`].
    pub(super) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.cells.len()).map(|column| self.cell(column))
    }

    /// The cells with a text in some columns, which are in ascending order.
    pub(super) fn cells_in<'r>(
        &'r self,
        columns: &[usize],
    ) -> impl Iterator<Item = (usize, &'r str)> {
        let columns = columns.iter().take_while(|column| **column < self.cells.len());
        let cells = columns.map(|column| (*column, self.cell(*column)));
        cells.filter(|(_, cell)| !cell.is_empty())
    }

    /// The texts of all cells, including those that say that their value is missing.
    pub(super) fn texts(&self) -> impl Iterator<Item = &str> {
        self.cells.iter().map(str::trim)
    }

    /// The columns and texts of the cells that say that their value is missing.
    pub(super) fn missing_cells(&self) -> impl Iterator<Item = (usize, &str)> {
        self.texts().enumerate().filter(|(_, text)| MISSING.contains(text))
    }

    /// The text of a cell with the spaces around it.
    pub(in crate::load::import) fn untrimmed_cell(&self, column: usize) -> &str {
        self.cells.get(column).unwrap_or_default()
    }

    /// Its place in the file, by which it can be read again.
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
