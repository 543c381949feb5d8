//! Cell names in A1 notation.

use crate::load::import::table::first_few::FirstFew;

/// The zero-based row and column of a cell.
pub(super) type CellPosition = (u32, u32);

/// The names of the first few cells: `A1, B7`.
pub(super) fn cell_names(cells: &FirstFew) -> String {
    cells.names(", ", " …")
}

/// The position of `B7`: row 6 and column 1.
pub(super) fn cell_position(name: &str) -> Option<CellPosition> {
    let (letters, digits) = name.split_at(name.find(|it: char| it.is_ascii_digit())?);
    let column = letters.bytes().try_fold(0_u32, |column, letter| {
        let digit = u32::from(letter.to_ascii_uppercase().checked_sub(b'A')?) + 1;
        column.checked_mul(26)?.checked_add(digit)
    })?;
    Some((digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?))
}

/// `B7` for row 6, column 1, both zero-based.
pub(super) fn cell_name((row, column): CellPosition) -> String {
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
    use super::{cell_name, cell_position};

    #[test]
    fn cells_are_named_as_in_a_spreadsheet() {
        let names = [(0, 0), (6, 25), (6, 26), (9, 701), (9, 702)].map(cell_name);
        assert_eq!(names, ["A1", "Z7", "AA7", "ZZ10", "AAA10"]);
        let positions = names.map(|name| cell_position(&name));
        assert_eq!(positions, [(0, 0), (6, 25), (6, 26), (9, 701), (9, 702)].map(Some));
        assert_eq!(["", "7", "A0", "A"].map(cell_position), [None; 4]);
    }
}
