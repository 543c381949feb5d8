//! Dates as newspapers give them: years, months, days and intervals, which may be uncertain.
//!
//! The notation is the Extended Date/Time Format, levels 0 and 1, for the years 0001 to 9999 (Library of Congress,
//! "Extended Date/Time Format (EDTF) Specification", 2019, now part of ISO 8601-2): `2021`, `2021-03`, `2021-03-30`,
//! `2021-01/2021-03`, `2021/..`, `../2021`. A suffix `?` marks a date as uncertain, `~` as approximate, `%` as both.

use std::fmt::{self, Write as _};
use std::str::FromStr;

/// A date or an interval of dates.
///
/// Ordered by earliest day, then by latest day, then by the bounds as written, so that a sorted list is a timeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    start: Bound,
    end: Option<Bound>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Bound {
    /// No limit on this side, written `..`.
    Open,
    Date(PartialDate),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PartialDate {
    /// 1 to 9999.
    pub(crate) year: u16,
    /// 1 to 12, or 0 if only the year is known.
    pub(crate) month: u8,
    /// 1 to 31, or 0 if only the month is known.
    pub(crate) day: u8,
    pub(crate) certainty: Certainty,
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

/// A calendar day as a decimal number, such as `20210330`: days can be compared, but not subtracted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day(u32);

impl Day {
    pub(crate) const MIN: Self = Self(0);
    pub(crate) const MAX: Self = Self(u32::MAX);

    /// A day of the calendar.
    #[cfg(test)]
    pub(crate) fn new(year: u16, month: u8, day: u8) -> Self {
        Self(u32::from(year) * 10_000 + u32::from(month) * 100 + u32::from(day))
    }

    /// The year, month and day; meaningless for [`Day::MIN`] and [`Day::MAX`].
    pub(crate) fn parts(self) -> [u32; 3] {
        [self.0 / 10_000, self.0 / 100 % 100, self.0 % 100]
    }

    /// The year; `None` for [`Day::MIN`] and [`Day::MAX`].
    pub(crate) fn year(self) -> Option<u16> {
        let year = u16::try_from(self.0 / 10_000).ok();
        year.filter(|year| (1..=9999).contains(year))
    }
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// The text is not in EDTF notation.
    Notation,
    /// The year has no such month.
    Month,
    /// The month has no such day.
    Day,
    /// The interval ends before it starts.
    Reversed,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Notation => "not a date",
            Self::Month => "no such month",
            Self::Day => "no such day in that month",
            Self::Reversed => "the interval ends before it starts",
        })
    }
}

impl std::error::Error for DateError {}

impl When {
    /// The interval from `start` to `end`, which must not be earlier.
    pub(crate) fn between(start: PartialDate, end: PartialDate) -> Self {
        Self { start: Bound::Date(start), end: Some(Bound::Date(end)) }
    }

    /// The earliest day that the date may refer to; [`Day::MIN`] if the start is open.
    pub(crate) fn earliest(self) -> Day {
        match self.start {
            Bound::Open => Day::MIN,
            Bound::Date(date) => date.decimal(1, 1),
        }
    }

    /// The latest day that the date may refer to; [`Day::MAX`] if the end is open.
    pub(crate) fn latest(self) -> Day {
        match self.end.unwrap_or(self.start) {
            Bound::Open => Day::MAX,
            Bound::Date(date) => date.decimal(12, 31),
        }
    }

    pub(crate) fn start(self) -> Bound {
        self.start
    }

    pub(crate) fn end(self) -> Option<Bound> {
        self.end
    }

    /// The certainty of the date, or of the less certain end of the interval.
    pub(crate) fn certainty(self) -> Certainty {
        let certainty = |bound: Bound| match bound {
            Bound::Open => Certainty::Certain,
            Bound::Date(date) => date.certainty,
        };
        certainty(self.start).max(self.end.map_or(Certainty::Certain, certainty))
    }
}

impl Ord for When {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        let key = |when: &Self| (when.earliest(), when.latest(), when.start, when.end);
        key(self).cmp(&key(other))
    }
}

impl PartialOrd for When {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialDate {
    /// A certain date; fails if the calendar does not have the month or day.
    pub(crate) fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Result<Self, DateError> {
        check_calendar(year, month, day)?;
        let (month, day) = (month.unwrap_or(0), day.unwrap_or(0));
        Ok(Self { year, month, day, certainty: Certainty::Certain })
    }

