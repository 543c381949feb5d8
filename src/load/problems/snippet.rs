//! The source line of a problem, cut to fit a terminal.

use crate::model::visible;
use crate::text::{prefix, suffix, width};

/// The cells of a long line that are shown before the caret.
const BEFORE: usize = 60;
const AFTER: usize = 40;

/// Part of a source line. Safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The text, with `…` in place of what is cut from a long line.
    pub(crate) text: String,
    /// The number of cells before the caret.
    pub(crate) caret: usize,
    /// The number of cells underlined, at least one.
    pub(crate) length: usize,
}

impl Snippet {
    /// The part of a line around a column, which counts characters from 1. The caret underlines
    /// `found` if the text there starts with it.
    pub(crate) fn new(line: &str, column: u32, found: &str) -> Self {
        let line = line.trim_end_matches(['\r', '\n']);
        let skipped = (column as usize).saturating_sub(1);
        let split = line.char_indices().nth(skipped).map_or(line.len(), |(at, _)| at);
        let (before, after) = line.split_at(split);
        let underlined = after.starts_with(found) && !found.is_empty();
        let length = if underlined { width(&escape_invisible(found)).clamp(1, AFTER) } else { 1 };
        let (before, after) = (escape_invisible(before), escape_invisible(after));
        let start = marked_if_cut("…", &before, suffix(&before, BEFORE), "");
        let end = marked_if_cut("", &after, prefix(&after, AFTER), "…");
        Self { caret: width(&start), length, text: start + &end }
    }
}

/// The shown part of a text, with a marker on each side that is cut.
fn marked_if_cut(left: &str, whole: &str, part: &str, right: &str) -> String {
    if part == whole { part.to_owned() } else { format!("{left}{part}{right}") }
}

fn escape_invisible(text: &str) -> String {
    visible(&text.replace('\t', " ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Snippet;

    fn drawn(line: &str, column: u32, found: &str) -> String {
        let Snippet { text, caret, length } = Snippet::new(line, column, found);
        format!("{text}\n{}{}", " ".repeat(caret), "^".repeat(length))
    }

    #[test]
    fn the_caret_is_aligned_after_wide_characters() {
        assert_eq!(
            drawn("- {zh: 王传福, born: abc}", 19, "abc"),
            "- {zh: 王传福, born: abc}\n                     ^^^"
        );
        assert_eq!(drawn("👩‍👩‍👧: x", 8, "x").lines().count(), 2);
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let line = format!("{}HERE{}", "a".repeat(1000), "b".repeat(1000));
        let expected =
            format!("…{}HERE{}…\n{}^^^^", "a".repeat(60), "b".repeat(36), " ".repeat(61));
        assert_eq!(drawn(&line, 1001, "HERE"), expected);
    }

    #[test]
    fn source_lines_cannot_control_the_terminal() {
        assert_eq!(drawn("a\u{1b}[31mb", 7, "b"), "a\\u{1b}[31mb\n           ^");
        assert_eq!(drawn("", 5, "x"), "\n^");
    }
}
