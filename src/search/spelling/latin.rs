//! Latin letters for single characters of other alphabets.

use unicode_normalization::char::is_combining_mark;

use super::fold::{FoldedText, fold_character, is_apostrophe, is_hangul};

/// Adds a character in Latin letters. Each Hangul syllable is a word; other words end as they do when folded.
pub(super) fn push_romanised(latin: &mut FoldedText, character: char, grapheme: usize) {
    if is_apostrophe(character) || is_combining_mark(character) {
        return;
    }
    if !character.is_alphanumeric() || is_hangul(character) {
        latin.end_word(grapheme);
    }
    if is_in_romanised_script(character) {
        push_latin_letters(character, |plain| latin.push(plain, grapheme));
    } else {
        fold_character(character, |plain| latin.push(plain, grapheme));
    }
}

fn push_latin_letters(character: char, push: impl FnMut(char)) {
    let latin = any_ascii::any_ascii_char(character).bytes();
    latin
        .filter(u8::is_ascii_alphanumeric)
        .map(|byte| byte.to_ascii_lowercase().into())
        .for_each(push);
}

/// Whether a character is Greek, Cyrillic, kana or Hangul. Chinese characters have pinyin instead.
pub(super) fn is_in_romanised_script(character: char) -> bool {
    is_hangul(character)
        || matches!(character, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' | '\u{400}'..='\u{52f}'
            | '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}')
}
