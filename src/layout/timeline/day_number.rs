//! Day numbers, counted from 1 March of year 0 in the Gregorian calendar, so that a leap day ends a year (Hinnant,
//! "chrono-Compatible Low-Level Date Algorithms", 2014).

use crate::model::Day;

const DAYS_PER_ERA: u32 = 146_097;
const YEARS_PER_ERA: u32 = 400;

/// The number of a day in the years 1 to 9999.
pub(super) fn day_number(day: Day) -> u32 {
    let [year, month, day] = day.parts();
    let year = if month <= 2 { year.saturating_sub(1) } else { year };
    let year_of_era = year % YEARS_PER_ERA;
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    year / YEARS_PER_ERA * DAYS_PER_ERA + day_of_era
}

/// The year, month and day of a day number.
pub(super) fn date_of(number: u32) -> [u32; 3] {
    let (era, day_of_era) = (number / DAYS_PER_ERA, number % DAYS_PER_ERA);
    let year_of_era =
        (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    let year = era * YEARS_PER_ERA + year_of_era;
    [if month <= 2 { year + 1 } else { year }, month, day]
}

#[cfg(test)]
mod tests {
    use super::{date_of, day_number};
    use crate::model::{Day, days_in};

    #[test]
    fn the_days_of_five_centuries_are_numbered_consecutively() {
        let mut expected = day_number(Day::new(1599, 12, 31));
        for year in 1600..=2100_u16 {
            for month in 1..=12_u8 {
                for day in 1..=days_in(year, month) {
                    expected += 1;
                    assert_eq!(day_number(Day::new(year, month, day)), expected);
                    assert_eq!(
                        date_of(expected),
                        [u32::from(year), u32::from(month), u32::from(day)]
                    );
                }
            }
        }
    }

    #[test]
    fn the_first_and_last_days_round_trip() {
        for (year, month, day) in [(1_u16, 1_u8, 1_u8), (9999, 12, 31)] {
            let number = day_number(Day::new(year, month, day));
            assert_eq!(date_of(number), [u32::from(year), u32::from(month), u32::from(day)]);
        }
    }
}
