//! Day numbers, counted from 1 March of year 0 in the Gregorian calendar, so that a leap day ends a year (Hinnant,
//! "chrono-Compatible Low-Level Date Algorithms", 2014).

use crate::model::Day;

const DAYS_PER_ERA: i64 = 146_097;
const YEARS_PER_ERA: i64 = 400;

/// The number of a day, negative before the first one.
pub(super) fn day_number(day: Day) -> i64 {
    let [year, month, day] = day.parts();
    let year = if month <= 2 { year - 1 } else { year };
    let year_of_era = year.rem_euclid(YEARS_PER_ERA);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    year.div_euclid(YEARS_PER_ERA) * DAYS_PER_ERA + day_of_era
}

/// The year, month and day of a day number.
pub(super) fn date_of(number: i64) -> [i64; 3] {
    let (era, day_of_era) = (number.div_euclid(DAYS_PER_ERA), number.rem_euclid(DAYS_PER_ERA));
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
    fn the_days_of_ten_centuries_are_numbered_consecutively() {
        let mut expected = day_number(Day::new(-451, 12, 31));
        for year in (-450..50_i32).chain(1600..=2100) {
            if year == 1600 {
                expected = day_number(Day::new(1599, 12, 31));
            }
            for month in 1..=12_u8 {
                for day in 1..=days_in(year, month) {
                    expected += 1;
                    assert_eq!(day_number(Day::new(year, month, day)), expected);
                    assert_eq!(
                        date_of(expected),
                        [i64::from(year), i64::from(month), i64::from(day)]
                    );
                }
            }
        }
    }

    #[test]
    fn the_first_and_last_days_round_trip() {
        for (year, month, day) in [(-9999_i32, 1_u8, 1_u8), (9999, 12, 31), (-(1 << 28), 2, 28)] {
            let number = day_number(Day::new(year, month, day));
            assert_eq!(date_of(number), [i64::from(year), i64::from(month), i64::from(day)]);
        }
    }
}
