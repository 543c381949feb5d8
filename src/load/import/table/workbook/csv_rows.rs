use super::cell_links::CellLinks;
use super::cell_name::CellPosition;
use super::merged_cells::MergedCells;
use crate::load::import::table::first_few::FirstFew;

/// Writes cells as CSV.
pub(super) struct CsvRows<'l> {
    pub(super) text: String,
    pub(super) row: u32,
    column: u32,
    links: &'l CellLinks,
    merged: MergedCells,
    pub(super) uncalculated: FirstFew,
}

impl<'l> CsvRows<'l> {
    pub(super) fn new(links: &'l CellLinks, merged: MergedCells) -> Self {
        let (text, uncalculated) = (String::new(), FirstFew::default());
        Self { text, row: 0, column: 0, links, merged, uncalculated }
    }

    /// Adds a cell. Cells must be added in the order of the file.
    pub(super) fn add(&mut self, (row, column): CellPosition, value: &str) {
        while self.row < row {
            self.end_row();
        }
        self.push_merged(column);
        self.push(column, value);
        self.merged.add((row, column), value);
    }

    /// Adds a cell to the current row, to the right of those before it.
    fn push(&mut self, column: u32, value: &str) {
        while self.column < column {
            self.text.push(',');
            self.column += 1;
        }
        push_quoted(&mut self.text, value);
    }

    /// Adds the merged cells before a column.
    fn push_merged(&mut self, column: u32) {
        let merged = std::mem::take(&mut self.merged);
        // If the row has any text, the current column does.
        let start = if self.is_blank() { 0 } else { self.column + 1 };
        if start < column {
            merged.texts(start..column).for_each(|(column, text)| self.push(column, text));
        }
        self.merged = merged;
    }

    fn is_blank(&self) -> bool {
        self.text.is_empty() || self.text.ends_with('\n')
    }

    pub(super) fn end_row(&mut self) {
        if !self.is_blank() {
            self.push_merged(u32::MAX);
        }
        for (column, text) in (self.links.width..).zip(self.links.texts_in(self.row)) {
            self.push(column, &text);
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
