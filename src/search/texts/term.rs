//! The terms of a text query: words in any of their forms, and dates.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use super::date_pattern::DatePattern;
use super::quality::Quality;

/// The minimum number of letters at the start that two forms of a word have in common.
const MIN_COMMON: usize = 3;

/// The minimum length of a stem that matches the start of a longer one.
const MIN_STEM: usize = 4;

/// The maximum number of letters that the longer stem adds: the length of a common ending.
const MAX_ENDING: usize = 3;

pub(super) struct Term {
    /// The term as it was typed, folded.
    pub(super) typed: String,
    pub(super) meaning: Meaning,
}

pub(super) enum Meaning {
    Word(TypedWord),
    Date(DatePattern),
}

pub(super) struct TypedWord {
    text: String,
    stem: String,
    /// The minimum number of characters for which the word may match the start of a longer one.
    min_start: usize,
    typos: usize,
    stemmer: Stemmer,
}

impl TypedWord {
    /// A folded word of a query. The last word may still be incomplete.
    pub(super) fn new(word: &str, is_last: bool) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let stem = stemmer.stem(word).into_owned();
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        let min_start = match (is_number, is_last) {
            (true, _) => 3,
            (false, true) => 1,
            (false, false) => 4,
        };
        Self { text: word.to_owned(), stem, min_start, typos: 0, stemmer }
    }

    pub(super) fn with_typos(self) -> Self {
        Self { typos: self.max_typos(), ..self }
    }

    /// The maximum number of typos: one for five or more characters, two for eight or more, none in a number.
    pub(super) fn max_typos(&self) -> usize {
        match self.text.chars().count() {
            _ if self.text.bytes().any(|byte| byte.is_ascii_digit()) => 0,
            0..5 => 0,
            5..8 => 1,
            _ => 2,
        }
    }

    /// How well a folded word of a text matches, if at all.
    pub(super) fn quality(&self, other: &str) -> Option<Quality> {
        if other == self.text {
            return Some(Quality::Exact);
        }
        let by_stem =
            has_common_start(other, &self.text).then(|| self.compare_stems(other)).flatten();
        let is_prefix =
            other.starts_with(&self.text) && self.text.chars().count() >= self.min_start;
        let quality = by_stem.max(is_prefix.then_some(Quality::Prefix));
        quality.or_else(|| self.is_typo(other).then_some(Quality::Typo))
    }

    /// Whether the word was typed without the hyphen that it has in the text, as in `porsche-mi`.
    pub(super) fn is_joined(&self, before: &str, after: &str) -> bool {
        self.text.strip_prefix(before) == Some(after)
    }

    fn compare_stems(&self, other: &str) -> Option<Quality> {
        let other: Cow<'_, str> = self.stemmer.stem(other);
        if *other == self.stem {
            return Some(Quality::Form);
        }
        let (short, long) = if other.len() < self.stem.len() {
            (&*other, self.stem.as_str())
        } else {
            (self.stem.as_str(), &*other)
        };
        let is_ending = long.strip_prefix(short).is_some_and(|ending| ending.len() <= MAX_ENDING);
        (is_ending && short.len() >= MIN_STEM).then_some(Quality::Prefix)
    }

    fn is_typo(&self, other: &str) -> bool {
        self.typos > 0
            && self.text.len().abs_diff(other.len()) <= self.typos
            && strsim::osa_distance(&self.text, other) <= self.typos
    }
}

fn has_common_start(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    one.len() >= MIN_COMMON && other.len() >= MIN_COMMON && one[..MIN_COMMON] == other[..MIN_COMMON]
}

#[cfg(test)]
mod tests {
    use super::{Quality, TypedWord};

    #[test]
    fn words_match_in_their_forms() {
        for (typed, text, quality) in [
            ("urged", "urged", Some(Quality::Exact)),
            ("sanctions", "sanctioned", Some(Quality::Form)),
            ("plagiarism", "plagiarized", Some(Quality::Form)),
            ("delivery", "deliveries", Some(Quality::Form)),
            ("delivery", "delivered", Some(Quality::Prefix)),
            ("porsc", "porsche", Some(Quality::Prefix)),
            ("sued", "used", None),
            ("sued", "suede", Some(Quality::Prefix)),
            ("10", "10000", None),
            ("215", "215900", Some(Quality::Prefix)),
            ("prosche", "porsche", None),
            ("contract", "contrast", None),
        ] {
            assert_eq!(TypedWord::new(typed, true).quality(text), quality, "{typed} {text}");
        }
        assert_eq!(TypedWord::new("car", false).quality("care"), None);
        assert_eq!(
            TypedWord::new("prosche", true).with_typos().quality("porsche"),
            Some(Quality::Typo)
        );
        assert_eq!(TypedWord::new("sued", true).with_typos().quality("used"), None);
    }
}
