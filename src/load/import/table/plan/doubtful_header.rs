//! Recognises a first row that is data rather than a header, in a table whose header is not known.

use crate::load::import::documents::is_address;
use crate::load::import::table::text::Table;
use crate::load::problems::{LocatedProblem, NewProblem, Rule};

/// The maximum number of rows to compare with the first one.
const MAX_ROWS: usize = 1_000;

/// The warning that the header may be data; `None` if nothing suggests that.
#[expect(clippy::indexing_slicing, reason = "given columns come first in the header")]
pub(super) fn doubtful_header_problem(table: &Table<'_>) -> Option<LocatedProblem> {
    let header = &table.header[..table.given_columns];
    let like_data = header.iter().find_map(|name| describe_data(name));
    let reason = like_data.or_else(|| repeated_cell(table, header))?;
    let message = format!("the first row is taken as the header, but may be data: {reason}");
    let name = table.name;
    let help =
        format!("if it is data, import with `--map`: `tables: {{\"{name}\": {{header: none}}}}`");
    Some(((table.header_row, 0), NewProblem::new(Rule::NotMapped, message, help)))
}

/// Why a cell looks like data: it is a number or an address. A year may be a header.
fn describe_data(cell: &str) -> Option<String> {
    let is_year = cell.len() == 4 && cell.bytes().all(|byte| byte.is_ascii_digit());
    if is_address(cell) {
        return Some(format!("`{cell}` is an address"));
    }
    let is_number = !is_year && cell.parse::<f64>().is_ok_and(f64::is_finite);
    is_number.then(|| format!("`{cell}` is a number"))
}

fn repeated_cell(table: &Table<'_>, header: &[String]) -> Option<String> {
    let (mut found, mut rows_left) = (None, MAX_ROWS);
    table.for_rows_while(|row| {
        let repeated = header.iter().zip(row.cells()).find(|(name, cell)| name == cell);
        found = repeated.map(|(name, _)| format!("`{name}` is also in row {}", row.number));
        rows_left -= 1;
        found.is_none() && rows_left > 0
    });
    found
}
