//! Dates as newspapers give them: years, seasons, months, days and intervals, which may be uncertain.
//!
//! The notation is levels 0 and 1 of the Extended Date/Time Format (Library of Congress, "Extended Date/Time Format
//! (EDTF) Specification", 2019, now part of ISO 8601-2), without times: `2021`, `2021-03`, `2021-03-30`, `2021-21`
//! (spring), `201X`, `20XX`, `2021-XX`, `2021-03-XX`, `2021-01/2021-03`, with an open end `2021/..` and `../2021`, with an
//! unknown end `2021/` and `/2021`. A suffix `?` marks a date as uncertain, `~` as approximate, `%` as both. The year 0000 is
//! 1 BC and `-0043` is 44 BC. A year of more than four digits follows a `Y`: `Y170000002`.

mod partial_date;

use std::fmt;
use std::str::FromStr;

pub(crate) use partial_date::{Certainty, MAX_YEAR, PartialDate, Unspecified};

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
    /// A limit that is not known, written as an empty string.
    Unknown,
    Date(PartialDate),
}

/// A calendar day as the sum of 10,000 times its year, 100 times its month and its day, such as `20210330`: days can be
/// compared, but not subtracted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Day(i64);

impl Day {
    pub(crate) const MIN: Self = Self(i64::MIN);
    pub(crate) const MAX: Self = Self(i64::MAX);

    pub(crate) fn new(year: i32, month: u8, day: u8) -> Self {
        Self(i64::from(year) * 10_000 + i64::from(month) * 100 + i64::from(day))
    }

    /// The year, month and day; meaningless for [`Day::MIN`] and [`Day::MAX`].
    pub(crate) fn parts(self) -> [i64; 3] {
        let month_and_day = self.0.rem_euclid(10_000);
        [self.0.div_euclid(10_000), month_and_day / 100, month_and_day % 100]
    }

    /// The year; `None` for [`Day::MIN`] and [`Day::MAX`].
    pub(crate) fn year(self) -> Option<i32> {
        i32::try_from(self.parts()[0]).ok()
    }
}

/// Why a string is not a valid date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateError {
    /// It is not in EDTF notation.
    Notation,
    /// The year is beyond `MAX_YEAR`, as in `Y999999999`.
    Year,
    /// The year is wholly unknown, as in `XXXX`, which only level 2 of EDTF has.
    UnknownYear,
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
            Self::Year => "the year must be from -268435455 to 268435455",
            Self::UnknownYear => "the year cannot be wholly unknown",
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

    pub(crate) fn from_bounds(start: Bound, end: Option<Bound>) -> Self {
        Self { start, end }
    }

    /// The earliest day that the date may refer to; [`Day::MIN`] if the start is open or unknown.
    pub(crate) fn earliest(self) -> Day {
        self.start.date().map_or(Day::MIN, PartialDate::first_day)
    }

    /// The latest day that the date may refer to; [`Day::MAX`] if the end is open or unknown.
    pub(crate) fn latest(self) -> Day {
        self.end.unwrap_or(self.start).date().map_or(Day::MAX, PartialDate::last_day)
    }

    pub(crate) fn start(self) -> Bound {
        self.start
    }

    pub(crate) fn end(self) -> Option<Bound> {
        self.end
    }

    /// The certainty of the date, or of the less certain end of the interval.
    pub(crate) fn certainty(self) -> Certainty {
        let certainty =
            |bound: Bound| bound.date().map_or(Certainty::Certain, |date| date.certainty);
        certainty(self.start).max(self.end.map_or(Certainty::Certain, certainty))
    }
}

impl When {
    /// Whether digits of the date or of a bound are unspecified, as in `201X`, or a bound is not known, as in `2013/`.
    pub(crate) fn is_partly_unknown(self) -> bool {
        let is_unknown = |bound: Bound| match bound {
            Bound::Unknown => true,
            Bound::Open => false,
            Bound::Date(date) => date.unspecified != Unspecified::Nothing,
        };
        is_unknown(self.start) || self.end.is_some_and(is_unknown)
    }
}

