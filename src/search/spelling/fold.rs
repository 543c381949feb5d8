//! One spelling for many: lower case, no accents, words apart by one blank.
//!
//! Names and queries are folded alike, so that comparing them is comparing bytes. A word begins
//! where a reader sees one: after a blank or a sign, at a hump (`DeepSeek`), and at each Chinese
//! character, since names are typed and abbreviated character by character.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation as _;

/// A folded text that remembers where each of its characters comes from.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct FoldedText {
    /// The folded text.
    pub(crate) text: String,
    /// For each character of it, the grapheme cluster of the original, counted from 0.
    pub(crate) places: Vec<usize>,
}

impl FoldedText {
    pub(crate) fn push(&mut self, letter: char, place: usize) {
        self.text.push(letter);
        self.places.push(place);
    }

    /// Ends a word, unless none has begun.
    pub(crate) fn end_word(&mut self, place: usize) {
        if !self.text.is_empty() && !self.text.ends_with(' ') {
            self.push(' ', place);
        }
    }

    /// Drops the blank that the last word left.
    pub(crate) fn finish(mut self) -> Self {
        if self.text.ends_with(' ') {
            self.text.pop();
            self.places.pop();
        }
        self
    }
}

/// Folds a text.
pub(crate) fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    fold_letters(text.chars().map(|letter| (0, letter))).text
}

/// Folds a text, remembering places.
pub(crate) fn fold_placed(text: &str) -> FoldedText {
    fold_letters(placed(text))
}

/// The characters of a text with the grapheme cluster that each belongs to.
pub(crate) fn placed(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    text.graphemes(true)
        .enumerate()
        .flat_map(|(place, grapheme)| grapheme.chars().map(move |letter| (place, letter)))
}

/// At most so many bytes of a text, whole characters.
pub(crate) fn cut(text: &str, longest: usize) -> &str {
    let mut end = longest.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Whether a character is a Chinese character, a word of its own.
pub(crate) fn is_ideograph(letter: char) -> bool {
    matches!(letter, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{323af}' | '〇')
}

/// Most names are ASCII, and there is a million of them.
fn fold_ascii(text: &str) -> String {
    let mut folded = String::with_capacity(text.len() + 4);
    let mut after_lower = false;
    for byte in text.bytes() {
        let hump = after_lower && byte.is_ascii_uppercase();
        let ends_word = hump || !(byte.is_ascii_alphanumeric() || is_apostrophe(byte.into()));
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

fn fold_letters(letters: impl Iterator<Item = (usize, char)>) -> FoldedText {
    let mut folded = FoldedText::default();
    let mut after_lower = false;
    for (place, letter) in letters {
        if is_apostrophe(letter) || is_combining_mark(letter) {
            continue;
        }
        let ideograph = is_ideograph(letter);
        let hump = after_lower && letter.is_uppercase();
        if ideograph || hump || !letter.is_alphanumeric() {
            folded.end_word(place);
        }
        fold_letter(letter, |plain| folded.push(plain, place));
        if ideograph {
            folded.end_word(place);
        }
        after_lower = letter.is_lowercase();
    }
    folded.finish()
}

/// The letters and digits that stand for a character, none for a sign.
pub(crate) fn fold_letter(letter: char, mut push: impl FnMut(char)) {
    if is_ideograph(letter) || matches!(letter, '\u{ac00}'..='\u{d7a3}') {
        return push(letter);
    }
    if let Some(plain) = without_stroke(letter) {
        return plain.chars().for_each(push);
    }
    let plain = std::iter::once(letter).nfkd().filter(|part| part.is_alphanumeric());
    plain.flat_map(char::to_lowercase).filter(|part| part.is_alphanumeric()).for_each(&mut push);
}

/// Letters that Unicode does not take apart, as a reader without that keyboard types them.
fn without_stroke(letter: char) -> Option<&'static str> {
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

/// Signs inside a word that do not end it.
fn is_apostrophe(letter: char) -> bool {
    matches!(letter, '\'' | '’' | '‘' | 'ʼ' | '`' | '´')
}

#[cfg(test)]
mod tests {
    use super::{fold, fold_placed};

    #[test]
    fn spellings_of_one_name_fold_alike() {
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
            assert_eq!(fold_placed(text).text, folded, "{text} with places");
        }
    }

    #[test]
    fn places_count_what_a_reader_sees() {
        let folded = fold_placed("e\u{301}ß军x");
        assert_eq!(folded.text, "ess 军 x");
        assert_eq!(folded.places, [0, 1, 1, 2, 2, 2, 3]);
    }
}
