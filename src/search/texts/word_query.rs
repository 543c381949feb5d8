//! Words looked for in running text.

use crate::search::spelling::QueryText;

/// Words of a query, each of which a text must have the beginning of.
pub(crate) struct WordQuery {
    wanted: Vec<String>,
    whole: String,
    slips: usize,
}

impl WordQuery {
    /// Words as they were typed.
    pub(crate) fn as_typed(typed: &QueryText) -> Self {
        Self {
            wanted: typed.words().map(str::to_owned).collect(),
            whole: typed.text.clone(),
            slips: 0,
        }
    }

    /// Words of four letters and more with a slip, for when there are none as they were typed.
    pub(crate) fn with_slips(typed: &QueryText) -> Self {
        Self { slips: 1, ..Self::as_typed(typed) }
    }

    /// How well a folded text fits, of which the first `head` bytes say the most; `also` counts
    /// where the text does not have a word. None where a word is in neither.
    pub(crate) fn score<'a>(
        &self,
        text: &str,
        head: usize,
        also: impl Fn() -> &'a str,
    ) -> Option<i64> {
        let mut score = 0;
        for wanted in &self.wanted {
            score += match self.find(text, wanted) {
                Some((at, _)) if at < head => 40,
                Some(_) => 20,
                None => self.find(also(), wanted).map(|_| 10)?,
            };
            score += i64::from(starts(text).any(|(_, word)| word == wanted)) * 5;
        }
        if self.wanted.len() > 1 && text.contains(&self.whole) {
            score += 100;
        }
        Some(score)
    }

    /// The first word that begins as wanted: where, and how many bytes of it.
    fn find(&self, text: &str, wanted: &str) -> Option<(usize, usize)> {
        starts(text).find_map(|(at, word)| Some((at, self.fits(word, wanted)?)))
    }

    /// How many bytes of a word are what was wanted.
    fn fits(&self, word: &str, wanted: &str) -> Option<usize> {
        if word.starts_with(wanted) {
            return Some(wanted.len());
        }
        let near = self.slips > 0
            && wanted.len() > 3
            && word.len().abs_diff(wanted.len()) <= self.slips
            && strsim::osa_distance(word, wanted) <= self.slips;
        near.then_some(word.len())
    }
}

/// Every character of a folded text that belongs to a word looked for.
pub(crate) fn marks(text: &str, words: &WordQuery) -> Vec<usize> {
    let mut marks = Vec::new();
    let mut characters = 0;
    for (_, word) in starts(text) {
        let longest = words.wanted.iter().filter_map(|wanted| words.fits(word, wanted)).max();
        let typed = &word[..longest.unwrap_or(0)];
        marks.extend(characters..characters + typed.chars().count());
        characters += word.chars().count() + 1;
    }
    marks
}

/// The words of a folded text with the byte where each begins.
fn starts(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    text.split(' ').map(move |word| {
        let start = at;
        at += word.len() + 1;
        (start, word)
    })
}
