//! The words of a query as they are looked for in texts.

use super::date_pattern::DatePattern;
use super::quality::Quality;
use super::term::{Meaning, Term, TypedWord};
use super::text_words::{TextWord, text_words};
use crate::search::spelling::is_question_word;

const MAX_TERMS: usize = 16;

/// Which of the terms something has: a bit for each.
pub(super) type TermSet = u16;

pub(super) struct TextQuery {
    pub(super) terms: Vec<Term>,
    has_dates: bool,
}

#[derive(Clone, Copy)]
pub(super) struct TermMatch {
    pub(super) term: usize,
    pub(super) quality: Quality,
    /// Which word of the text, counted from 0, and the one after the match.
    pub(super) words: (usize, usize),
    /// The first byte, and the one after the match.
    pub(super) bytes: (usize, usize),
}

impl TextQuery {
    /// The terms of some words as typed: dates, and words other than question words, unless there are no others.
    pub(super) fn new(typed: &str) -> Self {
        let words: Vec<TextWord<'_>> = text_words(typed).collect();
        let only_asks = words.iter().all(|word| is_question_word(&word.folded));
        let mut terms = Vec::new();
        let mut at = 0;
        while let Some(word) = words.get(at).filter(|_| terms.len() < MAX_TERMS) {
            if let Some((date, count)) = DatePattern::read(&words[at..]) {
                let typed = &typed[word.start..words[at + count - 1].end];
                terms.push(Term { typed: typed.to_lowercase(), meaning: Meaning::Date(date) });
                at += count;
                continue;
            }
            at += 1;
            if only_asks || !is_question_word(&word.folded) {
                let meaning = Meaning::Word(TypedWord::new(&word.folded, at == words.len()));
                terms.push(Term { typed: word.folded.to_string(), meaning });
            }
        }
        let has_dates = terms.iter().any(|term| matches!(term.meaning, Meaning::Date(_)));
        Self { terms, has_dates }
    }

    /// The same with typos forgiven in some terms.
    pub(super) fn with_typos(mut self, misspelt: TermSet) -> Self {
        let terms = self.terms.into_iter().enumerate();
        let forgiving = |(at, term): (usize, Term)| match term.meaning {
            Meaning::Word(word) if misspelt & 1 << at != 0 => {
                Term { meaning: Meaning::Word(word.with_typos()), ..term }
            }
            meaning => Term { meaning, ..term },
        };
        self.terms = terms.map(forgiving).collect();
        self
    }

    /// The words that are long enough for a typo.
    pub(super) fn misspellable(&self) -> TermSet {
        let words = self.words().filter(|(_, word)| word.max_typos() > 0);
        words.fold(0, |terms, (at, _)| terms | 1 << at)
    }

    /// Every match of a term in a text, in order.
    pub(super) fn matches(&self, text: &str) -> Vec<TermMatch> {
        let mut matches = if self.has_dates { self.dates(text) } else { Vec::new() };
        let mut before: Option<TextWord<'_>> = None;
        for (index, word) in text_words(text).enumerate() {
            for (term, wanted) in self.words() {
                let bytes = (word.start, word.end);
                let found = match (wanted.quality(&word.folded), &before) {
                    (Some(quality), _) => Some((quality, index, bytes)),
                    (None, Some(before)) if word.is_hyphenated => wanted
                        .is_joined(&before.folded, &word.folded)
                        .then_some((Quality::Form, index - 1, (before.start, word.end))),
                    _ => None,
                };
                if let Some((quality, first, bytes)) = found {
                    matches.push(TermMatch { term, quality, words: (first, index + 1), bytes });
                }
            }
            before = Some(word);
        }
        matches
    }

    fn dates(&self, text: &str) -> Vec<TermMatch> {
        let words: Vec<TextWord<'_>> = text_words(text).collect();
        let terms = self.terms.iter().enumerate();
        let dates = terms.filter_map(|(term, wanted)| {
            let Meaning::Date(date) = &wanted.meaning else { return None };
            let (first, count, quality) = date.find(&words)?;
            let bytes = (words[first].start, words[first + count - 1].end);
            Some(TermMatch { term, quality, words: (first, first + count), bytes })
        });
        dates.collect()
    }

    fn words(&self) -> impl Iterator<Item = (usize, &TypedWord)> {
        self.terms.iter().enumerate().filter_map(|(at, term)| match &term.meaning {
            Meaning::Word(word) => Some((at, word)),
            Meaning::Date(_) => None,
        })
    }
}
