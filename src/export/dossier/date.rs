//! Dates told in words.

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

/// What the notation puts behind a date that is not sure.
const MARKS: [char; 3] = ['?', '~', '%'];

/// A date in words: `30 March 2021`, `about 2019`, `since 2019`, `January 2021 to March 2021`.
pub(super) fn told(when: When) -> String {
    let written = when.to_string();
    match written.split_once('/') {
        None => moment(&written),
        Some((start, "..")) => format!("since {}", moment(start)),
        Some(("..", end)) => format!("until {}", moment(end)),
        Some((start, end)) => interval(start, end),
    }
}

/// Both ends; what is equally unsure of both is said once.
fn interval(start: &str, end: &str) -> String {
    let plain = |end: &str| end.trim_end_matches(MARKS).len();
    if start[plain(start)..] == end[plain(end)..] {
        return format!("{} to {}", moment(start), moment(&end[..plain(end)]));
    }
    format!("{} to {}", moment(start), moment(end))
}

/// One end of it, from the notation: `2021-03-30?`.
fn moment(written: &str) -> String {
    let digits = written.trim_end_matches(MARKS);
    let sureness = match &written[digits.len()..] {
        "?" => "perhaps ",
        "~" => "about ",
        "%" => "perhaps about ",
        _ => "",
    };
    let mut parts = digits.split('-');
    let year = parts.next().unwrap_or_default();
    let month = parts.next().and_then(|month| month.parse::<usize>().ok());
    let month = month.and_then(|month| MONTHS.get(month.checked_sub(1)?));
    let day = parts.next().map(|day| day.trim_start_matches('0'));
    let date = [day, month.copied(), Some(year)].into_iter().flatten();
    format!("{sureness}{}", date.collect::<Vec<&str>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::told;

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
            ("2021-01?/2021-03?", "perhaps January 2021 to March 2021"),
            ("2021-01/2021-03~", "January 2021 to about March 2021"),
        ] {
            assert_eq!(told(written.parse().expect("a date")), words);
        }
    }
}
