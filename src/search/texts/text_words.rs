//! The words of running text, folded one by one.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "offsets are of characters")]

use std::borrow::Cow;

use unicode_normalization::char::is_combining_mark;

use crate::search::spelling::{fold_character, is_apostrophe, is_ideograph};

pub(super) struct TextWord<'t> {
    /// In lower case, without accents. The digits of a number are joined: `3,680` is `3680`.
    pub(super) folded: Cow<'t, str>,
    /// The offset of its first byte.
    pub(super) start: usize,
    pub(super) end: usize,
    /// Whether only a hyphen separates it from the previous word.
    pub(super) is_hyphenated: bool,
}

const CURRENCIES: [(char, &str); 5] =
    [('$', "dollar"), ('£', "pound"), ('¥', "yuan"), ('￥', "yuan"), ('€', "euro")];

/// A word as it is in the text, not yet folded.
#[derive(Clone, Copy)]
pub(super) struct RawWord<'t> {
    pub(super) text: &'t str,
    /// The offset of its first byte.
    start: usize,
    /// Whether only a hyphen separates it from the previous word.
    pub(super) is_hyphenated: bool,
}

impl<'t> RawWord<'t> {
    /// The word in lower case, without accents.
    pub(super) fn folded(self) -> Cow<'t, str> {
        fold_word(self.text)
    }

    /// The first byte of the folded word, if it is known without folding: an ASCII letter or digit.
    pub(super) fn ascii_start(self) -> Option<u8> {
        let first = *self.text.as_bytes().first()?;
        first.is_ascii_alphanumeric().then(|| first.to_ascii_lowercase())
    }
}

/// The words in order: runs of letters and digits, single Chinese characters, currency signs.
pub(super) fn text_words(text: &str) -> impl Iterator<Item = TextWord<'_>> {
    raw_words(text).map(|word| {
        let RawWord { text, start, is_hyphenated } = word;
        TextWord { folded: word.folded(), start, end: start + text.len(), is_hyphenated }
    })
}

/// The words in order, unfolded.
pub(super) fn raw_words(text: &str) -> impl Iterator<Item = RawWord<'_>> {
    let starts_word =
        |character: char| character.is_alphanumeric() || currency(character).is_some();
    let mut position = 0;
    std::iter::from_fn(move || {
        let rest = &text[position..];
        let start = match rest.as_bytes() {
            [b' ', next, ..] if next.is_ascii_alphanumeric() => position + 1,
            _ => position + rest.find(starts_word)?,
        };
        let is_hyphenated = position > 0 && &text[position..start] == "-";
        let end = start + word_length(&text[start..]);
        position = end + possessive_length(&text[end..]);
        Some(RawWord { text: &text[start..end], start, is_hyphenated })
    })
}

fn currency(sign: char) -> Option<&'static str> {
    CURRENCIES.iter().find(|(known, _)| *known == sign).map(|(_, word)| *word)
}

fn word_length(text: &str) -> usize {
    let bytes = text.as_bytes();
    let plain = bytes.iter().take_while(|byte| byte.is_ascii_alphanumeric()).count();
    match bytes.get(plain) {
        // Thousands separators, apostrophes and non-ASCII letters can continue the word.
        Some(b',' | b'\'' | b'`' | 128..) => {}
        _ if plain > 0 => return plain,
        _ => {}
    }
    let mut characters = text.char_indices();
    let first = characters.next().map_or('\0', |(_, first)| first);
    if is_ideograph(first) || currency(first).is_some() {
        return first.len_utf8();
    }
    for (offset, character) in characters {
        let continues = match character {
            ',' => is_thousands_separator(text, offset),
            _ if is_apostrophe(character) => {
                let rest = &text[offset + character.len_utf8()..];
                possessive_length(&text[offset..]) == 0 && rest.starts_with(char::is_alphanumeric)
            }
            _ => {
                character.is_alphanumeric() && !is_ideograph(character)
                    || is_combining_mark(character)
            }
        };
        if !continues {
            return offset;
        }
    }
    text.len()
}

/// Whether the comma at an offset separates thousands: only digits and commas precede it, exactly three digits follow.
fn is_thousands_separator(text: &str, comma: usize) -> bool {
    let is_number = |byte: &u8| byte.is_ascii_digit() || *byte == b',';
    let after = text.as_bytes()[comma + 1..].iter().take(4);
    text.as_bytes()[..comma].iter().all(is_number)
        && after.take_while(|byte| byte.is_ascii_digit()).count() == 3
}

/// The length in bytes of the `’s` that a string starts with; 0 if there is none or a word continues after it.
fn possessive_length(text: &str) -> usize {
    let after = text.strip_prefix(is_apostrophe).and_then(|rest| rest.strip_prefix('s'));
    let after = after.filter(|after| !after.starts_with(char::is_alphanumeric));
    after.map_or(0, |after| text.len() - after.len())
}

fn fold_word(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit()) {
        return Cow::Borrowed(word);
    }
    if let Some(currency) = word.chars().next().and_then(currency) {
        return Cow::Borrowed(currency);
    }
    let mut folded = String::with_capacity(word.len());
    word.chars().for_each(|character| fold_character(character, |plain| folded.push(plain)));
    Cow::Owned(folded)
}

#[cfg(test)]
mod tests {
    use super::text_words;

    #[test]
    fn words_are_folded_one_by_one() {
        for (text, words) in [
            ("Lei Jun’s SU7, at last!", vec!["lei", "jun", "su7", "at", "last"]),
            ("215,900 yuan, 30,000–40,000", vec!["215900", "yuan", "30000", "40000"]),
            ("in 2021,2022 and 1,23", vec!["in", "2021", "2022", "and", "1", "23"]),
            ("Citroe\u{308}n doesn’t", vec!["citroen", "doesnt"]),
            ("小米SU7", vec!["小", "米", "su7"]),
            ("US$10bn or €5", vec!["us", "dollar", "10bn", "or", "euro", "5"]),
            ("…", vec![]),
        ] {
            let folded: Vec<String> =
                text_words(text).map(|word| word.folded.into_owned()).collect();
            assert_eq!(folded, words, "{text}");
        }
    }

    #[test]
    fn words_have_byte_ranges() {
        let ranges =
            text_words("Porsche-mi, 雷").map(|word| (word.start, word.end, word.is_hyphenated));
        assert_eq!(ranges.collect::<Vec<_>>(), [(0, 7, false), (8, 10, true), (12, 15, false)]);
    }
}
