//! The calendar units into which a time axis is divided.

use crate::model::{Certainty, Day, MAX_YEAR, PartialDate, Unspecified, days_in};

use super::day_number::{date_of, day_number};

/// A calendar unit. The units of each length are numbered chronologically.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeUnit {
    Day,
    /// The 1st to the 10th, the 11th to the 20th, and the rest of a month.
    Third,
    /// This many months, a divisor of 12.
    Months(i64),
    /// This many years, starting at a multiple.
    Years(i64),
}

/// Every unit, the shortest first.
pub(super) const UNITS: [TimeUnit; 25] = [
    TimeUnit::Day,
    TimeUnit::Third,
    TimeUnit::Months(1),
    TimeUnit::Months(2),
    TimeUnit::Months(3),
    TimeUnit::Months(4),
    TimeUnit::Months(6),
    TimeUnit::Years(1),
    TimeUnit::Years(2),
    TimeUnit::Years(5),
    TimeUnit::Years(10),
    TimeUnit::Years(20),
    TimeUnit::Years(50),
    TimeUnit::Years(100),
    TimeUnit::Years(200),
    TimeUnit::Years(500),
    TimeUnit::Years(1000),
    TimeUnit::Years(5000),
    TimeUnit::Years(10_000),
    TimeUnit::Years(50_000),
    TimeUnit::Years(100_000),
    TimeUnit::Years(1_000_000),
    TimeUnit::Years(10_000_000),
    TimeUnit::Years(50_000_000),
    TimeUnit::Years(100_000_000),
];

impl TimeUnit {
    /// The number of the unit that contains a day.
    pub(super) fn index(self, day: Day) -> i64 {
        let [year, month, day_of_month] = day.parts();
        let months = year * 12 + month - 1;
        match self {
            Self::Day => day_number(day),
            Self::Third => months * 3 + ((day_of_month - 1) / 10).min(2),
            Self::Months(number) => months.div_euclid(number),
            Self::Years(number) => year.div_euclid(number),
        }
    }

    /// The first and last dates of the unit with a number, as precise as the unit.
    pub(super) fn dates(self, index: i64) -> [PartialDate; 2] {
        match self {
            Self::Day => [date(date_of(index)); 2],
            Self::Third => {
                let [year, month] = year_and_month(index.div_euclid(3));
                let last_of_month = i32::try_from(year)
                    .map_or(31, |year| i64::from(days_in(year, u8::try_from(month).unwrap_or(1))));
                let first = index.rem_euclid(3) * 10 + 1;
                let last = if index.rem_euclid(3) == 2 { last_of_month } else { first + 9 };
                [date([year, month, first]), date([year, month, last])]
            }
            Self::Months(number) => {
                let first = index * number;
                [first, first + number - 1].map(year_and_month).map(|[y, m]| date([y, m, 0]))
            }
            Self::Years(number) => {
                let first = index * number;
                [first, first + number - 1].map(|year| date([year, 0, 0]))
            }
        }
    }

    /// The name of the unit for use after "per": `month`, `10 days`.
    pub(super) fn name(self) -> String {
        match self {
            Self::Day => "day".to_owned(),
            Self::Third => "10 days".to_owned(),
            Self::Months(1) => "month".to_owned(),
            Self::Months(3) => "quarter".to_owned(),
            Self::Months(number) => format!("{number} months"),
            Self::Years(1) => "year".to_owned(),
            Self::Years(number) => format!("{number} years"),
        }
    }
}

fn year_and_month(months: i64) -> [i64; 2] {
    [months.div_euclid(12), months.rem_euclid(12) + 1]
}

/// A date whose month and day may be 0, for units of months or years. The first unit starts, and the last one ends, with the first and last years
/// that a date can have.
fn date([year, month, day]: [i64; 3]) -> PartialDate {
    let max_year = i64::from(MAX_YEAR);
    let part = |part: i64| u8::try_from(part).unwrap_or(0);
    PartialDate {
        year: i32::try_from(year.clamp(-max_year, max_year)).unwrap_or_default(),
        month: part(month),
        day: part(day),
        unspecified: Unspecified::Nothing,
        certainty: Certainty::Certain,
    }
}

#[cfg(test)]
mod tests {
    use super::{TimeUnit, UNITS};
    use crate::model::{Day, When};

    #[test]
    fn units_contain_their_first_and_last_days_and_do_not_overlap() {
        for unit in UNITS {
            for day in [(-44, 3, 15), (-1, 12, 31), (1, 1, 1), (1999, 12, 31), (2024, 2, 29)] {
                let day = Day::new(day.0, day.1, day.2);
                let index = unit.index(day);
                let [first, last] = unit.dates(index);
                let days = When::between(first, last);
                assert_eq!([days.earliest(), days.latest()].map(|day| unit.index(day)), [index; 2]);
                let next = When::between(unit.dates(index + 1)[0], unit.dates(index + 1)[1]);
                assert!(days.earliest() <= day && day <= days.latest(), "{unit:?}: {day:?}");
                assert!(days.latest() < next.earliest());
            }
        }
    }

    #[test]
    fn the_dates_of_a_unit_are_as_precise_as_the_unit() {
        let day = Day::new(2024, 2, 29);
        let dates = |unit: TimeUnit| unit.dates(unit.index(day)).map(|date| date.to_string());
        assert_eq!(dates(TimeUnit::Day), ["2024-02-29"; 2]);
        assert_eq!(dates(TimeUnit::Third), ["2024-02-21", "2024-02-29"]);
        assert_eq!(dates(TimeUnit::Months(3)), ["2024-01", "2024-03"]);
        assert_eq!(dates(TimeUnit::Years(10)), ["2020", "2029"]);
    }
}
