use super::class::MatchClass;
use crate::search::lookup::is_separator;

/// How a query aligns with text that starts with the characters of the query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Alignment {
    /// Word by word, the last word complete.
    Words,
    /// Word by word, the last word incomplete.
    Prefix,
    /// A space in the query falls within a word of the text, or the reverse.
    Joined,
}

pub(super) fn align(text: &[u8], query: &[u8]) -> Alignment {
    if !text.starts_with(query) {
        return Alignment::Joined;
    }
    match text.get(query.len()) {
        Some(byte) if *byte != b' ' && !is_separator(*byte) => Alignment::Prefix,
        _ => Alignment::Words,
    }
}

pub(super) fn is_subsequence(name: &[u8], letters: &[u8]) -> bool {
    let mut rest = name.iter();
    letters.iter().all(|letter| rest.any(|byte| byte == letter))
}

/// The class of a subsequence: [`MatchClass::Close`] if the first characters agree and at most one character is
/// missing, or one for every six characters of the query; [`MatchClass::Gapped`] if it starts at a word and skips at
/// most one character per two matched; else [`MatchClass::Scattered`].
#[expect(clippy::indexing_slicing, reason = "starts are positions in the name")]
pub(super) fn classify_subsequence(name: &[u8], letters: &[u8]) -> MatchClass {
    let length = name.iter().filter(|byte| **byte != b' ').count();
    let max_extra = (letters.len() / 6).max(1);
    if name.first() == letters.first() && length <= letters.len() + max_extra {
        return MatchClass::Close;
    }
    let max_span = letters.len() + letters.len() / 2;
    let starts = (0..name.len()).filter(|start| *start == 0 || name[start - 1] == b' ');
    let is_gapped = starts.filter(|start| name.get(*start) == letters.first()).any(|start| {
        let mut rest = name[start..].iter().filter(|byte| **byte != b' ').take(max_span);
        letters.iter().all(|letter| rest.any(|byte| byte == letter))
    });
    if is_gapped { MatchClass::Gapped } else { MatchClass::Scattered }
}

/// Whether the characters match from the start of the name to the end of a word, skipping only vowels and spaces.
pub(super) fn matches_without_vowels(name: &[u8], letters: &[u8]) -> bool {
    let is_vowel = |byte: &u8| b"aeiou".contains(byte);
    let mut rest = name.iter();
    let is_match = letters.iter().all(|letter| {
        let next = rest.find(|byte| *byte == letter || !is_vowel(byte) && **byte != b' ');
        next == Some(letter)
    });
    is_match && rest.take_while(|byte| **byte != b' ').all(is_vowel)
}

#[cfg(test)]
mod tests {
    use super::{Alignment, align, classify_subsequence, is_subsequence, matches_without_vowels};
    use crate::search::matching::MatchClass;

    #[test]
    fn spaces_separate_words() {
        assert_eq!(align(b"lei jun", b"lei"), Alignment::Words);
        assert_eq!(align(b"lei jun", b"lei j"), Alignment::Prefix);
        assert_eq!(align(b"lei jun", b"leij"), Alignment::Joined);
    }

    #[test]
    fn a_subsequence_is_close_if_it_covers_most_of_a_name() {
        for (letters, class) in [
            ("lejun", MatchClass::Close),
            ("leiju", MatchClass::Close),
            ("ljun", MatchClass::Gapped),
            ("jun", MatchClass::Gapped),
            ("ljn", MatchClass::Scattered),
            ("ejun", MatchClass::Scattered),
        ] {
            assert_eq!(classify_subsequence(b"lei jun", letters.as_bytes()), class, "{letters}");
        }
    }

    #[test]
    fn only_vowels_may_be_dropped() {
        assert!(matches_without_vowels(b"porsche", b"prsch"));
        assert!(matches_without_vowels(b"xpeng motors", b"xpng"));
        assert!(!matches_without_vowels(b"porsche", b"pors"));
        assert!(!matches_without_vowels(b"porsche", b"prch"));
        assert!(is_subsequence(b"porsche", b"prch") && !is_subsequence(b"porsche", b"hp"));
    }
}
