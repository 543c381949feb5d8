use std::fmt::{self, Write as _};
use std::str::FromStr;

use super::{DateError, Day, days_in};

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PartialDate {
    /// 1 to 9999; the first year of a decade or century.
    pub(crate) year: u16,
    /// 1 to 12, [`SEASONS`] for a season, or 0 if only the year is known.
    pub(crate) month: u8,
    /// 1 to 31, or 0 if only the month is known.
    pub(crate) day: u8,
    pub(crate) unspecified: Unspecified,
    pub(crate) certainty: Certainty,
}

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
    pub(crate) fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Result<Self, DateError> {
        check_calendar(year, month, day)?;
        let (month, day) = (month.unwrap_or(0), day.unwrap_or(0));
        let (unspecified, certainty) = (Unspecified::Nothing, Certainty::Certain);
        Ok(Self { year, month, day, unspecified, certainty })
    }

    /// Whether there is such a date, as far as its digits are specified. True unless it was read from a damaged file.
    pub(crate) fn is_in_calendar(self) -> bool {
        let month = Some(self.month).filter(|month| *month > 0);
        let day = Some(self.day).filter(|day| *day > 0);
        let is_written = match (self.season(), month, day) {
            (Some(_), _, day) | (None, None, day) => day.is_none(),
            (None, month, day) => check_calendar(self.year, month, day).is_ok(),
        };
        (1..=9999).contains(&self.year) && is_written
    }

    /// The number of the season, from 0 for spring to 3 for winter.
    pub(crate) fn season(self) -> Option<u8> {
        SEASONS.contains(&self.month).then(|| self.month - SEASONS.start())
    }

    /// The first day that the date may refer to. Spring is March to May, as in the northern hemisphere.
    pub(super) fn first_day(self) -> Day {
        let month = self.season().map_or(self.month.max(1), |season| 3 + 3 * season);
        Day::new(self.year, month, self.day.max(1))
    }

    /// The last day that the date may refer to.
    pub(super) fn last_day(self) -> Day {
        let (year, month) = match (self.unspecified, self.season()) {
            (Unspecified::YearOfDecade, _) => (self.year + 9, 12),
            (Unspecified::YearOfCentury, _) => (self.year + 99, 12),
            (_, Some(3)) if self.year == 9999 => (self.year, 12),
            (_, Some(3)) => (self.year + 1, 2),
            (_, Some(season)) => (self.year, 5 + 3 * season),
            _ if self.month == 0 => (self.year, 12),
            _ => (self.year, self.month),
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

/// Whether a text starts with a year of EDTF that this type cannot represent: negative, `0000`, of more than four digits
/// (`Y170000002`), or wholly unknown.
fn has_other_year(text: &str) -> bool {
    let is_digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    if let Some(digits) = text.strip_prefix('Y') {
        return is_digits(digits.strip_prefix('-').unwrap_or(digits));
    }
    let (positive, is_negative) =
        text.strip_prefix('-').map_or((text, false), |positive| (positive, true));
    let year = positive.split('-').next().unwrap_or_default();
    let is_zero_or_unknown = matches!(year, "0000" | "XXXX");
    is_zero_or_unknown || is_negative && year.len() == 4 && is_digits(year)
}

/// Parses a date without a suffix.
fn parse_certain(text: &str) -> Result<PartialDate, DateError> {
    if has_other_year(text) {
        return Err(DateError::Year);
    }
    let mut parts = text.split('-');
    let (year_part, month_part, day_part) = (parts.next(), parts.next(), parts.next());
    let is_unknown = |part: Option<&str>| part == Some("XX");
    let (year, unspecified_year) = parse_year(year_part.unwrap_or_default())?;
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
    if parts.next().is_some() || year == 0 || !(is_exact_year || is_only_year) {
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
fn parse_year(text: &str) -> Result<(u16, Unspecified), DateError> {
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

/// Parses a part of exactly `length` digits; `None` if the part is missing.
fn parse_digits<T: FromStr>(part: Option<&str>, length: usize) -> Result<Option<T>, DateError> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != length || !part.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(DateError::Notation);
    }
    part.parse().map(Some).map_err(|_| DateError::Notation)
}

fn check_calendar(year: u16, month: Option<u8>, day: Option<u8>) -> Result<(), DateError> {
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
        match self.unspecified {
            Unspecified::YearOfDecade => write!(f, "{:03}X", self.year / 10)?,
            Unspecified::YearOfCentury => write!(f, "{:02}XX", self.year / 100)?,
            _ => write!(f, "{:04}", self.year)?,
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
