//! The cells with a formula whose result is not stored, as programs write them that do not calculate.

use std::collections::BTreeSet;

use calamine::XlsxError;

use super::cell_name::{CellPosition, cell_names};
use super::{Workbook, cell_text};
use crate::load::problems::{NewProblem, Rule};
use crate::text::count;

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
    let names = cell_names(&positions);
    let message = format!("sheet `{sheet}`: {formulas} imported as empty: {names}");
    let help = "open the workbook in a spreadsheet program, and save it";
    Ok((!positions.is_empty()).then(|| NewProblem::new(Rule::NotMapped, message, help)))
}

/// The row and the column of each cell with a formula; none in a chart sheet, which has no cells.
fn formula_positions(
    workbook: &mut Workbook,
    sheet: &str,
) -> Result<BTreeSet<CellPosition>, XlsxError> {
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
