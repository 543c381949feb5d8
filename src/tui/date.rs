//! Dates where there is little room: coarser, never cut in the middle.

use crate::model::When;

use crate::text::width;

/// A date in so many cells: whole, else by months, else by years; none where not even that fits.
#[must_use]
pub fn short_date(when: When, cells: usize) -> Option<String> {
    let whole = when.to_string();
    // Years and months are the first four and seven letters of a day.
    let coarser = [7, 4].map(|letters| coarse(&whole, letters));
    std::iter::once(whole).chain(coarser).find(|date| width(date) <= cells)
}

/// Both ends cut to the month or the year; one where they are then the same. `~` says that the
/// date was approximate or uncertain.
fn coarse(whole: &str, letters: usize) -> String {
    let is_unsure = whole.contains(['~', '?', '%']);
    let mut ends: Vec<&str> = whole.split('/').map(|end| cut(end, letters)).collect();
    ends.dedup();
    format!("{}{}", ends.join("/"), if is_unsure { "~" } else { "" })
}

fn cut(end: &str, letters: usize) -> &str {
    let bare = end.trim_end_matches(['~', '?', '%']);
    bare.get(..letters).unwrap_or(bare)
}

#[cfg(test)]
mod tests {
    use super::short_date;

    fn short(date: &str, cells: usize) -> String {
        let when = date.parse().expect("a date");
        short_date(when, cells).unwrap_or_else(|| "none".to_owned())
    }

    #[test]
    fn dates_become_coarser_but_are_never_cut() {
        assert_eq!(short("2024-07-15", 11), "2024-07-15");
        assert_eq!(short("2024-07-15/2024-07-19", 11), "2024-07");
        assert_eq!(short("2024-07-15/2024-08-19", 11), "2024");
        assert_eq!(short("2024-07-15/2025-08-19", 11), "2024/2025");
        assert_eq!(short("2021-01~/2021-03", 11), "2021~");
        assert_eq!(short("2021-03/..", 11), "2021-03/..");
        assert_eq!(short("2021-03/..", 7), "2021/..");
        assert_eq!(short("2021", 3), "none");
    }
}
