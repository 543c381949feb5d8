//! Romanisation of names in other alphabets: Соколов becomes `sokolov`.

use super::fold::{FoldedText, by_grapheme};
use super::latin::{is_in_romanised_script, push_romanised};

/// Small kana and the vowel that they give to the preceding syllable: きょ is `kyo`.
const SMALL_KANA: [([char; 2], char); 3] =
    [(['ゃ', 'ャ'], 'a'), (['ゅ', 'ュ'], 'u'), (['ょ', 'ョ'], 'o')];

/// Common Korean family names whose usual spelling differs from the regular romanisation of the syllable.
const KOREAN_FAMILY_NAMES: [(char, &str); 8] = [
    ('김', "kim"),
    ('이', "lee"),
    ('박', "park"),
    ('최', "choi"),
    ('정', "jung"),
    ('강', "kang"),
    ('조', "cho"),
    ('윤', "yoon"),
];

/// Romanises a string, if it has Cyrillic, Greek, kana or Hangul characters; each Hangul syllable becomes a word. Returns
/// two spellings if some character has a common alternative.
pub(super) fn romanise(text: &str) -> Vec<FoldedText> {
    if text.is_ascii() || !text.chars().any(is_in_romanised_script) {
        return Vec::new();
    }
    let mut spellings = vec![spell(text, |_, _| None), spell(text, alternative_spelling)];
    spellings.dedup();
    spellings
}

/// Romanises a string. `alternative` may override the spelling of a character, given the letters so far.
fn spell(text: &str, alternative: impl Fn(&str, char) -> Option<&'static str>) -> FoldedText {
    let mut latin = FoldedText::default();
    let mut previous = None;
    for (grapheme, character) in by_grapheme(text) {
        match alternative(&latin.text, character) {
            Some(letters) => letters.chars().for_each(|letter| latin.push(letter, grapheme)),
            None => push_after(&mut latin, previous, (character, grapheme)),
        }
        previous = Some(character);
    }
    latin.finish()
}

/// An alternative spelling of a character, given the letters before it: `yo` for ё, nothing for the second half of a
/// long Japanese vowel, the usual spelling of a Korean family name.
fn alternative_spelling(letters: &str, character: char) -> Option<&'static str> {
    match character {
        'ё' | 'Ё' => Some("yo"),
        'う' | 'ウ' if letters.ends_with(['o', 'u']) => Some(""),
        _ if letters.is_empty() => {
            let mut names = KOREAN_FAMILY_NAMES.into_iter();
            names.find(|(name, _)| *name == character).map(|(_, spelling)| spelling)
        }
        _ => None,
    }
}

/// Adds a character, whose letters may depend on the one before it: Greek ου, small kana.
fn push_after(
    latin: &mut FoldedText,
    previous: Option<char>,
    (character, grapheme): (char, usize),
) {
    let small_kana = SMALL_KANA.into_iter().find(|(kana, _)| kana.contains(&character));
    match (previous, character, small_kana) {
        (Some('ο' | 'Ο'), 'υ' | 'ύ' | 'Υ' | 'Ύ', _) => latin.push('u', grapheme),
        (_, 'っ' | 'ッ', _) => {}
        (Some('っ' | 'ッ'), ..) => {
            let first = any_ascii::any_ascii_char(character).chars().next();
            if let Some(letter) = first {
                latin.push(letter, grapheme);
            }
            push_romanised(latin, character, grapheme);
        }
        (_, _, Some((_, vowel))) if latin.text.ends_with('i') => {
            latin.pop();
            if !["sh", "ch", "j"].iter().any(|sound| latin.text.ends_with(sound)) {
                latin.push('y', grapheme);
            }
            latin.push(vowel, grapheme);
        }
        _ => push_romanised(latin, character, grapheme),
    }
}

#[cfg(test)]
mod tests {
    use super::romanise;

    fn spellings(name: &str) -> Vec<String> {
        romanise(name).into_iter().map(|latin| latin.text).collect()
    }

    #[test]
    fn other_alphabets_are_romanised() {
        for (name, latin) in [
            ("Соколов", ["sokolov"].as_slice()),
            ("Волга Банк", &["volga bank"]),
            ("Хрущёв", &["khrushchev", "khrushchyov"]),
            ("Ёлкин", &["elkin", "yolkin"]),
            ("Παπαδάκης", &["papadakis"]),
            ("Παπανδρέου", &["papandreou"]),
            ("トヨタ", &["toyota"]),
            ("とうきょう", &["toukyou", "tokyo"]),
            ("しゃちょう", &["shachou", "shacho"]),
            ("さっぽろ", &["sapporo"]),
            ("삼성 SDI", &["sam seong sdi"]),
            ("김민수", &["gim min su", "kim min su"]),
            ("Д'Артаньян", &["dartanyan"]),
            ("Citroën", &[]),
            ("雷军", &[]),
        ] {
            assert_eq!(spellings(name), latin, "{name}");
        }
    }

    #[test]
    fn letters_map_to_the_characters_they_come_from() {
        assert_eq!(romanise("щи")[0].graphemes, [0, 0, 0, 0, 1]);
        assert_eq!(romanise("きょう")[0].graphemes, [0, 1, 1, 2]);
    }
}
