//! The dates below a time axis.
#![expect(clippy::indexing_slicing, reason = "a scale has columns; windows of two are pairs")]

use crate::model::PartialDate;
use crate::text::width;

use super::time_scale::TimeScale;
use super::time_unit::{TimeUnit, UNITS};

pub(super) struct Tick {
    pub(super) column: usize,
    pub(super) label: String,
}

/// The minimum number of cells between two labels.
const GAP: usize = 2;

/// The ticks at the starts of the shortest unit whose labels fit; if there is none, a tick at the first column.
pub(super) fn ticks(scale: &TimeScale) -> Vec<Tick> {
    let starts: Vec<PartialDate> =
        (0..scale.columns).map(|column| scale.dates([column; 2])[0]).collect();
    let units = UNITS.iter().skip_while(|unit| **unit != scale.unit);
    let ticks = units.map(|unit| ticks_of_unit(scale, &starts, *unit));
    let mut fitting = ticks.filter(|ticks| !ticks.is_empty() && labels_fit(scale, ticks));
    fitting.next().unwrap_or_else(|| vec![Tick { column: 0, label: starts[0].to_string() }])
}

/// A tick for each column at the start of a unit.
fn ticks_of_unit(scale: &TimeScale, starts: &[PartialDate], unit: TimeUnit) -> Vec<Tick> {
    let tick = |column: usize| {
        let day = scale.days([column; 2])[0];
        let first = unit.dates(unit.index(day))[0];
        // A unit of many years may start before the first year that a date can have.
        let starts_here = starts[column].year == first.year
            && starts[column].month.max(1) == first.month.max(1)
            && starts[column].day.max(1) == first.day.max(1);
        starts_here.then(|| Tick { column, label: first.to_string() })
    };
    (0..scale.columns).filter_map(tick).collect()
}

fn labels_fit(scale: &TimeScale, ticks: &[Tick]) -> bool {
    ticks.windows(2).all(|pair| {
        scale.x(pair[0].column) + width(&pair[0].label) + GAP <= scale.x(pair[1].column)
    })
}
