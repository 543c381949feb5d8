//! The names of cells, as spreadsheets show them.

use std::collections::BTreeSet;

/// The maximum number of cells that a message names.
const MAX_NAMED: usize = 5;

/// The row and the column of a cell, both counted from 0.
pub(super) type CellPosition = (u32, u32);

/// The names of the first cells: `A1, B7`.
pub(super) fn cell_names(positions: &BTreeSet<CellPosition>) -> String {
    let names = positions.iter().take(MAX_NAMED).map(|position| cell_name(*position));
    let mut names = names.collect::<Vec<String>>().join(", ");
    if positions.len() > MAX_NAMED {
        names += " …";
    }
    names
}

/// `B7` for row 6 and column 1, both counted from 0.
fn cell_name((row, column): (u32, u32)) -> String {
    let mut letters = Vec::new();
    let mut rest = u64::from(column) + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or(0)));
        rest = (rest - 1) / 26;
    }
    letters.into_iter().rev().chain((u64::from(row) + 1).to_string().chars()).collect()
}

#[cfg(test)]
mod tests {
    use super::cell_name;

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        let names = [(0, 0), (6, 25), (6, 26), (9, 701), (9, 702)].map(cell_name);
        assert_eq!(names, ["A1", "Z7", "AA7", "ZZ10", "AAA10"]);
    }
}
