//! Escapes hostile characters, so that text from a graph file can neither control a terminal nor corrupt a file.

use std::borrow::Cow;
use std::fmt::Write as _;

/// The text with every hostile character escaped, for example as `\u{1b}`.
///
/// Hostile characters are: C0 and C1 control characters (which start every escape sequence), delete, bidirectional
/// embeddings, overrides and isolates (Unicode Standard Annex 9, "Trojan Source"), and the line and paragraph
/// separators. Letters of right-to-left scripts are not escaped.
pub fn escape_hostile(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hostile) {
        return Cow::Borrowed(text);
    }
    let mut escaped = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        if is_hostile(character) {
            // Writing to a String cannot fail.
            let _ = write!(escaped, "\\u{{{:x}}}", u32::from(character));
        } else {
            escaped.push(character);
        }
    }
    Cow::Owned(escaped)
}

/// Running text as one line: trims it, replaces each run of tabs and line breaks by a space, and escapes hostile
/// characters.
pub(crate) fn escape_prose(text: &str) -> Cow<'_, str> {
    let trimmed = text.trim_matches([' ', '\t', '\r', '\n']);
    if !trimmed.contains(['\t', '\r', '\n']) {
        return escape_hostile(trimmed);
    }
    let mut line = String::with_capacity(trimmed.len());
    for part in trimmed.split(['\t', '\r', '\n']).filter(|part| !part.is_empty()) {
        if !line.is_empty() && !line.ends_with(' ') {
            line.push(' ');
        }
        line.push_str(part);
    }
    Cow::Owned(escape_hostile(&line).into_owned())
}

/// Running text with its line breaks, each as a single `\n`; lines keep their indentation and are otherwise treated as
/// in [`escape_prose`]. Blank lines separate paragraphs.
pub(super) fn escape_paragraphs(text: &str) -> Cow<'_, str> {
    let text = text.trim_end().trim_start_matches(['\r', '\n']);
    if !text.contains('\n') {
        return escape_prose(text);
    }
    let lines = text.lines().map(|line| {
        let indent = line.len() - line.trim_start_matches(' ').len();
        format!("{}{}", &line[..indent], escape_prose(line)).trim_end().to_owned()
    });
    Cow::Owned(lines.collect::<Vec<String>>().join("\n"))
}

fn is_hostile(character: char) -> bool {
    character.is_control()
        || matches!(character, '\u{2028}' | '\u{2029}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::{escape_hostile, escape_paragraphs, escape_prose};

    #[test]
    fn hostile_characters_are_escaped() {
        assert_eq!(escape_hostile("a\u{1b}[31mb\u{9b}0m"), "a\\u{1b}[31mb\\u{9b}0m");
        assert_eq!(escape_hostile("x\u{202e}y\u{2066}z\u{2028}"), "x\\u{202e}y\\u{2066}z\\u{2028}");
        assert_eq!(escape_hostile("two\nlines\u{7f}"), "two\\u{a}lines\\u{7f}");
    }

    #[test]
    fn plain_text_is_unchanged() {
        for text in ["雷军", "שלום", "naïve – “quoted”", "👩‍👩‍👧"] {
            assert_eq!(escape_hostile(text), text);
        }
    }

    #[test]
    fn prose_is_one_line() {
        assert_eq!(escape_prose(" one\ntwo\r\nthree\tfour\n"), "one two three four");
        assert_eq!(escape_prose("bell\u{7}\n"), "bell\\u{7}");
    }

    #[test]
    fn paragraphs_keep_their_lines() {
        let text = "\nFirst\r\n\n  - one\u{1b}[1m\n  -\ttwo  \n\n";
        assert_eq!(escape_paragraphs(text), "First\n\n  - one\\u{1b}[1m\n  - two");
        assert_eq!(escape_paragraphs(" one line\n"), "one line");
    }
}
