use std::fmt;

use crate::model::{Bound, Certainty, PartialDate, Unspecified, When};

use super::sentence::bracketed_suffix;
use super::width::width;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// In the order of their EDTF numbers.
const SEASONS: [&str; 4] = ["spring", "summer", "autumn", "winter"];

/// A date in words: `30 March 2021`, `about 2019`, `since 2019`, `January to March 2021`.
pub(crate) fn long_date(when: When) -> String {
    format_when(when, ["since ", "until "], ["", " to "])
}

/// A publication date in words; an interval means some day within it: `between 19 and 31 July 2024`.
pub(crate) fn long_publication_date(when: When) -> String {
    format_when(when, ["not before ", "not after "], ["between ", " and "])
}

/// The year of a date, or its first and last years: `2024`, `perhaps 2025`, `2019 to 2021`.
pub(crate) fn years(when: When) -> String {
    let ends =
        [Some(when.start()), when.end()].into_iter().flatten().filter_map(DateParts::from_bound);
    let ends: Vec<DateParts> =
        ends.map(|end| DateParts { day: None, month: None, unspecified: "", ..end }).collect();
    match ends[..] {
        [start, end] if start.year != end.year => format_range(start, end, ["", " to "]),
        _ => ends.last().map(DateParts::to_string).unwrap_or_default(),
    }
}

/// A date in EDTF: `2021-03`; empty for `None`.
pub(crate) fn plain_date(when: Option<When>) -> String {
    when.map(|when| when.to_string()).unwrap_or_default()
}

/// Like [`plain_date`], in brackets, to be appended: ` (2021-03)`.
pub(crate) fn date_in_brackets(when: Option<When>) -> String {
    bracketed_suffix(&plain_date(when))
}

/// A date in at most `cells`: in full, or reduced to months or years; `None` if even the years do not fit.
///
/// If both ends of an interval become the same, only one is shown. `~` marks a reduced date that is not certain.
/// Seasons, decades and the like are in words if those fit.
pub fn short_date(when: When, cells: usize) -> Option<String> {
    let mut ends = [Some(when.start()), when.end()].into_iter().flatten().filter_map(Bound::date);
    let is_vague =
        |date: PartialDate| date.season().is_some() || date.unspecified != Unspecified::Nothing;
    let words = ends.any(is_vague).then(|| long_date(when));
    let forms = [when.to_string(), coarsen(when, to_month), coarsen(when, to_year)];
    words.into_iter().chain(forms).find(|date| width(date) <= cells)
}

fn to_month(date: PartialDate) -> PartialDate {
    let unspecified = match date.unspecified {
        Unspecified::Day | Unspecified::Month | Unspecified::MonthAndDay => Unspecified::Nothing,
        year => year,
    };
    PartialDate { day: 0, certainty: Certainty::Certain, unspecified, ..date }
}

fn to_year(date: PartialDate) -> PartialDate {
    PartialDate { month: 0, ..to_month(date) }
}

fn coarsen(when: When, reduce: impl Fn(PartialDate) -> PartialDate) -> String {
    let ends = [Some(when.start()), when.end()].into_iter().flatten().map(|end| match end {
        Bound::Open | Bound::Unknown => end.to_string(),
        Bound::Date(date) => reduce(date).to_string(),
    });
    let mut ends: Vec<String> = ends.collect();
    ends.dedup();
    let mark = if when.certainty() == Certainty::Certain { "" } else { "~" };
    format!("{}{mark}", ends.join("/"))
}

/// A date in words. `since` precedes the start of an interval without an end, `until` the end of one without a start;
/// `both` precede the start and the end of a closed interval.
fn format_when(when: When, [since, until]: [&str; 2], both: [&str; 2]) -> String {
    let end = when.end().map(DateParts::from_bound);
    match (DateParts::from_bound(when.start()), end) {
        (Some(date), None) => date.to_string(),
        (Some(start), Some(None)) => {
            let is_unknown = when.end() == Some(Bound::Unknown);
            format!("{since}{start}{}", if is_unknown { ", end unknown" } else { "" })
        }
        (None, Some(Some(end))) => {
            let is_unknown = when.start() == Bound::Unknown;
            format!("{until}{end}{}", if is_unknown { ", start unknown" } else { "" })
        }
        (Some(start), Some(Some(end))) => format_range(start, end, both),
        (None, _) => String::new(),
    }
}