impl Bound {
    pub(crate) fn date(self) -> Option<PartialDate> {
        if let Self::Date(date) = self { Some(date) } else { None }
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

impl FromStr for When {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let Some((start, end)) = text.split_once('/') else {
            return Ok(Self { start: Bound::Date(text.parse()?), end: None });
        };
        let when = Self { start: start.parse()?, end: Some(end.parse()?) };
        if when.start.date().is_none() && when.end.and_then(Bound::date).is_none() {
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
        match text {
            ".." => Ok(Self::Open),
            "" => Ok(Self::Unknown),
            _ => text.parse().map(Self::Date),
        }
    }
}

/// The number of days in a month.
pub(crate) fn days_in(year: i32, month: u8) -> u8 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
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
            Self::Unknown => Ok(()),
            Self::Date(date) => date.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Certainty, DateError, Day, When};

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
            "2021-21",
            "2021-24~",
            "201X",
            "20XX?",
            "2004-XX",
            "1985-04-XX",
            "1985-XX-XX",
            "2010/",
            "/2010-03",
            "201X/2021-22",
            "0000",
            "0000-02-29",
            "000X",
            "-0044-03-15",
            "-1985",
            "-9999-12~",
            "-201X",
            "-01XX",
            "-0044-XX-XX?",
            "-0044-21",
            "Y10000",
            "Y170000002",
            "Y-170000002?",
            "Y-268435455/-0044-03",
            "9999/Y268435455%",
            "../-0043",
            "Y-17000/",
        ] {
            assert_eq!(when(text).to_string(), text);
        }
    }

    #[test]
    fn invalid_dates_are_rejected_with_the_reason() {
        for (text, error) in [
            ("", DateError::Notation),
            ("21", DateError::Notation),
            ("2021/-1985", DateError::Reversed),
            ("-0044-13", DateError::Month),
            ("-0001-02-29", DateError::Day),
            ("-0000", DateError::Notation),
            ("-000X", DateError::Notation),
            ("-44", DateError::Notation),
            ("--0044", DateError::Notation),
            ("Y2021", DateError::Notation),
            ("Y02021", DateError::Notation),
            ("Y17000-01", DateError::Notation),
            ("Y1700X", DateError::Notation),
            ("Y", DateError::Notation),
            ("Y268435456", DateError::Year),
            ("Y-99999999999999999999", DateError::Year),
            ("XXXX", DateError::UnknownYear),
            ("XXXX-12", DateError::UnknownYear),
            ("-", DateError::Notation),
            ("-x", DateError::Notation),
            ("Year", DateError::Notation),
            ("99999", DateError::Notation),
            ("2021-3", DateError::Notation),
            ("2021-03-30-01", DateError::Notation),
            ("2XXX", DateError::Notation),
            ("20X1", DateError::Notation),
            ("201x", DateError::Notation),
            ("201X-03", DateError::Notation),
            ("201X-XX", DateError::Notation),
            ("2004-XX-03", DateError::Notation),
            ("2004-1X", DateError::Notation),
            ("2021-21-03", DateError::Notation),
            ("2021-21-XX", DateError::Notation),
            ("/", DateError::Notation),
            ("../", DateError::Notation),
            ("2021-25", DateError::Month),
            ("2022/201X", DateError::Reversed),
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
    fn years_before_zero_and_of_many_digits_are_in_order() {
        let sorted = [
            "../Y-170000002",
            "Y-170000002",
            "-0044",
            "-0044-03-14",
            "-0044-03-15",
            "-0044-12",
            "-0043",
            "-001X",
            "-0009",
            "0000",
            "0001",
            "9999-24",
            "9999-12-31",
            "Y10000",
        ];
        let mut dates: Vec<When> = sorted.iter().rev().map(|text| when(text)).collect();
        dates.sort();
        assert_eq!(dates.iter().map(ToString::to_string).collect::<Vec<_>>(), sorted);
        let ides = when("-0044-03-15").earliest();
        assert_eq!((ides.year(), ides.parts()), (Some(-44), [-44, 3, 15]));
        assert_eq!(Day::MIN.year().or(Day::MAX.year()), None);
    }

    #[test]
    fn vague_dates_span_every_possible_day() {
        for (text, first, last) in [
            ("2021-21", (2021, 3, 1), (2021, 5, 31)),
            ("2021-23", (2021, 9, 1), (2021, 11, 30)),
            ("2021-24", (2021, 12, 1), (2022, 2, 28)),
            ("201X", (2010, 1, 1), (2019, 12, 31)),
            ("20XX", (2000, 1, 1), (2099, 12, 31)),
            ("2004-XX", (2004, 1, 1), (2004, 12, 31)),
            ("1985-04-XX", (1985, 4, 1), (1985, 4, 30)),
            ("1985-XX-XX", (1985, 1, 1), (1985, 12, 31)),
            ("-201X", (-2019, 1, 1), (-2010, 12, 31)),
            ("-01XX", (-199, 1, 1), (-100, 12, 31)),
            ("000X", (0, 1, 1), (9, 12, 31)),
            ("-0044-24", (-44, 12, 1), (-43, 2, 28)),
            ("Y170000002", (170_000_002, 1, 1), (170_000_002, 12, 31)),
        ] {
            let day = |(year, month, day)| Day::new(year, month, day);
            assert_eq!((when(text).earliest(), when(text).latest()), (day(first), day(last)));
        }
        assert_eq!(when("2010/").latest(), Day::MAX);
        assert_eq!(when("/2010").earliest(), Day::MIN);
    }

    #[test]
    fn an_interval_is_as_certain_as_its_less_certain_end() {
        assert_eq!(when("2021/2022?").certainty(), Certainty::Uncertain);
        assert_eq!(when("../2022").certainty(), Certainty::Certain);
    }
}
