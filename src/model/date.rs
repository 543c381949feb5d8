//! Dates as newspapers give them: a year, month, day or interval, certain or not.
//!
//! The notation is the Extended Date/Time Format, levels 0 and 1, for the years 0001 to 9999 (Library of Congress,
//! "Extended Date/Time Format (EDTF) Specification", 2019, now part of ISO 8601-2): `2021`, `2021-03`, `2021-03-30`,
//! `2021-01/2021-03`, `2021/..`, `../2021`, each date with `?` (uncertain), `~` (approximate) or `%` (both) after it.

use std::fmt::{self, Write as _};
use std::str::FromStr;

/// A date or an interval of dates.
///
/// Ordered by earliest day, then latest day, then notation, so that a sorted list reads as a
/// timeline: "2021" comes before "2021-03-30".
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct When {
    start: Bound,
    end: Option<Bound>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Bound {
    /// `..`: open on this side.
    Open,
    At(PartialDate),
}

/// A year, month or day, and how certain it is.
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
    /// `?`: may be another date.
    Uncertain,
    /// `~`: about this date.
    Approximate,
    /// `%`: uncertain and approximate.
    UncertainAndApproximate,
}

/// A calendar day as a sortable decimal number: `20210330`.
///
/// Only the order is meaningful: it is not a count of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day(u32);

impl Day {
    /// Before every date.
    pub(crate) const MIN: Self = Self(0);
    /// After every date.
    pub(crate) const MAX: Self = Self(u32::MAX);

    /// Its year; `None` for [`Day::MIN`] and [`Day::MAX`].
    pub(crate) fn year(self) -> Option<u16> {
        let year = u16::try_from(self.0 / 10_000).ok();
        year.filter(|year| (1..=9999).contains(year))
    }
}

/// Why a text is not a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// Not in EDTF notation.
    Notation,
    /// No such month.
    Month,
    /// No such day in that month.
    Day,
    /// An interval that ends before it starts.
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
    /// The time from one date to another, which is not earlier.
    pub(crate) fn between(start: PartialDate, end: PartialDate) -> Self {
        Self { start: Bound::At(start), end: Some(Bound::At(end)) }
    }

    /// The earliest day it may refer to; [`Day::MIN`] if it has no start.
    pub(crate) fn earliest(self) -> Day {
        match self.start {
            Bound::Open => Day::MIN,
            Bound::At(date) => date.decimal(1, 1),
        }
    }

    /// The latest day it may refer to; [`Day::MAX`] if it has no end.
    pub(crate) fn latest(self) -> Day {
        match self.end.unwrap_or(self.start) {
            Bound::Open => Day::MAX,
            Bound::At(date) => date.decimal(12, 31),
        }
    }

    /// The date, or the start of the interval.
    pub(crate) fn start(self) -> Bound {
        self.start
    }

    /// The end of the interval; `None` for a single date, which is an event rather than a period.
    pub(crate) fn end(self) -> Option<Bound> {
        self.end
    }

    /// The least certain of its ends.
    pub(crate) fn certainty(self) -> Certainty {
        let of = |bound: Bound| match bound {
            Bound::Open => Certainty::Certain,
            Bound::At(date) => date.certainty,
        };
        of(self.start).max(self.end.map_or(Certainty::Certain, of))
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
    /// A certain date, if the calendar has it.
    pub(crate) fn new(year: u16, month: Option<u8>, day: Option<u8>) -> Result<Self, DateError> {
        check_calendar(year, month, day)?;
        let (month, day) = (month.unwrap_or(0), day.unwrap_or(0));
        Ok(Self { year, month, day, certainty: Certainty::Certain })
    }

    /// The year, month and day as one number, with substitutes for unknown parts.
    fn decimal(self, month: u8, day: u8) -> Day {
        let known = |part: u8, substitute: u8| u32::from(if part == 0 { substitute } else { part });
        Day(u32::from(self.year) * 10_000 + known(self.month, month) * 100 + known(self.day, day))
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
            return Ok(Self { start: Bound::At(text.parse()?), end: None });
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
        if text == ".." { Ok(Self::Open) } else { text.parse().map(Self::At) }
    }
}

impl FromStr for PartialDate {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let marked = |(mark, certainty)| Some((text.strip_suffix(mark)?, certainty));
        let (digits, certainty) =
            SUFFIXES.into_iter().find_map(marked).unwrap_or((text, Certainty::Certain));
        let mut parts = digits.split('-');
        let year = number(parts.next(), 4)?.ok_or(DateError::Notation)?;
        let month = number(parts.next(), 2)?;
        let day = number(parts.next(), 2)?;
        if parts.next().is_some() || year == 0 {
            return Err(DateError::Notation);
        }
        Ok(Self { certainty, ..Self::new(year, month, day)? })
    }
}

/// Parses a part of exactly `digits` digits; `None` if the part is missing.
fn number<T: FromStr>(part: Option<&str>, digits: usize) -> Result<Option<T>, DateError> {
    let Some(part) = part else { return Ok(None) };
    if part.len() != digits || !part.bytes().all(|byte| byte.is_ascii_digit()) {
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

fn days_in(year: u16, month: u8) -> u8 {
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
        let shown = match self.end {
            None => self.start.to_string(),
            Some(end) => format!("{}/{end}", self.start),
        };
        f.pad(&shown)
    }
}

impl fmt::Display for Bound {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Open => f.write_str(".."),
            Self::At(date) => date.fmt(f),
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
        let mark = SUFFIXES.into_iter().find(|(_, certainty)| *certainty == self.certainty);
        mark.map_or(Ok(()), |(mark, _)| f.write_char(mark))
    }
}

#[cfg(test)]
mod tests {
    use super::{Certainty, DateError, When};

    fn when(text: &str) -> When {
        text.parse().unwrap_or_else(|error| panic!("{text}: {error}"))
    }

    #[test]
    fn every_notation_prints_as_it_was_written() {
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
    fn impossible_dates_are_refused_with_the_reason() {
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
    fn partial_dates_sort_before_what_they_contain() {
        let mut dates: Vec<When> =
            ["2021-03-30", "2022", "2021", "2021-03", "../2021", "2021/.."].map(when).to_vec();
        dates.sort();
        let shown: Vec<String> = dates.iter().map(ToString::to_string).collect();
        assert_eq!(shown, ["../2021", "2021", "2021/..", "2021-03", "2021-03-30", "2022"]);
    }

    #[test]
    fn the_less_certain_end_counts() {
        assert_eq!(when("2021/2022?").certainty(), Certainty::Uncertain);
        assert_eq!(when("../2022").certainty(), Certainty::Certain);
    }
}
