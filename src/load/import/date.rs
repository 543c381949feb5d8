//! Dates in the notations of spreadsheets and other programs.

use crate::model::When;

/// Values in the end column of a relation that still holds.
pub(super) const ONGOING: [&str; 8] =
    ["..", "present", "now", "ongoing", "current", "today", "to date", "至今"];

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

/// The EDTF interval between two dates. A missing date is an unknown end: an open one (`..`) would mean ongoing.
pub(super) fn interval(start: Option<String>, end: Option<String>) -> Option<String> {
    match (start, end) {
        (None, None) => None,
        (Some(start), Some(end)) if start == end => Some(start),
        (start, end) => Some(format!("{}/{}", start.unwrap_or_default(), end.unwrap_or_default())),
    }
}

/// `2021-03-30` for `30.03.2021`, `2021/3/30`, `2021-03-30 00:00:00` or `March 30, 2021`; `None` if day and month cannot be told
/// apart.
pub(super) fn edtf(cell: &str) -> Option<String> {
    if cell.parse::<When>().is_ok() {
        return Some(cell.to_owned());
    }
    if let Some(cell) = cell.strip_prefix('<').and_then(|cell| cell.strip_suffix('>')) {
        return time_set(cell);
    }
    if let Some(date) = with_named_month(cell) {
        return Some(date);
    }
    let day = cell.split([' ', 'T']).next().unwrap_or(cell);
    let separator = day.chars().find(|character| ['-', '/', '.'].contains(character))?;
    let numbers: Option<Vec<u32>> = day.split(separator).map(|part| part.parse().ok()).collect();
    let date = match (numbers?.as_slice(), separator) {
        // A two-digit year may be in either century.
        (numbers, _) if numbers.iter().all(|number| *number < 100) => return None,
        // LittleSis writes zeros for an unknown month or day.
        ([year, 0], '.') | ([year, 0, 0], '-') => format!("{year:04}"),
        ([year, month, 0], '-') => format!("{year:04}-{month:02}"),
        ([year, month], _) if *year > 31 => format!("{year:04}-{month:02}"),
        ([month, year], _) if *year > 31 => format!("{year:04}-{month:02}"),
        ([year, month, day], _) if *year > 31 => format!("{year:04}-{month:02}-{day:02}"),
        ([day, month, year], '.') => format!("{year:04}-{month:02}-{day:02}"),
        ([day, month, year], _) if *day > 12 || day == month => {
            format!("{year:04}-{month:02}-{day:02}")
        }
        ([month, day, year], _) if *day > 12 => format!("{year:04}-{month:02}-{day:02}"),
        _ => return None,
    };
    date.parse::<When>().is_ok().then_some(date)
}

/// A date whose month is an English word, in any order, with or without a day; the year has four digits, to tell it from the
/// day. Two dates are separated by an arrow in Notion.
fn with_named_month(cell: &str) -> Option<String> {
    if let Some((start, end)) = cell.split_once('→') {
        let date = format!("{}/{}", with_named_month(start)?, with_named_month(end)?);
        return Some(date).filter(|date| date.parse::<When>().is_ok());
    }
    let words = cell.split(|it: char| it.is_whitespace() || [',', '-', '.', '/'].contains(&it));
    let words: Vec<&str> = words.filter(|word| !word.is_empty()).collect();
    let (mut year, mut month, mut day) = (None, None, None);
    for word in words.iter().take_while(|word| !word.contains(':')) {
        let ordinal = ["st", "nd", "rd", "th"].iter().find_map(|suffix| word.strip_suffix(suffix));
        let earlier = match ordinal.unwrap_or(word).parse::<u32>() {
            Ok(number) if word.len() == 4 && ordinal.is_none() => year.replace(number),
            Ok(number) => day.replace(number),
            Err(_) => month.replace(month_number(word)?),
        };
        if earlier.is_some() {
            return None;
        }
    }
    let date = match day {
        Some(day) => format!("{:04}-{:02}-{day:02}", year?, month?),
        None => format!("{:04}-{:02}", year?, month?),
    };
    date.parse::<When>().is_ok().then_some(date)
}

/// `3` for `March`, `mar` or `Sept`; `None` for a word that is not a month.
fn month_number(word: &str) -> Option<u32> {
    let word = word.to_lowercase();
    let is_name = |name: &&str| word.len() >= 3 && name.starts_with(&word);
    (1..).zip(MONTHS).find(|(_, name)| is_name(name)).map(|(number, _)| number)
}

/// The only interval of a Gephi time set: `[2001.0, 2005.0]`.
fn time_set(intervals: &str) -> Option<String> {
    let interval_text = intervals.strip_prefix(['[', '('])?.strip_suffix([']', ')'])?;
    let bounds: Vec<&str> = interval_text.split(',').map(str::trim).collect();
    let bound =
        |text: &str| if text.ends_with("Infinity") { Some(String::new()) } else { edtf(text) };
    let date = match bounds[..] {
        [start, end] if start != end => Some(format!("{}/{}", bound(start)?, bound(end)?)),
        [start] | [start, _] => edtf(start),
        _ => None,
    };
    date.filter(|date| date.parse::<When>().is_ok())
}

#[cfg(test)]
mod tests {
    use super::edtf;

    #[test]
    fn dates_of_spreadsheets_become_edtf_unless_they_are_ambiguous() {
        for (cell, date) in [
            ("2021", Some("2021")),
            ("2021.0", Some("2021")),
            ("2021~", Some("2021~")),
            ("2021-3", Some("2021-03")),
            ("3/2021", Some("2021-03")),
            ("2021/3/30", Some("2021-03-30")),
            ("30.03.2021", Some("2021-03-30")),
            ("30/3/2021", Some("2021-03-30")),
            ("3/30/2021", Some("2021-03-30")),
            ("2021-03-30 00:00:00", Some("2021-03-30")),
            ("2019-00-00", Some("2019")),
            ("2019-05-00", Some("2019-05")),
            ("2019-00-05", None),
            ("May 2019", Some("2019-05")),
            ("2019 Sept.", Some("2019-09")),
            ("March 30, 2021", Some("2021-03-30")),
            ("30th mar 2021", Some("2021-03-30")),
            ("1-Feb-2021", Some("2021-02-01")),
            ("May 12, 2019 3:00 PM", Some("2019-05-12")),
            ("March 1, 2021 → April 5, 2021", Some("2021-03-01/2021-04-05")),
            ("<[2001.0, 2005.0]>", Some("2001/2005")),
            ("<[2001-03-30, Infinity]>", Some("2001-03-30/")),
            ("<[2001.0]>", Some("2001")),
            ("<[2001.0, 2005.0]; [2007.0, 2008.0]>", None),
            ("<[<[<", None),
            ("Mar-21", None),
            ("1 Feb", None),
            ("May May 2019", None),
            ("30 February 2021", None),
            ("Marc Mayer 2021", None),
            ("ma 2021", None),
            ("3/4/2021", None),
            ("30/30/2021", None),
            ("3.4.21", None),
            ("spring", None),
        ] {
            assert_eq!(edtf(cell).as_deref(), date, "{cell}");
        }
    }
}
