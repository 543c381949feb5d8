//! The calendar units into which a time axis is divided.

use crate::model::{Certainty, Day, PartialDate, Unspecified, days_in};

use super::day_number::{date_of, day_number};

const LAST_YEAR: u32 = 9999;

/// A calendar unit. The units of each length are numbered chronologically.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeUnit {
    Day,
    /// The 1st to the 10th, the 11th to the 20th, and the rest of a month.
    Third,
    /// This many months, a divisor of 12.
    Months(u32),
    /// This many years, starting at a multiple.
    Years(u32),
}

/// Every unit, the shortest first.
pub(super) const UNITS: [TimeUnit; 18] = [
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
];

impl TimeUnit {
    /// The number of the unit that contains a day.
    pub(super) fn index(self, day: Day) -> u32 {
        let [year, month, day_of_month] = day.parts();
        let months = year * 12 + month - 1;
        match self {
            Self::Day => day_number(day),
            Self::Third => months * 3 + ((day_of_month - 1) / 10).min(2),
            Self::Months(number) => months / number,
            Self::Years(number) => year / number,
        }
    }

    /// The first and last dates of the unit with a number, as precise as the unit.
    pub(super) fn dates(self, index: u32) -> [PartialDate; 2] {
        match self {
            Self::Day => [date(date_of(index)); 2],
            Self::Third => {
                let [year, month] = year_and_month(index / 3);
                let last_of_month = u16::try_from(year)
                    .map_or(31, |year| u32::from(days_in(year, u8::try_from(month).unwrap_or(1))));
                let first = index % 3 * 10 + 1;
                let last = if index % 3 == 2 { last_of_month } else { first + 9 };
                [date([year, month, first]), date([year, month, last])]
            }
            Self::Months(number) => {
                let first = index * number;
                [first, first + number - 1].map(year_and_month).map(|[y, m]| date([y, m, 0]))
            }
            Self::Years(number) => {
                let first = index * number;
                let last = (first + number - 1).min(LAST_YEAR);
                [date([first.max(1), 0, 0]), date([last, 0, 0])]
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

fn year_and_month(months: u32) -> [u32; 2] {
    [months / 12, months % 12 + 1]
}

/// A date whose month and day may be 0, for units of months or years.
fn date([year, month, day]: [u32; 3]) -> PartialDate {
    let part = |part: u32| u8::try_from(part).unwrap_or(0);
    PartialDate {
        year: u16::try_from(year).unwrap_or(9999),
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
            for day in [Day::new(1, 1, 1), Day::new(1999, 12, 31), Day::new(2024, 2, 29)] {
                let index = unit.index(day);
                let [first, last] = unit.dates(index);
                let days = When::between(first, last);
                assert_eq!([days.earliest(), days.latest()].map(|day| unit.index(day)), [index; 2]);
                let next = When::between(unit.dates(index + 1)[0], unit.dates(index + 1)[1]);
                assert!(days.earliest() <= day && day <= days.latest(), "{unit:?}: {day:?}");
                assert!(days.latest() < next.earliest() || unit == TimeUnit::Years(5000));
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
