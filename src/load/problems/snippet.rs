#![expect(clippy::string_slice, reason = "`char_indices` gives the starts of characters")]

use crate::model::escape_hostile;
use crate::text::{prefix, suffix, width};

/// The maximum width of the text before the caret, in cells.
const MAX_BEFORE: usize = 60;
const MAX_AFTER: usize = 40;
/// The number of characters to examine on either side, as a file may be a single line. More than [`MAX_BEFORE`], as some
/// characters have no width.
const MAX_CHARACTERS: usize = 500;

/// Part of the source line of a problem, cut to fit and safe to print to a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snippet {
    /// The text, with `…` in place of the cut ends of a long line.
    pub(crate) text: String,
    /// The number of cells before the caret.
    pub(crate) caret: usize,
    /// The number of cells to underline, at least one.
    pub(crate) length: usize,
}

impl Snippet {
    /// `column` is one-based, in characters. The caret underlines `value` if the text at the column starts with
    /// it.
    pub(crate) fn new(line: &str, column: u32, value: &str) -> Self {
        let line = line.trim_end_matches(['\r', '\n']);
        let column_index = (column as usize).saturating_sub(1);
        let split = line.char_indices().nth(column_index).map_or(line.len(), |(index, _)| index);
        let (before, after) = line.split_at(split);
        let has_value = after.starts_with(value) && !value.is_empty();
        let length = if has_value { width(&escape_line(value)).clamp(1, MAX_AFTER) } else { 1 };
        let (near_before, near_after) = (last_characters(before), first_characters(after));
        let (before, is_cut_before) = (escape_line(near_before), near_before != before);
        let (after, is_cut_after) = (escape_line(near_after), near_after != after);
        let start = suffix(&before, MAX_BEFORE);
        let start_mark = if is_cut_before || start != before { "…" } else { "" };
        let end = prefix(&after, MAX_AFTER);
        let end_mark = if is_cut_after || end != after { "…" } else { "" };
        let caret = width(start_mark) + width(start);
        Self { caret, length, text: format!("{start_mark}{start}{end}{end_mark}") }
    }
}

fn first_characters(text: &str) -> &str {
    text.char_indices().nth(MAX_CHARACTERS).map_or(text, |(end, _)| &text[..end])
}

fn last_characters(text: &str) -> &str {
    let before = text.char_indices().rev().nth(MAX_CHARACTERS - 1);
    before.map_or(text, |(start, _)| &text[start..])
}

fn escape_line(text: &str) -> String {
    escape_hostile(&text.replace('\t', " ")).into_owned()
}

#[cfg(test)]
mod tests {
    use super::Snippet;

    fn draw(line: &str, column: u32, value: &str) -> String {
        let Snippet { text, caret, length } = Snippet::new(line, column, value);
        format!("{text}\n{}{}", " ".repeat(caret), "^".repeat(length))
    }

    #[test]
    fn the_caret_is_aligned_after_wide_characters() {
        assert_eq!(
            draw("- {zh: 王传福, born: abc}", 19, "abc"),
            "- {zh: 王传福, born: abc}\n                     ^^^"
        );
        assert_eq!(draw("👩‍👩‍👧: x", 8, "x").lines().count(), 2);
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides() {
        let line = format!("{}HERE{}", "a".repeat(1000), "b".repeat(1000));
        let expected =
            format!("…{}HERE{}…\n{}^^^^", "a".repeat(60), "b".repeat(36), " ".repeat(61));
        assert_eq!(draw(&line, 1001, "HERE"), expected);
    }

    #[test]
    fn source_lines_cannot_control_the_terminal() {
        assert_eq!(draw("a\u{1b}[31mb", 7, "b"), "a\\u{1b}[31mb\n           ^");
        assert_eq!(draw("", 5, "x"), "\n^");
    }
}
