//! Merged cells, which show the text of the first cell.

use std::collections::{BTreeMap, HashMap};

use calamine::XlsxError;

use super::Workbook;
use super::cell_name::CellPosition;

/// The cells of a sheet that are merged with those below them. Their text is repeated in every row that has other text.
/// Text in cells merged sideways is not repeated, so that a title remains one cell.
#[derive(Debug, Default)]
pub(super) struct MergedCells {
    /// The last row of each merged cell, by its first cell.
    last_rows: HashMap<CellPosition, u32>,
    /// The last row and the text of those that have begun, by column.
    open: BTreeMap<u32, (u32, String)>,
    /// None of the open cells ends above this row.
    earliest_end: u32,
}

impl MergedCells {
    pub(super) fn read(workbook: &mut Workbook, sheet: &str) -> Result<Self, XlsxError> {
        let regions = match workbook.merge_cells_by_sheet_name(sheet) {
            Err(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_)) => Vec::new(),
            regions => regions?,
        };
        let tall = regions.into_iter().filter(|region| region.end.0 > region.start.0);
        let last_rows = tall.map(|region| (region.start, region.end.0)).collect();
        Ok(Self { last_rows, ..Self::default() })
    }

    /// Records the text of a cell. Cells must be added in the order of the file.
    pub(super) fn add(&mut self, position: CellPosition, text: &str) {
        if let Some(last_row) = self.last_rows.remove(&position) {
            let first = if self.open.is_empty() { last_row } else { self.earliest_end };
            self.earliest_end = first.min(last_row);
            self.open.insert(position.1, (last_row, text.to_owned()));
        }
    }

    /// Drops those that end above a row.
    pub(super) fn start_row(&mut self, row: u32) {
        if self.earliest_end < row && !self.open.is_empty() {
            self.open.retain(|_, (last_row, _)| *last_row >= row);
            let last_rows = self.open.values().map(|(last_row, _)| *last_row);
            self.earliest_end = last_rows.min().unwrap_or(0);
        }
    }

    /// The text, by column, of the cells in a range of columns that began in a row above.
    pub(super) fn texts(&self, columns: std::ops::Range<u32>) -> impl Iterator<Item = (u32, &str)> {
        self.open.range(columns).map(|(column, (_, text))| (*column, text.as_str()))
    }
}
