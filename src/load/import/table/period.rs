//! Decides whether two columns named `From` and `To` contain dates. A few unreadable cells do not change the result.

use crate::load::import::date::{ONGOING, edtf};

/// Words for a missing date, besides cells without letters or digits.
const UNKNOWN: [&str; 6] = ["unknown", "none", "tbd", "unbekannt", "inconnu", "desconocido"];
/// The first letters of the names of months in English, German, French and Spanish.
const MONTHS: [&str; 24] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec", "mär",
    "mai", "okt", "dez", "fév", "avr", "aoû", "déc", "ene", "abr", "ago", "dic",
];
/// Words that qualify a date.
const QUALIFIERS: [&str; 27] = [
    "about", "c", "ca", "circa", "approx", "around", "before", "after", "early", "mid", "late",
    "by", "since", "until", "from", "to", "end", "of", "spring", "summer", "autumn", "fall",
    "winter", "q1", "q2", "q3", "q4",
];

/// The types of the cells in two columns. Empty cells, and words for an unknown date or for the present, are not counted.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct PeriodCells {
    /// Dates, including those in notations that cannot be read.
    pub(super) dates: usize,
    /// Numbers that are not years, so may be ids.
    pub(super) ids: usize,
    pub(super) others: usize,
}

impl PeriodCells {
    /// Whether most cells are dates, or no cell is anything else.
    pub(super) fn are_dates(self) -> bool {
        self.dates > self.ids + self.others || self.ids + self.others == 0
    }

    /// Whether enough cells are dates that the columns may be a period.
    pub(super) fn may_be_dates(self) -> bool {
        self.are_dates() || 3 * self.dates >= self.ids + self.others
    }

    pub(super) fn add(&mut self, cell: &str) {
        let text = cell.to_lowercase();
        let is_unknown = !text.contains(char::is_alphanumeric) || UNKNOWN.contains(&text.as_str());
        if is_unknown || ONGOING.contains(&text.as_str()) {
            return;
        }
        let is_id = text.parse().is_ok_and(|year: u64| !is_year(year));
        let count = match is_id {
            true => &mut self.ids,
            false if edtf(cell).is_some() || is_like_date(&text) => &mut self.dates,
            false => &mut self.others,
        };
        *count += 1;
    }
}

/// Numbers other than these years may be ids.
fn is_year(number: u64) -> bool {
    (1_500..=2_100).contains(&number)
}

/// Whether a text in lower case consists of two or three numbers, or of a year, names of months and words that qualify it.
fn is_like_date(text: &str) -> bool {
    let words = || text.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty());
    let numbers = words().filter(|word| is_number(word)).count();
    let has_year = words().any(|word| {
        let digits = word.trim_end_matches(char::is_alphabetic);
        digits.len() == 4 && digits.parse().is_ok_and(is_year)
    });
    if !has_year {
        return words().count() == 3 && numbers == 3;
    }
    words().all(|word| is_number(word) || is_date_word(word))
}

/// Whether a word is a number of at most four digits.
fn is_number(word: &str) -> bool {
    word.len() <= 4 && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a word may be part of a date: `march`, `circa`, `2010s`, `3rd`.
fn is_date_word(word: &str) -> bool {
    let after_digits = word.trim_start_matches(|it: char| it.is_ascii_digit());
    MONTHS.iter().any(|month| word.starts_with(month))
        || QUALIFIERS.contains(&word)
        || (after_digits != word && ["s", "st", "nd", "rd", "th"].contains(&after_digits))
}

#[cfg(test)]
mod tests {
    use super::PeriodCells;

    fn count(cells: &[&str]) -> PeriodCells {
        let mut counts = PeriodCells::default();
        for cell in cells {
            counts.add(cell);
        }
        counts
    }

    #[test]
    fn cells_that_look_like_dates_are_counted_even_if_they_cannot_be_read() {
        for cell in [
            "2010",
            "31/12/2010",
            "05/06/2019",
            "3.4.21",
            "2010-13-45",
            "March 2019",
            "1 Mar. 2019",
            "3rd May 2019",
            "about 2010",
            "c. 2012",
            "2010?",
            "early 2010s",
        ] {
            assert_eq!(count(&[cell]).dates, 1, "{cell}");
        }
        for cell in ["", "??", "-", "unknown", "present"] {
            let PeriodCells { dates, ids, others } = count(&[cell]);
            assert_eq!([dates, ids, others], [0; 3], "{cell}");
        }
        for cell in ["Kelp 2010", "Ada", "A-1", "May", "12-14"] {
            assert_eq!(count(&[cell]).others, 1, "{cell}");
        }
        assert_eq!(count(&["17", "43466"]).ids, 2);
    }

    #[test]
    fn one_cell_does_not_decide_what_columns_are() {
        assert!(count(&["2010", "2015", "later"]).are_dates());
        assert!(!count(&["2010", "later"]).are_dates());
        assert!(count(&["2010", "later"]).may_be_dates());
        assert!(!count(&["2010", "Ada", "Bo", "Cy", "Di"]).may_be_dates());
    }
}
