use std::fmt::{self, Write as _};
use std::str::FromStr;

use super::{DateError, Day, days_in};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PartialDate {
    /// From -[`MAX_YEAR`] to [`MAX_YEAR`]; from -9999 to 9999 if there is a month or a digit is unspecified. For a decade or century, the year
    /// with zeros in place of the unspecified digits.
    pub(crate) year: i32,
    /// 1 to 12, [`SEASONS`] for a season, or 0 if only the year is known.
    pub(crate) month: u8,
    /// 1 to 31, or 0 if only the month is known.
    pub(crate) day: u8,
    pub(crate) unspecified: Unspecified,
    pub(crate) certainty: Certainty,
}

/// The largest year, before or after 0: 29 bits with its sign, so that a date takes four bytes in a table row.
pub(crate) const MAX_YEAR: i32 = (1 << 28) - 1;

/// The last year of four digits.
const MAX_SHORT_YEAR: i32 = 9999;

/// Spring, summer, autumn and winter, written in place of a month, in either hemisphere.
const SEASONS: std::ops::RangeInclusive<u8> = 21..=24;

/// The digits of a date that are unknown and written as `X`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) enum Unspecified {
    #[default]
    Nothing,
    /// `201X`: some year of the decade.
    YearOfDecade,
    /// `20XX`: some year of the century.
    YearOfCentury,
    /// `2004-XX`: some month of the year.
    Month,
    /// `2004-07-XX`: some day of the month.
    Day,
    /// `2004-XX-XX`: some day of the year.
    MonthAndDay,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub(crate) enum Certainty {
    #[default]
    Certain,
    /// `?`: possibly a different date.
    Uncertain,
    /// `~`: near this date.
    Approximate,
    /// `%`: both uncertain and approximate.
    UncertainAndApproximate,
}

const SUFFIXES: [(char, Certainty); 3] = [
    ('?', Certainty::Uncertain),
    ('~', Certainty::Approximate),
    ('%', Certainty::UncertainAndApproximate),
];

impl PartialDate {
    /// A certain date. Fails if the year has no such month, or the month no such day.
    pub(crate) fn new(year: i32, month: Option<u8>, day: Option<u8>) -> Result<Self, DateError> {
        check_calendar(year, month, day)?;
        let (month, day) = (month.unwrap_or(0), day.unwrap_or(0));
        let (unspecified, certainty) = (Unspecified::Nothing, Certainty::Certain);
        Ok(Self { year, month, day, unspecified, certainty })
    }

    /// Whether the specified digits form a valid date. Always true, unless the date was read from a damaged file.
    pub(crate) fn is_in_calendar(self) -> bool {
        let month = Some(self.month).filter(|month| *month > 0);
        let day = Some(self.day).filter(|day| *day > 0);
        let is_written = match (self.season(), month, day) {
            (Some(_), _, day) | (None, None, day) => day.is_none(),
            (None, month, day) => check_calendar(self.year, month, day).is_ok(),
        };
        let is_year_only = self.month == 0 && self.unspecified == Unspecified::Nothing;
        let max_year = if is_year_only { MAX_YEAR } else { MAX_SHORT_YEAR };
        (-max_year..=max_year).contains(&self.year)
            && is_written
            && self
                .unspecified_years()
                .is_none_or(|years| self.year % years == 0 && self.month == 0)
    }

    /// The season, from 0 for spring to 3 for winter.
    pub(crate) fn season(self) -> Option<u8> {
        SEASONS.contains(&self.month).then(|| self.month - SEASONS.start())
    }

    /// Whether the year has more than four digits.
    pub(crate) fn is_long_year(self) -> bool {
        self.year.abs() > MAX_SHORT_YEAR
    }

    /// The number of years that match, if a digit of the year is unspecified.
    fn unspecified_years(self) -> Option<i32> {
        match self.unspecified {
            Unspecified::YearOfDecade => Some(10),
            Unspecified::YearOfCentury => Some(100),
            _ => None,
        }
    }

    /// The first and last years that the date may refer to.
    pub(crate) fn years(self) -> [i32; 2] {
        let others = self.unspecified_years().unwrap_or(1) - 1;
        if self.year < 0 {
            [self.year - others, self.year]
        } else {
            [self.year, self.year + others]
        }
    }

    /// The first day that the date may refer to. Spring is March to May, as in the northern hemisphere.
    pub(super) fn first_day(self) -> Day {
        let month = self.season().map_or(self.month.max(1), |season| 3 + 3 * season);
        let [year, _] = self.years();
        Day::new(year, month, self.day.max(1))
    }

