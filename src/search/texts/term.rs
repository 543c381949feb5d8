//! The terms of a text query: words in any of their forms, and dates.

use std::borrow::Cow;

use rust_stemmers::{Algorithm, Stemmer};

use super::date_pattern::DatePattern;
use super::inflection::base_forms;
use super::quality::Quality;

/// The minimum length in bytes of the common start of two related words.
const MIN_COMMON_START: usize = 3;

/// The minimum length in bytes of a stem that matches the start of a longer one.
const MIN_STEM: usize = 4;

/// The maximum difference in length between two related stems, in bytes.
const MAX_ENDING: usize = 3;

pub(super) struct Term {
    /// The term as typed, folded.
    pub(super) typed: String,
    pub(super) meaning: Meaning,
}

impl Term {
    /// The part of the term that a merely related text lacks: the word, or the year of a date.
    pub(super) fn unmatched(&self) -> String {
        match &self.meaning {
            Meaning::Date(date) => {
                date.year().map_or_else(|| self.typed.clone(), |year| year.to_string())
            }
            Meaning::Word(_) => self.typed.clone(),
        }
    }
}

pub(super) enum Meaning {
    Word(TypedWord),
    Date(DatePattern),
}

pub(super) struct TypedWord {
    text: String,
    base_forms: Vec<String>,
    stem: String,
    /// The minimum number of characters that the word needs to match the start of a longer word.
    min_prefix: usize,
    typos: usize,
    stemmer: Stemmer,
}

impl TypedWord {
    /// A folded word of a query. The last word may still be incomplete.
    pub(super) fn new(word: &str, is_last: bool) -> Self {
        let stemmer = Stemmer::create(Algorithm::English);
        let stem = stemmer.stem(word).into_owned();
        let is_number = word.bytes().all(|byte| byte.is_ascii_digit());
        let min_prefix = match (is_number, is_last) {
            (true, _) => 3,
            (false, true) => 1,
            (false, false) => 4,
        };
        let base_forms = base_forms(word);
        Self { text: word.to_owned(), base_forms, stem, min_prefix, typos: 0, stemmer }
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

    /// Whether a folded word that starts with this ASCII letter or digit can match.
    pub(super) fn may_match(&self, start: u8) -> bool {
        self.typos > 0 || self.text.as_bytes().first() == Some(&start)
    }

    /// How well a folded word of a string matches, if at all.
    pub(super) fn quality(&self, other: &str) -> Option<Quality> {
        if other == self.text {
            return Some(Quality::Exact);
        }
        let related =
            has_common_start(other, &self.text).then(|| self.related_quality(other)).flatten();
        let is_prefix =
            other.starts_with(&self.text) && self.text.chars().count() >= self.min_prefix;
        let quality = related.max(is_prefix.then_some(Quality::Prefix));
        quality.or_else(|| self.is_typo(other).then_some(Quality::Typo))
    }

    /// Whether the word is two words of the text without the hyphen between them: `porschemi` for `porsche-mi`.
    pub(super) fn matches_joined(&self, before: &str, after: &str) -> bool {
        self.text.strip_prefix(before) == Some(after)
    }

    fn related_quality(&self, other: &str) -> Option<Quality> {
        if base_forms(other).iter().any(|form| self.base_forms.contains(form)) {
            return Some(Quality::Form);
        }
        let other: Cow<'_, str> = self.stemmer.stem(other);
        let (short, long) = if other.len() < self.stem.len() {
            (&*other, self.stem.as_str())
        } else {
            (self.stem.as_str(), &*other)
        };
        let ending = long.strip_prefix(short)?;
        let is_related = ending.is_empty() || ending.len() <= MAX_ENDING && short.len() >= MIN_STEM;
        is_related.then_some(Quality::Related)
    }

    fn is_typo(&self, other: &str) -> bool {
        self.typos > 0
            && self.text.len().abs_diff(other.len()) <= self.typos
            && strsim::osa_distance(&self.text, other) <= self.typos
    }
}

fn has_common_start(one: &str, other: &str) -> bool {
    let (one, other) = (one.as_bytes(), other.as_bytes());
    let start = one.get(..MIN_COMMON_START);
    start.is_some() && start == other.get(..MIN_COMMON_START)
}

#[cfg(test)]
mod tests {
    use super::{Quality, TypedWord};

    #[test]
    fn words_match_in_their_forms() {
        for (typed, text, quality) in [
            ("urged", "urged", Some(Quality::Exact)),
            ("sanctions", "sanctioned", Some(Quality::Form)),
            ("plagiarism", "plagiarized", Some(Quality::Related)),
            ("delivery", "deliveries", Some(Quality::Form)),
            ("delivery", "delivered", Some(Quality::Related)),
            ("porsc", "porsche", Some(Quality::Prefix)),
            ("sued", "used", None),
            ("busy", "business", Some(Quality::Related)),
            ("general", "genes", Some(Quality::Related)),
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