/// Both ends of an interval, each with its prefix; a month or year that they share appears once.
fn format_range(
    mut start: DateParts,
    mut end: DateParts,
    [start_prefix, end_prefix]: [&str; 2],
) -> String {
    if start.certainty != end.certainty {
        return format!("{start_prefix}{start}{end_prefix}{end}");
    }
    let certainty = std::mem::take(&mut start.certainty);
    end.certainty = "";
    let mut the_end_of = "";
    if start.year == end.year {
        if start.month == end.month && start.day.is_some() && end.day.is_some() {
            start.month = None;
        }
        the_end_of = if end.month.is_none() { "the end of " } else { "" };
        start.year = None;
    }
    format!("{certainty}{start_prefix}{start}{end_prefix}{the_end_of}{end}")
}

/// One end of a date; a part is `None` if it is unknown or already shown at the other end.
#[derive(Clone, Copy)]
struct DateParts {
    /// `perhaps `, `about ` or empty.
    certainty: &'static str,
    /// `a month in `, `a day in ` or empty.
    unspecified: &'static str,
    day: Option<u8>,
    /// The name of the month or season.
    month: Option<&'static str>,
    year: Option<Years>,
}

/// A year, a decade by its first year, or some year from one to another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Years {
    One(i32),
    Decade(i32),
    Between(i32, i32),
}

impl DateParts {
    fn from_bound(end: Bound) -> Option<Self> {
        let Bound::Date(date) = end else { return None };
        let certainty = match date.certainty {
            Certainty::Certain => "",
            Certainty::Uncertain => "perhaps ",
            Certainty::Approximate => "about ",
            Certainty::UncertainAndApproximate => "perhaps about ",
        };
        let season = date.season().and_then(|season| SEASONS.get(usize::from(season)));
        let month = usize::from(date.month).checked_sub(1).and_then(|month| MONTHS.get(month));
        let day = Some(date.day).filter(|day| *day > 0);
        let unspecified = match date.unspecified {
            Unspecified::Month => "a month in ",
            Unspecified::Day | Unspecified::MonthAndDay => "a day in ",
            _ => "",
        };
        let year = match (date.unspecified, date.years()) {
            (Unspecified::YearOfDecade, [first @ (1..), _]) => Years::Decade(first),
            (_, [first, last]) if first < last => Years::Between(first, last),
            _ => Years::One(date.year),
        };
        let month = season.or(month).copied();
        Some(Self { certainty, unspecified, day, month, year: Some(year) })
    }
}

impl fmt::Display for DateParts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = self.day.map(|day| day.to_string());
        let year = self.year.map(|year| year.to_string());
        let parts = [day.as_deref(), self.month, year.as_deref()].into_iter().flatten();
        let parts: Vec<&str> = parts.collect();
        write!(f, "{}{}{}", self.certainty, self.unspecified, parts.join(" "))
    }
}

impl fmt::Display for Years {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // The year 0 is 1 BC.
            Self::One(year @ ..=0) => write!(f, "{} BC", 1 - year),
            Self::One(year) => year.fmt(f),
            Self::Decade(first) => write!(f, "the {first}s"),
            Self::Between(first, last) => {
                write!(f, "some year from {} to {}", Self::One(*first), Self::One(*last))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        date_in_brackets, long_date, long_publication_date, plain_date, short_date, years,
    };
    use crate::model::When;

    fn when(edtf: &str) -> When {
        edtf.parse().expect("valid EDTF")
    }

