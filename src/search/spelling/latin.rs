//! Romanisation of other alphabets: Соколов becomes `sokolov`.

use unicode_normalization::char::is_combining_mark;

use super::fold::{FoldedText, by_grapheme, fold_character, is_apostrophe, is_hangul};

/// A text in Latin letters, if it has Cyrillic, Greek, kana or Hangul characters; each syllable of
/// Hangul is a word.
pub(super) fn romanise(text: &str) -> Option<FoldedText> {
    if text.is_ascii() || !text.chars().any(is_other_alphabet) {
        return None;
    }
    let mut latin = FoldedText::default();
    for (grapheme, character) in by_grapheme(text) {
        push_romanised(&mut latin, character, grapheme);
    }
    Some(latin.finish())
}

/// Adds a character in Latin letters. Each syllable of Hangul is a word; other words end as they do when folded.
pub(super) fn push_romanised(latin: &mut FoldedText, character: char, grapheme: usize) {
    if is_apostrophe(character) || is_combining_mark(character) {
        return;
    }
    if !character.is_alphanumeric() || is_hangul(character) {
        latin.end_word(grapheme);
    }
    if is_other_alphabet(character) {
        push_latin_letters(character, |plain| latin.push(plain, grapheme));
    } else {
        fold_character(character, |plain| latin.push(plain, grapheme));
    }
}

/// Pushes the lower-case Latin letters that a character is romanised to.
fn push_latin_letters(character: char, push: impl FnMut(char)) {
    let latin = any_ascii::any_ascii_char(character).bytes();
    latin
        .filter(u8::is_ascii_alphanumeric)
        .map(|byte| byte.to_ascii_lowercase().into())
        .for_each(push);
}

/// Whether a character is Greek, Cyrillic, kana or Hangul.
fn is_other_alphabet(character: char) -> bool {
    is_hangul(character)
        || matches!(character, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' | '\u{400}'..='\u{52f}'
            | '\u{3041}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}')
}

#[cfg(test)]
mod tests {
    use super::romanise;

    #[test]
    fn other_alphabets_are_romanised() {
        for (name, latin) in [
            ("Соколов", Some("sokolov")),
            ("Волга Банк", Some("volga bank")),
            ("Хрущёв", Some("khrushchev")),
            ("Παπαδάκης", Some("papadakis")),
            ("トヨタ", Some("toyota")),
            ("삼성 SDI", Some("sam seong sdi")),
            ("Д'Артаньян", Some("dartanyan")),
            ("Citroën", None),
            ("雷军", None),
        ] {
            assert_eq!(romanise(name).map(|latin| latin.text).as_deref(), latin, "{name}");
        }
    }

    #[test]
    fn letters_map_to_the_characters_they_come_from() {
        assert_eq!(romanise("щи").map(|latin| latin.graphemes), Some(vec![0, 0, 0, 0, 1]));
    }
}
