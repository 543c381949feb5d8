//! Finds words in running text.

use crate::search::spelling::{QueryText, characters, words_at};

/// Words of a query: a text must have a word that starts with each of them.
pub(super) struct WordQuery {
    words: Vec<String>,
    phrase: String,
    typos: usize,
}

impl WordQuery {
    /// Words as they were typed.
    pub(super) fn new(query: &QueryText) -> Self {
        let words = query.words().map(str::to_owned).collect();
        Self { words, phrase: query.spaced.clone(), typos: 0 }
    }

    /// Words of four or more bytes with a typo, if nothing matches without.
    pub(super) fn with_typos(query: &QueryText) -> Self {
        Self { typos: 1, ..Self::new(query) }
    }

    /// How well a folded text matches, whose first `head` bytes are the most important. `hidden`
    /// is asked for words that the text does not have. None if a word is in neither.
    ///
    /// All words next to each other beat words here and there, and words of the head beat others.
    pub(super) fn score<'a>(
        &self,
        text: &str,
        head: usize,
        hidden: impl Fn() -> &'a str,
    ) -> Option<i64> {
        let mut score = 0;
        for wanted in &self.words {
            score += match self.find(text, wanted) {
                Some(at) if at < head => 40,
                Some(_) => 20,
                None => self.find(hidden(), wanted).map(|_| 10)?,
            };
            score += i64::from(words_at(text, str::len).any(|(_, word)| word == wanted)) * 5;
        }
        if self.words.len() > 1 && text.contains(&self.phrase) {
            score += 100;
        }
        Some(score)
    }

    /// Every character of a folded text that matches.
    pub(super) fn marked_characters(&self, text: &str) -> Vec<usize> {
        let mut marked = Vec::new();
        for (start, word) in words_at(text, characters) {
            let longest = self.words.iter().filter_map(|wanted| self.match_length(word, wanted));
            let matching = &word[..longest.max().unwrap_or(0)];
            marked.extend(start..start + characters(matching));
        }
        marked
    }

    /// The start of the first matching word.
    fn find(&self, text: &str, wanted: &str) -> Option<usize> {
        let found =
            words_at(text, str::len).find(|(_, word)| self.match_length(word, wanted).is_some());
        found.map(|(at, _)| at)
    }

    /// The number of matching bytes of a word, if it matches.
    fn match_length(&self, word: &str, wanted: &str) -> Option<usize> {
        if word.starts_with(wanted) {
            return Some(wanted.len());
        }
        let is_typo = self.typos > 0
            && wanted.len() > 3
            && word.len().abs_diff(wanted.len()) <= self.typos
            && strsim::osa_distance(word, wanted) <= self.typos;
        is_typo.then_some(word.len())
    }
}
