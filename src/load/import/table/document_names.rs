use super::column::ColumnMeaning;
use super::plan::Plan;
use super::text::Row;
use crate::load::import::documents::is_address;

const SEPARATORS: [char; 4] = [' ', ';', '\n', '|'];

/// The names of the documents in a row: the addresses in its cells, or each whole cell that contains anything else.
pub(super) fn document_names<'r>(row: &'r Row, plan: &'r Plan) -> impl Iterator<Item = &'r str> {
    let cells = plan.all(ColumnMeaning::Document).map(|column| row.cell(column));
    cells.filter(|cell| !cell.is_empty()).flat_map(|cell| {
        let parts: Vec<&str> = cell.split(SEPARATORS).filter(|part| !part.is_empty()).collect();
        if parts.iter().all(|part| is_address(part)) { parts } else { vec![cell] }
    })
}
