use crate::model::{Certainty, Day, PartialDate, When};

use super::axis_request::AxisContent;
use super::time_unit::{TimeUnit, UNITS};

/// Divides time into columns of equal width, one per calendar unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TimeScale {
    pub(super) unit: TimeUnit,
    /// The number of the first unit.
    first: i64,
    /// The number of columns, at least 1.
    pub columns: usize,
    /// The width of a column in cells, at least 1.
    pub column_width: usize,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DateColumns {
    pub(super) first: usize,
    pub(super) last: usize,
    /// Whether the date starts before the axis, or has no known start.
    pub(super) continues_left: bool,
    /// Whether the date ends after the axis, or has no known end.
    pub(super) continues_right: bool,
}

impl TimeScale {
    /// The scale for a width in cells. Of the units that fit, chooses the shortest for which at least half of the
    /// events are within a single column, else the shortest. `None` if no event has a date or the width is 0.
    pub fn new(content: &AxisContent, cells: usize) -> Option<Self> {
        let days = content.days()?;
        let scale = |unit: &TimeUnit| Self::with_unit(*unit, days, cells);
        let mut fitting = UNITS.iter().filter_map(scale).peekable();
        let shortest = *fitting.peek()?;
        let step = content.events.len().div_ceil(MAX_SAMPLE);
        let sample = || content.events.iter().step_by(step);
        let is_precise = |scale: &Self| {
            let precise = sample().filter(|event| scale.fits_one_column(event.when)).count();
            2 * precise >= sample().count()
        };
        let readable = fitting.take_while(|scale| scale.column_width <= MAX_COLUMN_WIDTH);
        let chosen = readable.into_iter().find(is_precise).unwrap_or(shortest);
        Some(Self { column_width: chosen.column_width.min(MAX_COLUMN_WIDTH), ..chosen })
    }

    fn with_unit(unit: TimeUnit, days: [Day; 2], cells: usize) -> Option<Self> {
        let [first, last] = days.map(|day| unit.index(day));
        let columns = usize::try_from(last - first).ok()? + 1;
        let column_width = cells / columns;
        (column_width > 0).then_some(Self { unit, first, columns, column_width })
    }

    /// The first and last dates of a span of columns.
    pub(crate) fn dates(&self, [first, last]: [usize; 2]) -> [PartialDate; 2] {
        let dates =
            |column: usize| self.unit.dates(self.first + i64::try_from(column).unwrap_or(0));
        [dates(first)[0], dates(last)[1]]
    }

    /// The first and last days of a span of columns.
    pub(crate) fn days(&self, span: [usize; 2]) -> [Day; 2] {
        let [first, last] = self.dates(span);
        let days = When::between(first, last);
        [days.earliest(), days.latest()]
    }

    /// The column of a day; the nearest one if the day is not on the axis.
    pub(crate) fn column_of(&self, day: Day) -> usize {
        if day == Day::MIN {
            return 0;
        }
        if day == Day::MAX {
            return self.columns - 1;
        }
        let index = (self.unit.index(day) - self.first).max(0);
        usize::try_from(index).unwrap_or(usize::MAX).min(self.columns - 1)
    }

    /// The first and last columns of a date; `None` if it is not on the axis.
    pub fn span(&self, when: When) -> Option<[usize; 2]> {
        self.columns_of(when).map(|columns| [columns.first, columns.last])
    }

    /// The columns of a date; `None` if it is not on the axis.
    pub(super) fn columns_of(&self, when: When) -> Option<DateColumns> {
        let [start, end] = self.days([0, self.columns - 1]);
        if when.latest() < start || when.earliest() > end {
            return None;
        }
        Some(DateColumns {
            first: self.column_of(when.earliest()),
            last: self.column_of(when.latest()),
            continues_left: when.earliest() < start,
            continues_right: when.latest() > end,
        })
    }

    /// The first cell of a column.
    pub(crate) fn x(&self, column: usize) -> usize {
        column * self.column_width
    }

    /// Whether a date is certainly within a single column.
    pub(super) fn is_certain(&self, when: When) -> bool {
        when.certainty() == Certainty::Certain
            && !when.is_partly_unknown()
            && self.fits_one_column(when)
    }

    fn fits_one_column(&self, when: When) -> bool {
        let columns = self.columns_of(when);
        columns.is_some_and(|columns| {
            columns.first == columns.last && !columns.continues_left && !columns.continues_right
        })
    }
}

/// The maximum width of a column, in cells: wider ones would not show more.
const MAX_COLUMN_WIDTH: usize = 12;
/// The maximum number of events sampled to choose the unit.
const MAX_SAMPLE: usize = 1000;