    /// The last day that the date may refer to.
    pub(super) fn last_day(self) -> Day {
        let [_, last_year] = self.years();
        let (year, month) = match self.season() {
            Some(3) => (last_year + 1, 2),
            Some(season) => (last_year, 5 + 3 * season),
            None if self.month == 0 => (last_year, 12),
            None => (last_year, self.month),
        };
        let day = if self.day == 0 { days_in(year, month) } else { self.day };
        Day::new(year, month, day)
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let strip = |(suffix, certainty)| Some((text.strip_suffix(suffix)?, certainty));
        let (digits, certainty) =
            SUFFIXES.into_iter().find_map(strip).unwrap_or((text, Certainty::Certain));
        Ok(Self { certainty, ..parse_certain(digits)? })
    }
}

/// Parses a date without a suffix.
fn parse_certain(text: &str) -> Result<PartialDate, DateError> {
    if let Some(year) = text.strip_prefix('Y') {
        return PartialDate::new(parse_long_year(year)?, None, None);
    }
    let (sign, text) = text.strip_prefix('-').map_or((1, text), |text| (-1, text));
    let mut parts = text.split('-');
    let (year_part, month_part, day_part) = (parts.next(), parts.next(), parts.next());
    let is_unknown = |part: Option<&str>| part == Some("XX");
    let (year, unspecified_year) = parse_year(year_part.unwrap_or_default())?;
    let year = sign * year;
    let is_only_year = month_part.is_none();
    let (unspecified, month, day) = match (is_unknown(month_part), is_unknown(day_part)) {
        (false, false) => {
            (unspecified_year, parse_digits(month_part, 2)?, parse_digits(day_part, 2)?)
        }
        (false, true) => (Unspecified::Day, parse_digits(month_part, 2)?, None),
        (true, true) => (Unspecified::MonthAndDay, None, None),
        (true, false) if day_part.is_none() => (Unspecified::Month, None, None),
        (true, false) => return Err(DateError::Notation),
    };
    let is_exact_year = unspecified_year == Unspecified::Nothing;
    let is_minus_zero = sign < 0 && year == 0;
    if parts.next().is_some() || is_minus_zero || !(is_exact_year || is_only_year) {
        return Err(DateError::Notation);
    }
    let is_season = month.is_some_and(|month| SEASONS.contains(&month));
    if is_season && day_part.is_some() {
        return Err(DateError::Notation);
    }
    let date = PartialDate::new(year, month.filter(|_| !is_season), day)?;
    Ok(PartialDate { month: month.unwrap_or(0), unspecified, ..date })
}

/// Parses a year of four digits; the last one or two may be `X`.
fn parse_year(text: &str) -> Result<(i32, Unspecified), DateError> {
    if text == "XXXX" {
        return Err(DateError::UnknownYear);
    }
    let digits = text.trim_end_matches('X');
    let unknown_digits = text.len() - digits.len();
    let unspecified = match unknown_digits {
        0 => Unspecified::Nothing,
        1 => Unspecified::YearOfDecade,
        2 => Unspecified::YearOfCentury,
        _ => return Err(DateError::Notation),
    };
    let digits = format!("{digits}{}", "0".repeat(unknown_digits));
    let year = parse_digits(Some(&digits), 4)?.ok_or(DateError::Notation)?;
    Ok((year, unspecified))
}

/// Parses a year of more than four digits, without the `Y`.
fn parse_long_year(text: &str) -> Result<i32, DateError> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let is_long = digits.len() > 4 && !digits.starts_with('0');
    if !is_long || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Notation);
    }
    let year = text.parse().map_err(|_| DateError::Year)?;
    if (-MAX_YEAR..=MAX_YEAR).contains(&year) { Ok(year) } else { Err(DateError::Year) }
}

/// Parses a part of exactly `length` digits; `None` if the part is missing.
fn parse_digits<T: FromStr>(part: Option<&str>, length: usize) -> Result<Option<T>, DateError> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != length || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Notation);
    }
    part.parse().map(Some).map_err(|_| DateError::Notation)
}

fn check_calendar(year: i32, month: Option<u8>, day: Option<u8>) -> Result<(), DateError> {
    let Some(month) = month else { return Ok(()) };
    if !(1..=12).contains(&month) {
        return Err(DateError::Month);
    }
    match day {
        Some(day) if !(1..=days_in(year, month)).contains(&day) => Err(DateError::Day),
        _ => Ok(()),
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (sign, year) = (if self.year < 0 { "-" } else { "" }, self.year.abs());
        match self.unspecified {
            Unspecified::YearOfDecade => write!(f, "{sign}{:03}X", year / 10)?,
            Unspecified::YearOfCentury => write!(f, "{sign}{:02}XX", year / 100)?,
            _ if self.is_long_year() => write!(f, "Y{}", self.year)?,
            _ => write!(f, "{sign}{year:04}")?,
        }
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        f.write_str(match self.unspecified {
            Unspecified::Month | Unspecified::Day => "-XX",
            Unspecified::MonthAndDay => "-XX-XX",
            _ => "",
        })?;
        let suffix = SUFFIXES.into_iter().find(|(_, certainty)| *certainty == self.certainty);
        suffix.map_or(Ok(()), |(suffix, _)| f.write_char(suffix))
    }
}
