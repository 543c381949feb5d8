//! Makes hostile characters visible, so that a name can neither control a terminal nor break a file.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with every control character written out, such as `\u{1b}`.
///
/// Covers C0 and C1 controls (so every escape sequence loses its first byte), delete,
/// bidirectional embeddings, overrides and isolates (Unicode Standard Annex 9, "Trojan Source"),
/// and the line and paragraph separators. Letters of right-to-left scripts stay as they are.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if acts(character) {
            // Writing to a String cannot fail.
            let _ = write!(shown, "\\u{{{:x}}}", u32::from(character));
        } else {
            shown.push(character);
        }
    }
    Cow::Owned(shown)
}

/// Running text on one line: leading and trailing whitespace trimmed, runs of tabs and line breaks turned into one space,
/// everything else as in [`visible`].
pub(crate) fn visible_prose(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches([' ', '\t', '\r', '\n']);
    if !trimmed.contains(['\t', '\r', '\n']) {
        return visible(trimmed);
    }
    let mut line = String::with_capacity(trimmed.len());
    for part in trimmed.split(['\t', '\r', '\n']).filter(|part| !part.is_empty()) {
        if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
        line.push_str(part);
    }
    Cow::Owned(visible(&line).into_owned())
}

/// Running text as its lines are written, one `\n` between two: the indentation of a line stays, everything else is as in
/// [`visible_prose`]. Lines without text separate paragraphs.
pub(super) fn visible_paragraphs(text: &str) -> Cow<'_, str> {
    let text = text.trim_end().trim_start_matches(['\r', '\n']);
    if !text.contains('\n') {
        return visible_prose(text);
    }
    let lines = text.lines().map(|line| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        format!("{}{}", &line[..indent], visible_prose(line)).trim_end().to_owned()
    });
    Cow::Owned(lines.collect::<Vec<String>>().join("\n"))
}

/// Whether a character can affect a terminal, a line or the reading direction.
fn acts(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_paragraphs, visible_prose};

    #[test]
    fn escape_sequences_become_visible_text() {
        assert_eq!(visible("a\u{1b}[31mb\u{9b}0m"), "a\\u{1b}[31mb\\u{9b}0m");
        assert_eq!(visible("x\u{202e}y\u{2066}z\u{2028}"), "x\\u{202e}y\\u{2066}z\\u{2028}");
        assert_eq!(visible("two\nlines\u{7f}"), "two\\u{a}lines\\u{7f}");
    }

    #[test]
    fn plain_text_is_passed_through_untouched() {
        for text in ["雷军", "שלום", "naïve – “quoted”", "👩‍👩‍👧"] {
            assert_eq!(visible(text), text);
        }
    }

    #[test]
    fn prose_is_one_line() {
        assert_eq!(visible_prose(" one\ntwo\r\nthree\tfour\n"), "one two three four");
        assert_eq!(visible_prose("bell\u{7}\n"), "bell\\u{7}");
    }

    #[test]
    fn paragraphs_keep_their_lines() {
        let text = "\nFirst\r\n\n  - one\u{1b}[1m\n  -\ttwo  \n\n";
        assert_eq!(visible_paragraphs(text), "First\n\n  - one\\u{1b}[1m\n  - two");
        assert_eq!(visible_paragraphs(" one line\n"), "one line");
    }
}
