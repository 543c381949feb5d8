//! Guesses the EDTF notation of a date in another format.

use crate::model::When;

const SEASONS: [(&str, &str); 5] =
    [("spring", "21"), ("summer", "22"), ("autumn", "23"), ("fall", "23"), ("winter", "24")];

/// The first and last month of each quarter.
const QUARTERS: [(&str, &str); 4] = [("01", "03"), ("04", "06"), ("07", "09"), ("10", "12")];

/// The date that a string probably means: `2021-03` for `2021-3`, `2021-07/2021-09` for `2021Q3`.
pub(super) fn suggest_date(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let guesses = [padded(&text), quarter(&text), season(&text), decade(&text)];
    guesses.into_iter().flatten().find(|guess| guess.parse::<When>().is_ok())
}

/// `2021.3.5`: pads single digits with a zero, and replaces dots and slashes with hyphens.
fn padded(text: &str) -> Option<String> {
    let parts: Vec<&str> = text.split(['-', '.', '/']).collect();
    let is_date = matches!(&parts[..], [year, _, ..] if year.len() == 4);
    let parts: Vec<String> = parts.into_iter().map(|part| format!("{part:0>2}")).collect();
    is_date.then(|| parts.join("-"))
}

/// `2021Q3`, `2021-Q3` or `Q3 2021`.
fn quarter(text: &str) -> Option<String> {
    let digits = |text: &str| text.trim_matches(|other: char| !other.is_ascii_digit()).to_owned();
    let (before, after) = text.split_once('q')?;
    let (year, number) = match after.split_once([' ', '-', '/']) {
        Some((number, year)) => (digits(year), digits(number)),
        None => (digits(before), digits(after)),
    };
    let index = number.parse::<usize>().ok()?.checked_sub(1)?;
    let (first, last) = QUARTERS.get(index)?;
    Some(format!("{year}-{first}/{year}-{last}"))
}

/// `spring 2021` or `2021 spring`.
fn season(text: &str) -> Option<String> {
    let (word, number) = SEASONS.iter().find(|(word, _)| text.contains(word))?;
    let year = text.replace(word, "");
    Some(format!("{}-{number}", year.trim().trim_matches(['-', ' '])))
}

/// `2010s` or `the 2010s`.
fn decade(text: &str) -> Option<String> {
    let year = text.trim_start_matches("the ").trim_end_matches('s').trim_end_matches(['\'', '’']);
    year.strip_suffix('0').filter(|_| year.len() < text.len()).map(|digits| format!("{digits}X"))
}

#[cfg(test)]
mod tests {
    use super::suggest_date;

    #[test]
    fn other_notations_are_understood() {
        for (text, date) in [
            ("2021-3", Some("2021-03")),
            ("2021-3-5", Some("2021-03-05")),
            ("2021.03.5", Some("2021-03-05")),
            ("2021/3", Some("2021-03")),
            ("2021Q3", Some("2021-07/2021-09")),
            ("Q1 2021", Some("2021-01/2021-03")),
            ("2021-q4", Some("2021-10/2021-12")),
            ("2021Q5", None),
            ("Spring 2021", Some("2021-21")),
            ("2021 winter", Some("2021-24")),
            ("the 2010s", Some("201X")),
            ("2010’s", Some("201X")),
            ("201x", None),
            ("2021-13", None),
            ("soon", None),
            ("", None),
        ] {
            assert_eq!(suggest_date(text).as_deref(), date, "{text}");
        }
    }
}
