//! Dates as they appear in queries and text: `19 July`, `July 19, 2024`, `2021-03-30`, `Q2 2024`.

use std::cmp::Reverse;

use super::quality::Quality;
use super::text_words::{TextWord, text_words};
use crate::model::{Bound, PartialDate, When};

/// A day, month or quarter, of one year or of any year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct DatePattern {
    year: Option<i32>,
    /// The first and the last month.
    months: (u8, u8),
    day: Option<u8>,
}

/// The possible meanings of a word in a date.
#[derive(Clone, Copy)]
enum DatePart {
    /// At most 31.
    DayOrMonth(u8),
    Month(u8),
    Year(i32),
    /// The first and the last month.
    Quarter(u8, u8),
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

impl DatePattern {
    /// The date at the start of the words, and its number of words.
    pub(super) fn parse(words: &[TextWord<'_>]) -> Option<(Self, usize)> {
        use DatePart::{DayOrMonth, Month, Quarter, Year};
        let part = |index: usize| words.get(index).and_then(|word| parse_date_part(&word.folded));
        let is_joined = |index: usize| words.get(index).is_some_and(|word| word.is_hyphenated);
        let date = |year, month, day| Self { year, months: (month, month), day };
        Some(match (part(0)?, part(1), part(2)) {
            (DayOrMonth(day), Some(Month(month)), Some(Year(year)))
            | (Month(month), Some(DayOrMonth(day)), Some(Year(year))) => {
                (date(Some(year), month, Some(day)), 3)
            }
            (Year(year), Some(DayOrMonth(month @ 1..=12)), Some(DayOrMonth(day)))
                if is_joined(1) && is_joined(2) =>
            {
                (date(Some(year), month, Some(day)), 3)
            }
            (Year(year), Some(DayOrMonth(month @ 1..=12)), _) if is_joined(1) => {
                (date(Some(year), month, None), 2)
            }
            (DayOrMonth(day), Some(Month(month)), _) | (Month(month), Some(DayOrMonth(day)), _) => {
                (date(None, month, Some(day)), 2)
            }
            (Month(month), Some(Year(year)), _) => (date(Some(year), month, None), 2),
            (Quarter(first, last), Some(Year(year)), _)
            | (Year(year), Some(Quarter(first, last)), _) => {
                (Self { year: Some(year), months: (first, last), day: None }, 2)
            }
            (Quarter(first, last), ..) => {
                (Self { year: None, months: (first, last), day: None }, 1)
            }
            _ => return None,
        })
    }

    /// How well a date in the graph matches: exactly if it is within the period; like a prefix if it only overlaps the
    /// period and is precise to the month.
    pub(super) fn quality_of(self, when: When) -> Option<Quality> {
        let Some(period) = self.period() else { return self.quality_in_any_year(when) };
        let (first, last) = (period.earliest(), period.latest());
        if first <= when.earliest() && when.latest() <= last {
            return Some(Quality::Exact);
        }
        let is_month = |bound: Bound| bound.date().is_some_and(|date| date.month > 0);
        let is_narrow = is_month(when.start()) && when.end().is_none_or(is_month);
        let overlaps = when.earliest() <= last && first <= when.latest();
        (is_narrow && overlaps).then_some(Quality::Prefix)
    }

    fn quality_in_any_year(self, when: When) -> Option<Quality> {
        let is_in = |bound: Bound| {
            bound.date().is_some_and(|date| {
                (self.months.0..=self.months.1).contains(&date.month)
                    && self.day.is_none_or(|day| day == date.day)
            })
        };
        let (start, end) = (is_in(when.start()), when.end().map(is_in));
        let is_match = match self.day {
            Some(_) => start || end == Some(true),
            None => start && end != Some(false),
        };
        is_match.then_some(Quality::Exact)
    }

    /// Parses a string that is a date with a year.
    pub(super) fn parse_whole(text: &str) -> Option<When> {
        let words: Vec<TextWord<'_>> = text_words(text).collect();
        let (date, count) = Self::parse(&words)?;
        date.period().filter(|_| count == words.len())
    }

    fn period(self) -> Option<When> {
        let year = self.year?;
        let date = |month| PartialDate::new(year, Some(month), self.day).ok();
        Some(When::between(date(self.months.0)?, date(self.months.1)?))
    }

    /// The first of the best matches in text: the index of its first word, its number of words and the quality.
    pub(super) fn find(self, words: &[TextWord<'_>]) -> Option<(usize, usize, Quality)> {
        let dates = (0..words.len()).filter_map(|index| {
            let (date, count) = Self::parse(words.get(index..)?)?;
            Some((index, count, self.quality_of_pattern(date)?))
        });
        let (index, count, quality) = dates.min_by_key(|(.., quality)| Reverse(*quality))?;
        let has_year = self.year.is_some_and(|year| {
            let year = year.to_string();
            words.iter().any(|word| word.folded == year)
        });
        let has_year_elsewhere = quality == Quality::Related && has_year;
        Some((index, count, if has_year_elsewhere { Quality::Prefix } else { quality }))
    }

    pub(super) fn year(self) -> Option<i32> {
        self.year
    }

    fn quality_of_pattern(self, other: Self) -> Option<Quality> {
        let is_same_month = self.months.0 <= other.months.0 && other.months.1 <= self.months.1;
        let is_same_day = self.day.is_none_or(|day| other.day == Some(day));
        let quality = match (self.year, other.year) {
            (Some(year), Some(other)) if year != other => return None,
            (Some(_), None) => Quality::Related,
            _ => Quality::Exact,
        };
        (is_same_month && is_same_day).then_some(quality)
    }
}

fn parse_date_part(word: &str) -> Option<DatePart> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end));
    let digits = digits.unwrap_or(word);
    if digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return match (digits.len(), digits.parse().ok()?) {
            (4, year @ 1000..=2199) => Some(DatePart::Year(year)),
            (1 | 2, number @ 1..=31) => u8::try_from(number).ok().map(DatePart::DayOrMonth),
            _ => None,
        };
    }
    match word.as_bytes() {
        [b'q', quarter @ b'1'..=b'4'] => {
            let first = 3 * (quarter - b'1') + 1;
            return Some(DatePart::Quarter(first, first + 2));
        }
        // At least three letters: `sept`, not `se`.
        [_, _, _, ..] => {}
        _ => return None,
    }
    let month = MONTHS.iter().position(|month| match word.len() {
        3 | 4 => month.starts_with(word),
        _ => *month == word,
    })?;
    u8::try_from(month + 1).ok().map(DatePart::Month)
}

