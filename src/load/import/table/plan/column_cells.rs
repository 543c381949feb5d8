//! What the cells of columns look like.

use crate::load::import::table::period::PeriodCells;
use crate::load::import::table::text::Table;

/// The maximum number of rows to examine for dates.
const MAX_PERIOD_ROWS: usize = 100;

/// Counts the types of the cells in two columns of the first rows.
pub(super) fn count_period_cells(table: &Table<'_>, columns: [usize; 2]) -> PeriodCells {
    let (mut counts, mut rows_left) = (PeriodCells::default(), MAX_PERIOD_ROWS);
    table.for_rows_while(|row| {
        let cells = columns.map(|column| row.cell(column));
        for cell in cells {
            counts.add(cell);
        }
        rows_left -= usize::from(cells != ["", ""]);
        rows_left > 0
    });
    counts
}

/// The first non-empty cell of each column, found in one pass over the rows.
pub(super) fn first_cells(table: &Table<'_>) -> Vec<String> {
    let mut first = vec![String::new(); table.header.len()];
    let mut missing = first.len();
    table.for_rows_while(|row| {
        for (first, cell) in first.iter_mut().zip(row.cells()) {
            if first.is_empty() && !cell.is_empty() {
                cell.clone_into(first);
                missing -= 1;
            }
        }
        missing > 0
    });
    first
}
