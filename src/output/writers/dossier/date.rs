//! Dates told in words.

use std::fmt;

use crate::model::When;

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

/// What the notation puts behind a date that is not sure, and what that is in words.
const MARKS: [(char, &str); 3] = [('?', "perhaps "), ('~', "about "), ('%', "perhaps about ")];

/// When something was, in words: `30 March 2021`, `about 2019`, `since 2019`, `January to March
/// 2021`.
pub(super) fn told(when: When) -> String {
    worded(when, ["since ", "until "], ["", " to "])
}

/// When something was published, in words; an interval holds the one day on which it was: `between 19
/// and 31 July 2024`.
pub(super) fn published(when: When) -> String {
    worded(when, ["not before ", "not after "], ["between ", " and "])
}

/// A date, with words before an end that stands alone, and before each of two.
fn worded(when: When, [since, until]: [&str; 2], both: [&str; 2]) -> String {
    let written = when.to_string();
    match written.split_once('/') {
        None => Moment::of(&written).to_string(),
        Some((start, "..")) => format!("{since}{}", Moment::of(start)),
        Some(("..", end)) => format!("{until}{}", Moment::of(end)),
        Some((start, end)) => spanned(Moment::of(start), Moment::of(end), both),
    }
}

/// The year of it, or the first and the last: `2024`, `perhaps 2025`, `2019 to 2021`.
pub(super) fn year(when: When) -> String {
    let written = when.to_string();
    let ends = written.split('/').filter(|end| *end != "..").map(Moment::of);
    let ends: Vec<Moment<'_>> = ends.map(|end| Moment { day: None, month: None, ..end }).collect();
    match ends.as_slice() {
        [start, end] if start.year != end.year => spanned(*start, *end, ["", " to "]),
        ends => ends.last().map(Moment::to_string).unwrap_or_default(),
    }
}

/// Both ends with words before each; what they have in common is said once.
fn spanned(mut start: Moment<'_>, mut end: Moment<'_>, [before, between]: [&str; 2]) -> String {
    if start.sureness != end.sureness {
        return format!("{before}{start}{between}{end}");
    }
    let sureness = std::mem::take(&mut start.sureness);
    end.sureness = "";
    let mut the_end_of = "";
    if start.year == end.year {
        if start.month == end.month && start.day.is_some() && end.day.is_some() {
            start.month = None;
        }
        the_end_of = if end.month.is_none() { "the end of " } else { "" };
        start.year = "";
    }
    format!("{sureness}{before}{start}{between}{the_end_of}{end}")
}

/// One end of a date.
#[derive(Clone, Copy)]
struct Moment<'w> {
    /// How sure it is: `perhaps `, or nothing.
    sureness: &'static str,
    day: Option<&'w str>,
    month: Option<&'static str>,
    /// Empty where it has been said.
    year: &'w str,
}

impl<'w> Moment<'w> {
    /// Takes the notation apart: `2021-03-30?`.
    fn of(written: &'w str) -> Self {
        let marked =
            MARKS.iter().find_map(|(mark, word)| Some((written.strip_suffix(*mark)?, *word)));
        let (digits, sureness) = marked.unwrap_or((written, ""));
        let mut parts = digits.split('-');
        let year = parts.next().unwrap_or_default();
        let month = parts.next().and_then(|month| month.parse::<usize>().ok());
        let month = month.and_then(|month| MONTHS.get(month.checked_sub(1)?)).copied();
        let day = parts.next().map(|day| day.trim_start_matches('0'));
        Self { sureness, day, month, year }
    }
}

impl fmt::Display for Moment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let year = Some(self.year).filter(|year| !year.is_empty());
        let parts = [self.day, self.month, year].into_iter().flatten();
        write!(f, "{}{}", self.sureness, parts.collect::<Vec<&str>>().join(" "))
    }
}

#[cfg(test)]
mod tests {
    use super::{published, told, year};
    use crate::model::When;

    fn when(written: &str) -> When {
        written.parse().expect("a date")
    }

    #[test]
    fn every_notation_has_words() {
        for (written, words) in [
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
        ] {
            assert_eq!(told(when(written)), words);
        }
    }

    #[test]
    fn a_day_of_publishing_lies_between() {
        for (written, words, in_short) in [
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
        ] {
            assert_eq!([published(when(written)), year(when(written))], [words, in_short]);
        }
    }
}
