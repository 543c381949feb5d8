use std::collections::HashMap;

use csv::StringRecord;

use super::guess::names_columns;

/// The number of rows at the start of a table that may be its header.
pub(super) const MAX_HEADER_ROW: usize = 10;

/// The index of the header among the first rows: the first, unless that is a title of at most one cell and a later row
/// has known headers.
pub(super) fn header_index(rows: &[StringRecord]) -> usize {
    let cell_count = |row: &StringRecord| row.iter().filter(|cell| !cell.trim().is_empty()).count();
    let is_header = |row: &StringRecord| names_columns(&column_names(row));
    match rows.first() {
        Some(first) if cell_count(first) < 2 && !is_header(first) => {
            rows.iter().position(|row| cell_count(row) > 1 && is_header(row)).unwrap_or(0)
        }
        _ => 0,
    }
}

/// The headers, made unique: `Note` and `Note 2`.
pub(super) fn column_names(header: &StringRecord) -> Vec<String> {
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
