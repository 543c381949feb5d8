use super::column::ColumnMeaning;
use super::plan::Plan;
use super::row::Row;
use crate::load::import::date::{ONGOING, edtf, interval};
use crate::model::When;

/// The date of a row.
#[derive(Debug, Default)]
pub(super) struct RowDate {
    /// The date in EDTF; a bound that the row does not give is unknown.
    pub(super) when: Option<String>,
    /// The columns whose cells are not part of the date.
    pub(super) unused: Vec<usize>,
    /// Why they are not, each with a suggested fix.
    pub(super) problems: Vec<(String, &'static str)>,
}

/// A cell with a date: its column, and the date in EDTF.
type DateCell = (usize, String);

/// Reads what can be read; the other cells of the date are listed as unused.
pub(super) fn date_of(row: &Row, plan: &Plan) -> RowDate {
    let mut date = RowDate::default();
    let mut read = |meaning| date.read(meaning, row, plan);
    let (start, end) = (read(ColumnMeaning::Start), read(ColumnMeaning::End));
    let when = read(ColumnMeaning::When);
    date.when = date.bounds(start, end, row);
    match when {
        Some(cell) if date.when.is_some() => date.leave_out(&cell, row),
        when => date.when = date.when.take().or(when.map(|(_, when)| when)),
    }
    date
}

impl RowDate {
    fn read(&mut self, meaning: ColumnMeaning, row: &Row, plan: &Plan) -> Option<DateCell> {
        let column = plan.find(meaning).filter(|column| !row.cell(*column).is_empty())?;
        let cell = row.cell(column);
        let is_ongoing = ONGOING.contains(&cell.to_lowercase().as_str());
        let date = match meaning {
            ColumnMeaning::End if is_ongoing => Some("..".to_owned()),
            _ => edtf(cell),
        };
        if date.is_none() {
            self.unused.push(column);
            let message =
                format!("`{cell}` is not a date, or is ambiguous; it is kept as free-form data");
            self.problems.push((message, "write 2021, 2021-03 or 2021-03-30"));
        }
        Some((column, date?))
    }

    /// The interval between two cells; a cell may also be an interval if the other one is empty.
    fn bounds(
        &mut self,
        start: Option<DateCell>,
        mut end: Option<DateCell>,
        row: &Row,
    ) -> Option<String> {
        let is_unusable = match (&start, &end) {
            (Some(start), Some(end)) => is_interval(start) || is_interval(end),
            (None, Some((_, end))) => end == "..",
            _ => false,
        };
        if let Some(end) = end.take_if(|_| is_unusable) {
            self.leave_out(&end, row);
        }
        let bound = |cell: &Option<DateCell>| {
            Some(cell.as_ref().map_or_else(String::new, |(_, date)| date.clone()))
        };
        let when = match (&start, &end) {
            (None, None) => return None,
            (Some(one), None) | (None, Some(one)) if is_interval(one) => {
                return Some(one.1.clone());
            }
            (start, end) => interval(bound(start), bound(end))?,
        };
        match (start, end) {
            (Some((start, _)), Some((end, _))) if when.parse::<When>().is_err() => {
                self.leave_out_reversed([start, end], row);
                None
            }
            _ => Some(when),
        }
    }

    fn leave_out(&mut self, (column, _): &DateCell, row: &Row) {
        self.unused.push(*column);
        let message = format!(
            "`{}` does not fit the other dates of the row; it is kept as free-form data",
            row.cell(*column)
        );
        self.problems.push((message, "give a start and an end, or one date or interval"));
    }

    fn leave_out_reversed(&mut self, columns: [usize; 2], row: &Row) {
        self.unused.extend(columns);
        let [start, end] = columns.map(|column| row.cell(column));
        let message = format!(
            "the end `{end}` is before the start `{start}`; both are kept as free-form data"
        );
        self.problems.push((message, "correct the dates, or swap them"));
    }
}

fn is_interval((_, date): &DateCell) -> bool {
    date != ".." && date.contains('/')
}
