//! Wraps coloured text to the width of the terminal.

use crate::cli::painted::{strip_escapes, text_segments};
use crate::text;

/// The minimum width of a line, in cells, whatever its indentation.
const MIN_WIDTH: usize = 20;

/// Wraps a prefix and text to a number of columns, and indents every line but the first; `None` keeps one line.
pub(super) fn wrap_indented(
    prefix: &str,
    text: &str,
    indent: usize,
    columns: Option<usize>,
) -> String {
    let Some(columns) = columns else { return format!("{prefix}{text}\n") };
    let room = |margin| columns.saturating_sub(margin).max(MIN_WIDTH);
    let mut lines = wrap_painted(text, room(text::width(prefix)), room(indent)).into_iter();
    let margin = " ".repeat(indent);
    let shown = format!("{prefix}{}\n", lines.next().unwrap_or_default());
    lines.fold(shown, |shown, line| shown + &margin + line + "\n")
}

/// Wraps coloured text, with one width for the first line and another for the rest. Returns at least one line.
#[expect(clippy::string_slice, reason = "offsets are those of lines in the text")]
pub(super) fn wrap_painted(painted: &str, first_width: usize, other_width: usize) -> Vec<&str> {
    let plain = strip_escapes(painted);
    let mut end = 0;
    let lines = text::wrap_hanging(&plain, first_width, other_width).into_iter().map(|line| {
        let start = painted_offsets(painted, line.start).0.max(end);
        end = painted_offsets(painted, line.end).1;
        &painted[start..end]
    });
    lines.collect()
}

/// The byte offsets in coloured text of an offset in plain text: before and after the escape sequences there.
fn painted_offsets(painted: &str, byte: usize) -> (usize, usize) {
    let mut passed = 0;
    let (mut first, mut last) = (None, 0);
    for (start, segment) in text_segments(painted) {
        if (passed..=passed + segment.len()).contains(&byte) {
            last = start + byte - passed;
            first = first.or(Some(last));
        }
        passed += segment.len();
    }
    (first.unwrap_or(last), last)
}

#[cfg(test)]
mod tests {
    use super::wrap_indented;

    #[test]
    fn lines_break_at_spaces_and_are_indented() {
        let text = "one two three four five six seven eight";
        let expected = "- one two three four\n  five six seven eight\n";
        assert_eq!(wrap_indented("- ", text, 2, Some(22)), expected);
        assert_eq!(wrap_indented("- ", text, 2, None), format!("- {text}\n"));
        assert_eq!(wrap_indented("- ", "", 2, Some(22)), "- \n");
    }

    #[test]
    fn a_word_wider_than_the_line_is_split_between_characters() {
        let text = "极氪汽车极氪汽车极氪汽车";
        assert_eq!(wrap_indented("- ", text, 2, Some(0)), "- 极氪汽车极氪汽车极氪\n  汽车\n");
    }

    #[test]
    fn colours_have_no_width_and_stay_with_their_words() {
        let text = "\u{1b}[1mone\u{1b}[0m \u{1b}[2mtwo three\u{1b}[0m \u{1b}[36m[four]\u{1b}[0m";
        let lines = [
            "\u{1b}[1mone\u{1b}[0m",
            "\u{1b}[2mtwo",
            "three\u{1b}[0m",
            "\u{1b}[36m[four]\u{1b}[0m",
        ];
        assert_eq!(super::wrap_painted(text, 6, 6), lines);
    }
}