    #[test]
    fn every_notation_has_a_wording() {
        for (edtf, words) in [
            ("2021", "2021"),
            ("2021-03", "March 2021"),
            ("2021-03-05", "5 March 2021"),
            ("2021-03~", "about March 2021"),
            ("2021%", "perhaps about 2021"),
            ("2019/..", "since 2019"),
            ("../2019-12", "until December 2019"),
            ("2021-01?/2021-03?", "perhaps January to March 2021"),
            ("2021-01/2021-03~", "January 2021 to about March 2021"),
            ("2024-07-19/2024-07-31", "19 to 31 July 2024"),
            ("2023-07-19/2024-07-31", "19 July 2023 to 31 July 2024"),
            ("2023/2024", "2023 to 2024"),
            ("2021-21", "spring 2021"),
            ("2021-24~", "about winter 2021"),
            ("2021-21/2021-23", "spring to autumn 2021"),
            ("201X", "the 2010s"),
            ("199X/201X?", "the 1990s to perhaps the 2010s"),
            ("20XX", "some year from 2000 to 2099"),
            ("2004-XX", "a month in 2004"),
            ("1985-04-XX", "a day in April 1985"),
            ("1985-XX-XX?", "perhaps a day in 1985"),
            ("1985-04-XX/1985-05", "a day in April to May 1985"),
            ("-0043-03-15", "15 March 44 BC"),
            ("-0099/-0043", "100 BC to 44 BC"),
            ("-0043-03/-0043-05", "March to May 44 BC"),
            ("0000", "1 BC"),
            ("0079", "79"),
            ("-201X", "some year from 2020 BC to 2011 BC"),
            ("000X", "some year from 1 BC to 9"),
            ("Y170000002", "170000002"),
            ("Y-17000~", "about 17001 BC"),
            ("2010/", "since 2010, end unknown"),
            ("/2010-03", "until March 2010, start unknown"),
        ] {
            assert_eq!(long_date(when(edtf)), words);
        }
    }

    #[test]
    fn publication_dates_are_worded_as_bounds() {
        for (edtf, words, in_years) in [
            ("2024-07-19/2024-07-31", "between 19 and 31 July 2024", "2024"),
            (
                "2025-02-27?/2025?",
                "perhaps between 27 February and the end of 2025",
                "perhaps 2025",
            ),
            ("2019-09-24?/2019-11", "between perhaps 24 September 2019 and November 2019", "2019"),
            ("2019/2021", "between 2019 and 2021", "2019 to 2021"),
            ("2021-05-02", "2 May 2021", "2021"),
            ("2019/..", "not before 2019", "2019"),
            ("2019-22", "summer 2019", "2019"),
            ("201X", "the 2010s", "the 2010s"),
            ("2019-XX/2020", "between a month in 2019 and 2020", "2019 to 2020"),
        ] {
            assert_eq!([long_publication_date(when(edtf)), years(when(edtf))], [words, in_years]);
        }
    }

    #[test]
    fn dates_become_coarser_until_they_fit() {
        for (edtf, cells, expected) in [
            ("2024-07-15", 11, Some("2024-07-15")),
            ("2024-07-15/2024-07-19", 11, Some("2024-07")),
            ("2024-07-15/2024-08-19", 11, Some("2024")),
            ("2024-07-15/2025-08-19", 11, Some("2024/2025")),
            ("2021-01~/2021-03", 11, Some("2021~")),
            ("2021-03-30%", 8, Some("2021-03~")),
            ("2021-03/..", 11, Some("2021-03/..")),
            ("2021-03/..", 7, Some("2021/..")),
            ("../2021-03", 7, Some("../2021")),
            ("2021", 3, None),
            ("2021-21", 11, Some("spring 2021")),
            ("2021-21", 10, Some("2021-21")),
            ("2021-21~", 7, Some("2021~")),
            ("201X", 9, Some("the 2010s")),
            ("201X?", 8, Some("201X?")),
            ("201X?", 5, Some("201X?")),
            ("1985-04-XX", 9, Some("1985-04")),
            ("2010/", 8, Some("2010/")),
        ] {
            assert_eq!(short_date(when(edtf), cells).as_deref(), expected, "{edtf}");
        }
    }

    #[test]
    fn a_missing_date_is_empty() {
        let dates = [Some(when("2021-03~")), None];
        assert_eq!(dates.map(plain_date), ["2021-03~", ""]);
        assert_eq!(dates.map(date_in_brackets), [" (2021-03~)", ""]);
    }
}
