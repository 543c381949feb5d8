//! Tokens, by which names are compared.

use std::ops::Range;

/// A word, a punctuation character, or a character of a script without spaces between words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Token {
    /// Its byte range in the text.
    pub(super) range: Range<usize>,
    /// A case-insensitive hash of its characters.
    pub(super) folded: u64,
    /// Whether there is a space before it.
    pub(super) spaced: bool,
    pub(super) kind: TokenKind,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TokenKind {
    /// Letters and digits up to the next punctuation or space.
    Word,
    /// One character of a script without spaces: each may start a name.
    Ideograph,
    Punctuation,
}

/// FNV-1a (Fowler, Noll, Vo): the texts are short and not adversarial, and collisions are detected when the
/// characters are compared.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut spaced = true;
    for (at, character) in text.char_indices() {
        if character.is_whitespace() {
            spaced = true;
            continue;
        }
        let kind = kind(character);
        let end = at + character.len_utf8();
        match tokens.last_mut() {
            Some(word) if kind == TokenKind::Word && word.kind == kind && !spaced => {
                word.range.end = end;
                word.folded = fold(word.folded, character);
            }
            _ => {
                let folded = fold(START, character);
                tokens.push(Token { range: at..end, folded, spaced, kind });
            }
        }
        spaced = false;
    }
    tokens
}

/// The hash of a run of tokens, extended by the next one.
pub(super) fn join(before: Option<u64>, token: &Token) -> u64 {
    let Some(before) = before else { return token.folded };
    let glue = if token.spaced { before.rotate_left(1) } else { before.rotate_left(2) };
    (glue ^ token.folded).wrapping_mul(PRIME)
}

fn fold(before: u64, character: char) -> u64 {
    character.to_lowercase().fold(before, |hash, it| (hash ^ u64::from(it)).wrapping_mul(PRIME))
}

fn kind(character: char) -> TokenKind {
    match character {
        '\u{2e80}'..='\u{2fdf}'
        | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}' => TokenKind::Ideograph,
        // Combining accents belong to their letter.
        '\u{300}'..='\u{36f}' => TokenKind::Word,
        character if character.is_alphanumeric() => TokenKind::Word,
        _ => TokenKind::Punctuation,
    }
}

/// Whether a text that equals a name except for case is that name.
///
/// Compared word by word: the name "Ideal" matches "Ideal" and "IDEAL" but not "ideal", which is an ordinary word;
/// "IT" matches only "IT"; a word that is in lower case in the name matches any case.
pub(super) fn matches_name(text: &str, name: &str) -> bool {
    let (mut said, mut named) = (words_of(text), words_of(name));
    said.all(|said| named.next().is_some_and(|named| word_matches(said, named)))
        && named.next().is_none()
}

fn words_of(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn word_matches(said: &str, named: &str) -> bool {
    if said == named {
        return true;
    }
    let capitals = |word: &str| word.chars().filter(|it| it.is_uppercase()).count();
    let letters = |word: &str| word.chars().filter(|it| it.is_alphabetic()).count();
    let acronym = letters(named) > 1 && capitals(named) == letters(named);
    let starts_high = |word: &str| word.chars().next().is_some_and(char::is_uppercase);
    let same = said.to_lowercase() == named.to_lowercase();
    same && !acronym && (starts_high(said) || capitals(named) == 0)
}

#[cfg(test)]
mod tests {
    use super::matches_name;

    #[test]
    fn ordinary_words_are_not_names() {
        for (said, named, expected) in [
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
            assert_eq!(matches_name(said, named), expected, "{said} for {named}");
        }
    }
}
