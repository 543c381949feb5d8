//! Text broken into lines as wide as a terminal, by display width.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// No line is made narrower than this, however far it is indented.
const NARROWEST: usize = 20;

/// What stands in front of the first line of a text, and in front of the others.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Margins<'t> {
    /// In front of the first line.
    pub(in crate::cli) first: &'t str,
    /// In front of each line after it.
    pub(in crate::cli) rest: &'t str,
}

impl<'t> Margins<'t> {
    /// The same margin in front of every line.
    pub(in crate::cli) fn even(margin: &'t str) -> Self {
        Self { first: margin, rest: margin }
    }
}

/// The text with its margins, broken to so many columns; on one line where there is no limit.
///
/// Breaks at blanks, and inside a word only where that is wider than a whole line.
pub(in crate::cli) fn wrapped(text: &str, columns: Option<usize>, margins: Margins<'_>) -> String {
    let Some(columns) = columns else { return format!("{}{text}\n", margins.first) };
    broken(text, margins, |margin| columns.saturating_sub(width(margin)).max(NARROWEST))
}

/// The lines of a text in a column of a table.
pub(in crate::cli) fn column(text: &str, columns: usize) -> Vec<String> {
    let lines = broken(text, Margins::even(""), |_| columns.max(1));
    lines.lines().map(str::to_owned).collect()
}

/// The text broken to the room that each margin leaves.
fn broken(text: &str, margins: Margins<'_>, room: impl Fn(&str) -> usize) -> String {
    let mut shown = margins.first.to_owned();
    let mut left = room(margins.first);
    let mut gap = "";
    for word in text.split(' ').flat_map(|word| pieces(word, room(margins.rest))) {
        let wide = width(&word) + gap.len();
        if !gap.is_empty() && wide > left {
            shown.push('\n');
            shown.push_str(margins.rest);
            left = room(margins.rest).saturating_sub(width(&word));
        } else {
            shown.push_str(gap);
            left = left.saturating_sub(wide);
        }
        shown.push_str(&word);
        gap = " ";
    }
    shown.push('\n');
    shown
}

/// The columns that a text fills, our own colours not counted.
pub(in crate::cli) fn width(text: &str) -> usize {
    // The only escape sequences here are our own, `ESC [ … m`: text of a graph has none.
    let mut parts = text.split('\u{1b}');
    let head = parts.next().map_or(0, UnicodeWidthStr::width);
    let tails = parts.map(|part| part.split_once('m').map_or(part, |(_, tail)| tail).width());
    head + tails.sum::<usize>()
}

/// A word in pieces that each fit a line.
fn pieces(word: &str, room: usize) -> Vec<String> {
    if width(word) <= room || word.contains('\u{1b}') {
        return vec![word.to_owned()];
    }
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut left = room;
    for letter in word.graphemes(true) {
        if letter.width() > left {
            pieces.push(std::mem::take(&mut piece));
            left = room;
        }
        left = left.saturating_sub(letter.width());
        piece.push_str(letter);
    }
    pieces.push(piece);
    pieces
}

#[cfg(test)]
mod tests {
    use super::{Margins, width, wrapped};

    const MARGINS: Margins<'_> = Margins { first: "- ", rest: "  " };

    #[test]
    fn lines_break_at_blanks_and_keep_their_margins() {
        let text = "one two three four five six seven eight";
        let expected = "- one two three four\n  five six seven eight\n";
        assert_eq!(wrapped(text, Some(22), MARGINS), expected);
        assert_eq!(wrapped(text, None, MARGINS), format!("- {text}\n"));
        assert_eq!(wrapped("", Some(22), MARGINS), "- \n");
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut_between_letters() {
        let text = "极氪汽车极氪汽车极氪汽车";
        assert_eq!(wrapped(text, Some(0), MARGINS), "- 极氪汽车极氪汽车极氪\n  汽车\n");
    }

    #[test]
    fn colours_have_no_width() {
        assert_eq!(width("\u{1b}[1mab\u{1b}[0m雷"), 4);
    }
}
