//! Escapes hostile characters, so that text from a graph file can neither control a terminal nor corrupt a file.
#![expect(clippy::string_slice, reason = "offsets are those of characters")]

mod emoji;

use std::borrow::Cow;
use std::fmt::Write as _;

use emoji::is_emoji;

/// The text with every hostile character escaped, for example as `\u{1b}`.
///
/// Hostile characters are control characters (which start every escape sequence), line and paragraph separators,
/// bidirectional controls (Unicode Standard Annex 9, "Trojan Source") and all other default-ignorable characters (Annex
/// 44), which are invisible. Right-to-left letters are not escaped, nor are joiners between letters that they shape,
/// nor joiners and selectors within an emoji.
pub fn escape_hostile(text: &str) -> Cow<'_, str> {
    let is_printable_ascii = |byte: u8| (b' '..0x7f).contains(&byte);
    if text.bytes().all(is_printable_ascii) || hostile_characters(text).next().is_none() {
        return Cow::Borrowed(text);
    }
    let (mut escaped, mut start) = (String::with_capacity(text.len() + 16), 0);
    for (index, character) in hostile_characters(text) {
        escaped.push_str(&text[start..index]);
        // Writing to a String cannot fail.
        let _ = write!(escaped, "\\u{{{:x}}}", u32::from(character));
        start = index + character.len_utf8();
    }
    escaped.push_str(&text[start..]);
    Cow::Owned(escaped)
}

/// Running text as one line: trims it, replaces each run of tabs and line breaks with a space, and escapes hostile
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

/// Each hostile character with its byte offset.
fn hostile_characters(text: &str) -> impl Iterator<Item = (usize, char)> {
    let is_hostile_at = |&(index, character): &(usize, char)| {
        is_hostile(character) && !shapes_neighbours(character, &text[..index], &text[index..])
    };
    text.char_indices().filter(is_hostile_at)
}

fn is_hostile(character: char) -> bool {
    character.is_control()
        || matches!(
            character,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
                | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Whether a joiner or selector shapes the characters next to it: letters, or the parts of an emoji sequence (Unicode
/// Technical Standard 51, 1.4). `rest` starts with the joiner or selector.
fn shapes_neighbours(character: char, before: &str, rest: &str) -> bool {
    let mut preceding = before.chars().rev();
    let previous = preceding.next();
    let next = rest.chars().nth(1);
    let follows_emoji = || match previous {
        Some('\u{fe0f}') => preceding.clone().next().is_some_and(is_emoji),
        previous => previous.is_some_and(is_emoji),
    };
    let both_are = |is_shaped: fn(char) -> bool| {
        previous.is_some_and(is_shaped) && next.is_some_and(is_shaped)
    };
    match character {
        '\u{200c}' => both_are(is_joined_letter),
        '\u{200d}' => both_are(is_joined_letter) || follows_emoji() && next.is_some_and(is_emoji),
        '\u{fe0e}' | '\u{fe0f}' => {
            let is_keycap = next == Some('\u{20e3}');
            previous.is_some_and(|previous| {
                is_keycap && "0123456789#*".contains(previous) || is_emoji(previous)
            })
        }
        _ => false,
    }
}

/// Whether a letter belongs to a script in which joiners shape letters: Arabic, Syriac and related scripts, Indic
/// scripts, and Mongolian (Unicode Standard Annex 31, 2.3).
fn is_joined_letter(character: char) -> bool {
    matches!(character, '\u{620}'..='\u{8ff}' | '\u{900}'..='\u{dff}' | '\u{1820}'..='\u{18aa}')
        && !is_hostile(character)
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
    fn every_invisible_character_is_escaped() {
        let invisible = "\u{ad}\u{34f}\u{61c}\u{115f}\u{17b4}\u{180e}\u{200b}\u{200c}\u{200d}\u{200e}\u{200f}\u{2029}\u{2060}\u{2064}\u{206f}\u{3164}\u{fe00}\u{fe0f}\u{feff}\u{ffa0}\u{fff9}\u{1d173}\u{e0001}\u{e0041}\u{e0100}";
        for character in invisible.chars() {
            for (before, after) in [("a", "b"), ("雷", "军"), ("", ""), ("ن", ""), ("🚗", "x")]
            {
                if before == "🚗" && character == '\u{fe0f}' {
                    continue;
                }
                let text = format!("{before}{character}{after}");
                let escaped = format!("{before}{}{after}", character.escape_unicode());
                assert_eq!(escape_hostile(&text), escaped);
            }
        }
        assert_eq!(escape_hostile("🚗\u{fe0f}\u{fe0f}"), "🚗\u{fe0f}\\u{fe0f}");
        // Symbols that are not emoji, and selectors that follow none.
        for (before, character, after) in
            [("←", '\u{fe0f}', ""), ("■", '\u{200d}', "●"), ("a", '\u{200d}', "🚗")]
        {
            let text = format!("{before}{character}{after}");
            let escaped = format!("{before}{}{after}", character.escape_unicode());
            assert_eq!(escape_hostile(&text), escaped);
        }
    }

    #[test]
    fn plain_text_is_unchanged() {
        let shaped = ["👩‍👩‍👧", "👩🏽‍🔧", "🏳️‍🌈", "❤️‍🔥", "1️⃣", "☎︎", "می‌خواهم", "क्‍ष"];
        for text in ["雷军", "שלום", "naïve – “quoted”"].into_iter().chain(shaped) {
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
