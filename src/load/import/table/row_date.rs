use super::column::ColumnMeaning;
use super::plan::Plan;
use super::text::Row;
use crate::load::import::date::{edtf, interval};
use crate::model::When;

/// The date of a row in EDTF.
///
/// # Errors
///
/// Fails with the columns whose cells are not dates, or are ambiguous.
pub(super) fn date_of(row: &Row, plan: &Plan) -> Result<Option<String>, Vec<usize>> {
    let columns = [ColumnMeaning::Start, ColumnMeaning::End, ColumnMeaning::When]
        .map(|column| plan.find(column));
    let mut wrong = Vec::new();
    let [start, end, when] = columns.map(|column| {
        let cell = column.map(|column| row.cell(column)).filter(|cell| !cell.is_empty())?;
        let date = edtf(cell);
        if date.is_none() {
            wrong.extend(column);
        }
        date
    });
    if !wrong.is_empty() {
        return Err(wrong);
    }
    match interval(start, end).or(when) {
        Some(date) if date.parse::<When>().is_err() => Err(columns.into_iter().flatten().collect()),
        date => Ok(date),
    }
}
