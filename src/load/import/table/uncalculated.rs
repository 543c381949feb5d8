//! The cells with a formula whose result is not stored, as programs write them that do not calculate.

use std::collections::BTreeSet;

use calamine::XlsxError;

use super::workbook::{Workbook, cell_text};
use crate::load::problems::{NewProblem, Rule};
use crate::text::count;

/// Cells that a message names.
const MAX_NAMED: usize = 5;

/// The problem with such cells of a sheet, if there are any.
pub(super) fn uncalculated_problem(
    workbook: &mut Workbook,
    sheet: &str,
) -> Result<Option<NewProblem>, XlsxError> {
    let mut positions = formula_positions(workbook, sheet)?;
    if positions.is_empty() {
        return Ok(None);
    }
    let mut cells = workbook.worksheet_cells_reader(sheet)?;
    while let Some(cell) = cells.next_cell()? {
        if !cell_text(cell.get_value()).is_empty() {
            positions.remove(&cell.get_position());
        }
    }
    let formulas = count(
        positions.len(),
        "formula has no stored result, so its cell is",
        "formulas have no stored result, so their cells are",
    );
    let names = positions.iter().take(MAX_NAMED).map(|position| cell_name(*position));
    let mut names = names.collect::<Vec<String>>().join(", ");
    if positions.len() > MAX_NAMED {
        names += " …";
    }
    let message = format!("sheet `{sheet}`: {formulas} imported as empty: {names}");
    let help = "open the workbook in a spreadsheet program, and save it";
    Ok((!positions.is_empty()).then(|| NewProblem::new(Rule::NotMapped, message, help)))
}

/// The row and the column of each cell with a formula; none in a chart sheet, which has no cells.
fn formula_positions(
    workbook: &mut Workbook,
    sheet: &str,
) -> Result<BTreeSet<(u32, u32)>, XlsxError> {
    let mut positions = BTreeSet::new();
    let mut cells = match workbook.worksheet_cells_reader(sheet) {
        Err(XlsxError::NotAWorksheet(_)) => return Ok(positions),
        cells => cells?,
    };
    while let Some(formula) = cells.next_formula()? {
        positions.insert(formula.get_position());
    }
    Ok(positions)
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