    /// The year, month and day as one number; `month` and `day` replace unknown parts.
    fn decimal(self, month: u8, day: u8) -> Day {
        let part_or = |part: u8, default: u8| u32::from(if part == 0 { default } else { part });
        let month_and_day = part_or(self.month, month) * 100 + part_or(self.day, day);
        Day(u32::from(self.year) * 10_000 + month_and_day)
    }
}

const SUFFIXES: [(char, Certainty); 3] = [
    ('?', Certainty::Uncertain),
    ('~', Certainty::Approximate),
    ('%', Certainty::UncertainAndApproximate),
];

impl FromStr for When {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let Some((start, end)) = text.split_once('/') else {
            return Ok(Self { start: Bound::Date(text.parse()?), end: None });
        };
        let when = Self { start: start.parse()?, end: Some(end.parse()?) };
        if when.start == Bound::Open && when.end == Some(Bound::Open) {
            return Err(DateError::Notation);
        }
        if when.latest() < when.earliest() {
            return Err(DateError::Reversed);
        }
        Ok(when)
    }
}

impl FromStr for Bound {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        if text == ".." { Ok(Self::Open) } else { text.parse().map(Self::Date) }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let strip = |(suffix, certainty)| Some((text.strip_suffix(suffix)?, certainty));
        let (digits, certainty) =
            SUFFIXES.into_iter().find_map(strip).unwrap_or((text, Certainty::Certain));
        let mut parts = digits.split('-');
        let year = parse_digits(parts.next(), 4)?.ok_or(DateError::Notation)?;
        let month = parse_digits(parts.next(), 2)?;
        let day = parse_digits(parts.next(), 2)?;
        if parts.next().is_some() || year == 0 {
            return Err(DateError::Notation);
        }
        Ok(Self { certainty, ..Self::new(year, month, day)? })
    }
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

/// The number of days in a month.
pub(crate) fn days_in(year: u16, month: u8) -> u8 {
    let leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.end {
            None => self.start.to_string(),
            Some(end) => format!("{}/{end}", self.start),
        };
        f.pad(&text)
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::Date(date) => date.fmt(f),
        }
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        let suffix = SUFFIXES.into_iter().find(|(_, certainty)| *certainty == self.certainty);
        suffix.map_or(Ok(()), |(suffix, _)| f.write_char(suffix))
    }
}

#[cfg(test)]
mod tests {
    use super::{Certainty, DateError, When};

    fn when(text: &str) -> When {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn every_notation_survives_a_round_trip() {
        for text in [
            "2021",
            "2021-03",
            "2021-03-30",
            "2021-01/2021-03",
            "2021/..",
            "../2021-02",
            "2021?",
            "2021-03~",
            "2021-03-30%",
            "2024-02-29",
        ] {
            assert_eq!(when(text).to_string(), text);
        }
    }

    #[test]
    fn invalid_dates_are_rejected_with_the_reason() {
        for (text, error) in [
            ("", DateError::Notation),
            ("21", DateError::Notation),
            ("0000", DateError::Notation),
            ("99999", DateError::Notation),
            ("2021-3", DateError::Notation),
            ("2021-03-30-01", DateError::Notation),
            ("../..", DateError::Notation),
            ("2021/2022/2023", DateError::Notation),
            ("２０２１", DateError::Notation),
            ("2021-13", DateError::Month),
            ("2021-00", DateError::Month),
            ("2023-02-29", DateError::Day),
            ("1900-02-29", DateError::Day),
            ("2021-04-31", DateError::Day),
            ("2022/2021", DateError::Reversed),
        ] {
            assert_eq!(text.parse::<When>(), Err(error), "{text}");
        }
    }

    #[test]
    fn partial_dates_sort_before_the_dates_they_contain() {
        let mut dates: Vec<When> =
            ["2021-03-30", "2022", "2021", "2021-03", "../2021", "2021/.."].map(when).to_vec();
        dates.sort();
        let sorted: Vec<String> = dates.iter().map(ToString::to_string).collect();
        assert_eq!(sorted, ["../2021", "2021", "2021/..", "2021-03", "2021-03-30", "2022"]);
    }

    #[test]
    fn an_interval_is_as_certain_as_its_less_certain_end() {
        assert_eq!(when("2021/2022?").certainty(), Certainty::Uncertain);
        assert_eq!(when("../2022").certainty(), Certainty::Certain);
    }
}
