//! Text measured and cut by the cells it fills, never by bytes or letters.

use std::borrow::Cow;
use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

pub use crate::model::count;

/// The cells that a text fills.
#[must_use]
pub fn width(text: &str) -> usize {
    text.width()
}

/// The text in so many cells at most: cut between letters, with `…` where something is missing.
#[must_use]
pub fn fit(text: &str, cells: usize) -> Cow<'_, str> {
    // A text of so few bytes cannot be wider; nearly all texts end here.
    if text.len() <= cells || width(text) <= cells {
        return Cow::Borrowed(text);
    }
    let Some(room) = cells.checked_sub(1) else { return Cow::Borrowed("") };
    let mut filled = 0;
    let mut end = 0;
    for (at, letter) in text.grapheme_indices(true) {
        filled += width(letter);
        if filled > room {
            break;
        }
        end = at + letter.len();
    }
    Cow::Owned(format!("{}…", &text[..end]))
}

/// The text in exactly so many cells: cut, or with blanks behind it.
#[must_use]
pub fn pad(text: &str, cells: usize) -> String {
    let fitted = fit(text, cells);
    let missing = cells.saturating_sub(width(&fitted));
    format!("{fitted}{}", " ".repeat(missing))
}

/// The bytes of each line when the text is broken into lines of so many cells.
///
/// Breaks at blanks, which vanish at the break; between two wide letters, as Chinese is broken;
/// and inside a word only where it is longer than a line. Empty text is one empty line; no width
/// gives no lines.
#[must_use]
pub fn wrap(text: &str, cells: usize) -> Vec<Range<usize>> {
    if cells == 0 {
        return Vec::new();
    }
    let mut lines = Vec::new();
    let mut line = Line { start: 0, filled: 0, last_break: None };
    for (at, letter) in text.grapheme_indices(true) {
        let letter_width = width(letter);
        if letter == " " {
            line.last_break = Some((at, at + 1));
        } else if letter_width > 1 && at > line.start {
            line.last_break = Some((at, at));
        }
        if line.filled + letter_width > cells && at > line.start {
            let (end, next) =
                line.last_break.filter(|(end, _)| *end > line.start).unwrap_or((at, at));
            lines.push(line.start..end);
            let carried = if next <= at { width(&text[next..at]) } else { 0 };
            line = Line { start: next, filled: carried, last_break: None };
            if next > at {
                continue;
            }
        }
        line.filled += letter_width;
    }
    lines.push(line.start.min(text.len())..text.len());
    lines
}

/// The same lines as text, at most so many; the last one is cut where there are more.
#[must_use]
pub fn wrap_within(text: &str, cells: usize, most: usize) -> Vec<String> {
    let ranges = wrap(text, cells);
    let line = |(place, range): (usize, &Range<usize>)| {
        let is_cut = place + 1 == most && ranges.len() > most;
        if is_cut {
            fit(&text[range.start..], cells).into_owned()
        } else {
            text[range.clone()].to_owned()
        }
    };
    ranges.iter().enumerate().take(most).map(line).collect()
}

/// A line that is being filled.
struct Line {
    start: usize,
    filled: usize,
    /// Where it can be ended, and where the next one would start.
    last_break: Option<(usize, usize)>,
}

#[cfg(test)]
mod tests {
    use super::{count, fit, pad, wrap};

    fn lines(text: &str, cells: usize) -> Vec<&str> {
        wrap(text, cells).into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn texts_are_cut_by_cells() {
        assert_eq!(fit("Xiaomi", 6), "Xiaomi");
        assert_eq!(fit("Xiaomi", 5), "Xiao…");
        assert_eq!(fit("小鹏汽车", 5), "小鹏…");
        assert_eq!(fit("小鹏汽车", 4), "小…");
        assert_eq!(fit("Xiaomi", 1), "…");
        assert_eq!(fit("Xiaomi", 0), "");
        assert_eq!(pad("小鹏", 6), "小鹏  ");
    }

    #[test]
    fn one_is_not_many() {
        let told = [0, 1, 2].map(|number| count(number, "error", "errors"));
        assert_eq!(told, ["no errors", "1 error", "2 errors"]);
    }

    #[test]
    fn lines_break_at_blanks() {
        assert_eq!(lines("one two three", 7), ["one two", "three"]);
        assert_eq!(lines("one two three", 8), ["one two", "three"]);
        assert_eq!(lines("one", 7), ["one"]);
        assert_eq!(lines("", 7), [""]);
        assert_eq!(lines("word", 0), Vec::<&str>::new());
    }

    #[test]
    fn long_words_and_wide_letters_break_anywhere() {
        assert_eq!(lines("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(lines("余承东说话", 5), ["余承", "东说", "话"]);
        assert_eq!(lines("余承东", 1), ["余", "承", "东"]);
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        let text = "Li Bin strongly urged 雷军 to build cars, e\u{301}tude 👩‍👩‍👧 included";
        for cells in 2..40 {
            assert!(lines(text, cells).iter().all(|line| super::width(line) <= cells), "{cells}");
            let joined: String = lines(text, cells).concat();
            assert_eq!(joined.replace(' ', ""), text.replace(' ', ""));
        }
    }
}
