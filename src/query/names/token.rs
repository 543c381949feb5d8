//! Splits text into tokens for comparing names.

use std::ops::Range;

/// A word, a punctuation character, or a character of a script without spaces between words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    /// A case-insensitive hash of its characters.
    pub(super) hash: u64,
    pub(super) after_space: bool,
    pub(super) kind: TokenKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters and digits, up to the next punctuation character or space.
    Word,
    /// One character of a script without spaces: each may start a name.
    Unspaced,
    Punctuation,
}

/// FNV-1a (Fowler, Noll, Vo): names are short and not adversarial, and collisions are detected when the
/// characters are compared.
const FNV_OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const FNV_PRIME: u64 = 0x0000_0100_0000_01b3;

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut after_space = true;
    for (start, character) in text.char_indices() {
        if character.is_whitespace() {
            after_space = true;
            continue;
        }
        let kind = kind(character);
        let end = start + character.len_utf8();
        match tokens.last_mut() {
            Some(word) if kind == TokenKind::Word && word.kind == kind && !after_space => {
                word.range.end = end;
                word.hash = extend_hash(word.hash, character);
            }
            _ => {
                let hash = extend_hash(FNV_OFFSET_BASIS, character);
                tokens.push(Token { range: start..end, hash, after_space, kind });
            }
        }
        after_space = false;
    }
    tokens
}

pub(super) fn extend_run_hash(run: Option<u64>, token: &Token) -> u64 {
    let Some(run) = run else { return token.hash };
    let rotated = if token.after_space { run.rotate_left(1) } else { run.rotate_left(2) };
    (rotated ^ token.hash).wrapping_mul(FNV_PRIME)
}

fn extend_hash(before: u64, character: char) -> u64 {
    character
        .to_lowercase()
        .fold(before, |hash, character| (hash ^ u64::from(character)).wrapping_mul(FNV_PRIME))
}

fn kind(character: char) -> TokenKind {
    match character {
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => TokenKind::Unspaced,
        // Combining accents belong to their letter.
        '\u{300}'..='\u{36f}' => TokenKind::Word,
        character if character.is_alphanumeric() => TokenKind::Word,
        _ => TokenKind::Punctuation,
    }
}

/// Whether `text`, which may differ from `name` in case, is a use of the name.
///
/// The text and the name are compared word by word. The name "Ideal" matches "Ideal" and "IDEAL", but not the ordinary
/// word "ideal"; "IT" matches only "IT". A lower-case word in the name matches any case.
pub(super) fn matches_name(text: &str, name: &str) -> bool {
    let (mut text_words, mut name_words) = (words_of(text), words_of(name));
    text_words.all(|text_word| {
        name_words.next().is_some_and(|name_word| word_matches(text_word, name_word))
    }) && name_words.next().is_none()
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn word_matches(text_word: &str, name_word: &str) -> bool {
    if text_word == name_word {
        return true;
    }
    let count_capitals =
        |word: &str| word.chars().filter(|character| character.is_uppercase()).count();
    let count_letters =
        |word: &str| word.chars().filter(|character| character.is_alphabetic()).count();
    let is_acronym =
        count_letters(name_word) > 1 && count_capitals(name_word) == count_letters(name_word);
    let is_capitalised = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let is_same_word = text_word.to_lowercase() == name_word.to_lowercase();
    is_same_word && !is_acronym && (is_capitalised(text_word) || count_capitals(name_word) == 0)
}

#[cfg(test)]
mod tests {
    use super::matches_name;

    #[test]
    fn case_distinguishes_names_from_ordinary_words() {
        for (text, name, expected) in [
            ("Ideal", "Ideal", true),
            ("IDEAL", "Ideal", true),
            ("ideal", "Ideal", false),
            ("It", "IT", false),
            ("IT", "IT", true),
            ("We are far ahead", "We Are Far Ahead", false),
            ("WE ARE FAR AHEAD", "We Are Far Ahead", true),
            ("Phone as Car Key", "phone as car key", true),
            ("XPENG", "XPeng", true),
            ("xPeng", "XPeng", false),
            ("雷军", "雷军", true),
        ] {
            assert_eq!(matches_name(text, name), expected, "{text} for {name}");
        }
    }
}
