//! The words and dates of a query, and where they match in text.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "dates are of words in a text")]

use super::date_pattern::DatePattern;
use super::quality::Quality;
use super::term::{Meaning, Term, TypedWord};
use super::text_words::{RawWord, TextWord, raw_words, text_words};
use crate::search::spelling::is_stop_word;

const MAX_TERMS: usize = 16;

/// A set of terms, one bit each.
pub(super) type TermSet = u16;

pub(super) struct TextQuery {
    pub(super) terms: Vec<Term>,
    pub(super) has_dates: bool,
}

#[derive(Clone, Copy)]
pub(super) struct TermMatch {
    pub(super) term: usize,
    pub(super) quality: Quality,
    /// The index of the first word of the match, and of the word after the match.
    pub(super) words: (usize, usize),
    /// The offset of the first byte of the match, and of the byte after the match.
    pub(super) bytes: (usize, usize),
}

impl TextQuery {
    /// The terms of a query as typed: dates and words. Stop words are omitted, unless there are no others.
    pub(super) fn new(typed: &str) -> Self {
        let words: Vec<TextWord<'_>> = text_words(typed).collect();
        let is_all_stop_words = words.iter().all(|word| is_stop_word(&word.folded));
        let mut terms = Vec::new();
        let mut index = 0;
        while let Some(word) = words.get(index).filter(|_| terms.len() < MAX_TERMS) {
            if let Some((date, count)) = DatePattern::parse(&words[index..]) {
                let typed = &typed[word.start..words[index + count - 1].end];
                terms.push(Term { typed: typed.to_lowercase(), meaning: Meaning::Date(date) });
                index += count;
                continue;
            }
            index += 1;
            if is_all_stop_words || !is_stop_word(&word.folded) {
                let meaning = Meaning::Word(TypedWord::new(&word.folded, index == words.len()));
                terms.push(Term { typed: word.folded.to_string(), meaning });
            }
        }
        let has_dates = terms.iter().any(|term| matches!(term.meaning, Meaning::Date(_)));
        Self { terms, has_dates }
    }

    pub(super) fn all_terms(&self) -> TermSet {
        (0..self.terms.len()).fold(0, |terms, term| terms | 1 << term)
    }

    /// The query with typos allowed in the `misspelt` terms.
    pub(super) fn with_typos(mut self, misspelt: TermSet) -> Self {
        let terms = self.terms.into_iter().enumerate();
        let with_typos = |(index, term): (usize, Term)| match term.meaning {
            Meaning::Word(word) if misspelt & 1 << index != 0 => {
                Term { meaning: Meaning::Word(word.with_typos()), ..term }
            }
            meaning => Term { meaning, ..term },
        };
        self.terms = terms.map(with_typos).collect();
        self
    }

    /// The words that are long enough to allow a typo.
    pub(super) fn misspellable(&self) -> TermSet {
        let words = self.words().filter(|(_, word)| word.max_typos() > 0);
        words.fold(0, |terms, (index, _)| terms | 1 << index)
    }

    /// The matches of the terms in text: the best match of each date, then every match of a word, in text order.
    pub(super) fn matches(&self, text: &str) -> Vec<TermMatch> {
        let mut matches = if self.has_dates { self.date_matches(text) } else { Vec::new() };
        let mut previous: Option<TextWord<'_>> = None;
        for (index, word) in text_words(text).enumerate() {
            for (term, query_word) in self.words() {
                let bytes = (word.start, word.end);
                let term_match = match (query_word.quality(&word.folded), &previous) {
                    (Some(quality), _) => Some((quality, index, bytes)),
                    (None, Some(previous)) if word.is_hyphenated => query_word
                        .matches_joined(&previous.folded, &word.folded)
                        .then_some((Quality::Form, index - 1, (previous.start, word.end))),
                    _ => None,
                };
                if let Some((quality, first, bytes)) = term_match {
                    matches.push(TermMatch { term, quality, words: (first, index + 1), bytes });
                }
            }
            previous = Some(word);
        }
        matches
    }

    /// The words among the `wanted` terms that a string contains. Stops once it has found all of them.
    pub(super) fn words_in(&self, text: &str, wanted: TermSet) -> TermSet {
        let (mut found, mut previous): (TermSet, Option<RawWord<'_>>) = (0, None);
        for word in raw_words(text) {
            if found & wanted == wanted {
                break;
            }
            let start = word.ascii_start();
            let may_match = |query_word: &TypedWord| {
                word.is_hyphenated || start.is_none_or(|start| query_word.may_match(start))
            };
            let mut folded = None;
            for (term, query_word) in self.words() {
                if (found | !wanted) & 1 << term != 0 || !may_match(query_word) {
                    continue;
                }
                let folded = folded.get_or_insert_with(|| word.folded());
                let before = previous.filter(|_| word.is_hyphenated).map(RawWord::folded);
                let is_match = query_word.quality(folded).is_some()
                    || before.is_some_and(|before| query_word.matches_joined(&before, folded));
                found |= TermSet::from(is_match) << term;
            }
            previous = Some(word);
        }
        found
    }

    fn date_matches(&self, text: &str) -> Vec<TermMatch> {
        let words: Vec<TextWord<'_>> = text_words(text).collect();
        let terms = self.terms.iter().enumerate();
        let dates = terms.filter_map(|(index, term)| {
            let Meaning::Date(date) = &term.meaning else { return None };
            let (first, count, quality) = date.find(&words)?;
            let bytes = (words[first].start, words[first + count - 1].end);
            Some(TermMatch { term: index, quality, words: (first, first + count), bytes })
        });
        dates.collect()
    }

    fn words(&self) -> impl Iterator<Item = (usize, &TypedWord)> {
        self.terms.iter().enumerate().filter_map(|(index, term)| match &term.meaning {
            Meaning::Word(word) => Some((index, word)),
            Meaning::Date(_) => None,
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::TextQuery;

    proptest! {
        #[test]
        fn the_words_found_are_those_that_match(
            typed in "[mMa1]{1,3}( [mMa1]{1,3}){0,2}|porschemi|prosche|contracts|é1,000|雷",
            text in "([mMaé１雷’,1$-]{0,4}| |Porsche-mi|contracted|Contract’s|1,000|ＭＡ){0,8}",
        ) {
            let query = TextQuery::new(&typed);
            prop_assume!(!query.has_dates);
            let with_typos = TextQuery::new(&typed).with_typos(query.misspellable());
            for query in [query, with_typos] {
                let matches = query.matches(&text);
                let expected = matches.iter().fold(0, |terms, one| terms | 1 << one.term);
                let all = query.all_terms();
                prop_assert_eq!(query.words_in(&text, all), expected);
                prop_assert_eq!(query.words_in(&text, all & 1), expected & 1);
            }
        }
    }
}
