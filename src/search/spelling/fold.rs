//! Folding: lower case, no accents, words separated by one space.
//!
//! Names and queries are folded in the same way, so they can be compared as bytes. A word starts after
//! a space or punctuation, at a capital after a lower-case letter (`DeepSeek`), and at each Chinese
//! character, because names are typed and abbreviated character by character.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct FoldedText {
    pub(crate) text: String,
    /// The index of the original grapheme cluster of each character.
    pub(crate) graphemes: Vec<usize>,
}

impl FoldedText {
    pub(crate) fn push(&mut self, character: char, grapheme: usize) {
        self.text.push(character);
        self.graphemes.push(grapheme);
    }

    pub(super) fn pop(&mut self) {
        self.text.pop();
        self.graphemes.pop();
    }

    pub(crate) fn end_word(&mut self, grapheme: usize) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push(' ', grapheme);
        }
    }

    /// The grapheme clusters of some characters, ascending.
    pub(crate) fn graphemes_of(&self, characters: Vec<usize>) -> Vec<usize> {
        let graphemes =
            characters.into_iter().filter_map(|index| self.graphemes.get(index).copied());
        let mut graphemes: Vec<usize> = graphemes.collect();
        graphemes.sort_unstable();
        graphemes.dedup();
        graphemes
    }

    pub(crate) fn finish(mut self) -> Self {
        if self.text.ends_with(' ') {
            self.text.pop();
            self.graphemes.pop();
        }
        self
    }
}

pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    fold_characters(text.chars().map(|character| (0, character))).text
}

pub(crate) fn fold_with_graphemes(text: &str) -> FoldedText {
    fold_characters(by_grapheme(text))
}

/// The characters of a string, each with the index of its grapheme cluster.
pub(crate) fn by_grapheme(text: &str) -> impl Iterator<Item = (usize, char)> {
    let clusters = text.graphemes(true).enumerate();
    clusters.flat_map(|(index, cluster)| cluster.chars().map(move |character| (index, character)))
}

/// The start of a string: at most `max_bytes` bytes, without splitting a character.
#[expect(clippy::string_slice, reason = "the end is the start of a character")]
pub(crate) fn truncate(text: &str, max_bytes: usize) -> &str {
    let mut end = max_bytes.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether a character is Chinese, and so counts as a word of its own.
pub(crate) fn is_ideograph(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}' | '〇')
}

pub(super) fn is_hangul(character: char) -> bool {
    matches!(character, '\u{ac00}'..='\u{d7a3}')
}

/// Like [`fold_characters`], but faster for ASCII.
fn fold_ascii(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 4);
    let mut after_lower = false;
    for byte in text.bytes() {
        let starts_word = after_lower && byte.is_ascii_uppercase();
        let ends_word =
            starts_word || !(byte.is_ascii_alphanumeric() || is_apostrophe(byte.into()));
        if ends_word && !folded.is_empty() && !folded.ends_with(' ') {
            folded.push(' ');
        }
        if byte.is_ascii_alphanumeric() {
            folded.push(byte.to_ascii_lowercase().into());
        }
        after_lower = byte.is_ascii_lowercase();
    }
    folded.truncate(folded.trim_end().len());
    folded
}

fn fold_characters(characters: impl Iterator<Item = (usize, char)>) -> FoldedText {
    let mut folded = FoldedText::default();
    let mut after_lower = false;
    for (grapheme, character) in characters {
        if is_apostrophe(character) || is_combining_mark(character) {
            continue;
        }
        let is_word = is_ideograph(character);
        let starts_word = after_lower && character.is_uppercase();
        if is_word || starts_word || !character.is_alphanumeric() {
            folded.end_word(grapheme);
        }
        fold_character(character, |plain| folded.push(plain, grapheme));
        if is_word {
            folded.end_word(grapheme);
        }
        after_lower = character.is_lowercase();
    }
    folded.finish()
}

/// Pushes the letters and digits that a character folds to; nothing for punctuation.
pub(crate) fn fold_character(character: char, mut push: impl FnMut(char)) {
    if is_ideograph(character) || is_hangul(character) {
        return push(character);
    }
    if let Some(plain) = transliterate(character) {
        return plain.chars().for_each(push);
    }
    let plain = std::iter::once(character).nfkd().filter(|part| part.is_alphanumeric());
    plain.flat_map(char::to_lowercase).filter(|part| part.is_alphanumeric()).for_each(&mut push);
}

/// The ASCII spelling of a letter that has no Unicode decomposition.
fn transliterate(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ß' | 'ẞ' => "ss",
        'æ' | 'Æ' => "ae",
        'œ' | 'Œ' => "oe",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'þ' | 'Þ' => "th",
        'ħ' | 'Ħ' => "h",
        'ı' => "i",
        _ => return None,
    })
}

/// Punctuation that does not end a word.
pub(crate) fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_with_graphemes};

    #[test]
    fn spellings_of_one_name_fold_to_the_same_text() {
        for (text, folded) in [
            ("Lei Jun", "lei jun"),
            ("lei-jun", "lei jun"),
            ("  LEI   JUN. ", "lei jun"),
            ("Citroën", "citroen"),
            ("Citroe\u{308}n", "citroen"),
            ("ŁÓDŹ Straße", "lodz strasse"),
            ("ＡＩ", "ai"),
            ("雷军", "雷 军"),
            ("小米SU7", "小 米 su7"),
            ("DeepSeek", "deep seek"),
            ("Xun Kong’s O'Brien", "xun kongs obrien"),
            ("한국", "한국"),
            ("İstanbul", "istanbul"),
            ("…!?", ""),
        ] {
            assert_eq!(fold(text), folded, "{text}");
            assert_eq!(fold_with_graphemes(text).text, folded, "{text} with graphemes");
        }
    }

    #[test]
    fn characters_map_to_their_grapheme_clusters() {
        let folded = fold_with_graphemes("e\u{301}ß军x");
        assert_eq!(folded.text, "ess 军 x");
        assert_eq!(folded.graphemes, [0, 1, 1, 2, 2, 2, 3]);
    }
}