#[cfg(test)]
mod tests {
    use super::{DatePattern, Quality, TextWord, text_words};

    fn parse(text: &str) -> Option<(DatePattern, usize)> {
        DatePattern::parse(&text_words(text).collect::<Vec<TextWord<'_>>>())
    }

    fn date(text: &str) -> DatePattern {
        parse(text).unwrap_or_else(|| panic!("{text} is a date")).0
    }

    #[test]
    fn a_date_can_be_typed_in_many_ways() {
        let day = date("2021-03-30");
        for text in ["30 March 2021", "March 30, 2021", "30th mar 2021", "30 March 2021 and then"] {
            assert_eq!(parse(text), Some((day, 3)), "{text}");
        }
        assert_eq!(date("2021-03"), date("March 2021"));
        assert_eq!(date("19 July"), date("July 19"));
        assert_eq!(date("Q2 2024"), date("2024 q2"));
        for text in ["2021", "march", "7 April's", "19", "may go", "2021 03 30", "32 July", "Lei"] {
            let is_date = parse(text).is_some();
            assert_eq!(is_date, text == "7 April's", "{text}");
        }
    }

    #[test]
    fn graph_dates_match_if_they_are_in_the_period() {
        for (typed, when, quality) in [
            ("30 March 2021", "2021-03-30", Some(Quality::Exact)),
            ("30 March 2021", "2021-03", Some(Quality::Prefix)),
            ("30 March 2021", "2021", None),
            ("30 March 2021", "2021-03-29", None),
            ("March 2021", "2021-03-30", Some(Quality::Exact)),
            ("March 2021", "2021-01/2021-03", Some(Quality::Prefix)),
            ("Q2 2024", "2024-04/2024-06", Some(Quality::Exact)),
            ("Q2", "2024-04/2024-06", Some(Quality::Exact)),
            ("Q2", "2024-04/2024-07", None),
            ("19 July", "2024-07-19?", Some(Quality::Exact)),
            ("19 July", "2024-07-19/2024-07-31", Some(Quality::Exact)),
            ("19 July", "2024-07", None),
            ("30 February 2021", "2021-02", None),
        ] {
            let when = when.parse().expect("a date");
            assert_eq!(date(typed).quality_of(when), quality, "{typed} {when}");
        }
    }

    #[test]
    fn dates_are_found_in_texts() {
        for (typed, text, expected) in [
            ("19 July", "On July 19, Lei Jun", Some((1, 2, Quality::Exact))),
            ("March 2021", "On 30 March 2021 it", Some((1, 3, Quality::Exact))),
            ("30 March 2021", "On 30 March it", Some((1, 2, Quality::Related))),
            ("30 March 2021", "In 2021, on 30 March it", Some((3, 2, Quality::Prefix))),
            ("March 2021", "On 28 March, not in March 2021", Some((5, 2, Quality::Exact))),
            ("30 March 2021", "On 30 March 2022 it", None),
            ("19 July", "On 18 July", None),
        ] {
            let words: Vec<TextWord<'_>> = text_words(text).collect();
            assert_eq!(date(typed).find(&words), expected, "{typed} in {text}");
        }
    }
}
