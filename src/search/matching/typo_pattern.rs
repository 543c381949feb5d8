//! A Levenshtein automaton for typos: a wrong, missing or extra character, or two swapped characters.
//!
//! A sorted word index is walked like a trie. Each character advances an automaton that tracks how much of the query
//! matches with how many typos; a branch is abandoned once it needs too many (Schulz, Mihov, "Fast string correction
//! with Levenshtein automata", 2002).
#![expect(clippy::indexing_slicing, reason = "a pattern is not empty; its typos are limited")]

use std::ops::Range;

use crate::search::lookup::{WordIndex, char_at};

const MAX_TYPOS: usize = 2;

/// Ranges up to this length are not split any further; each word is followed to its end.
const SHORT_RANGE: usize = 4;

pub(super) struct TypoPattern {
    characters: Vec<char>,
    pub(super) typos: usize,
    /// The two characters that a name may start with; `None` allows any.
    allowed_starts: Option<[char; 2]>,
}

/// The part of an index whose words start with the query, except for some typos.
pub(super) struct TypoMatch {
    pub(super) range: Range<usize>,
    /// The number of matching bytes, without spaces.
    pub(super) length: usize,
}

/// The prefixes of the query that match, one bit each, by number of typos.
///
/// One row of bits for each number of typos (Wu, Manber, "Fast text searching allowing errors", 1992), and another row
/// for the prefixes after which the second of two swapped characters was read.
#[derive(Clone, Copy, Default)]
struct TypoState {
    read: [u64; MAX_TYPOS + 1],
    swapped: [u64; MAX_TYPOS + 1],
}

impl TypoPattern {
    /// The pattern for a string; `None` if it is empty or has more than 63 characters.
    pub(super) fn new(text: &str, typos: usize) -> Option<Self> {
        let characters: Vec<char> = text.chars().collect();
        let is_valid = !characters.is_empty() && characters.len() < 64;
        is_valid.then_some(Self { characters, typos: typos.min(MAX_TYPOS), allowed_starts: None })
    }

    /// Requires names to start with the first character of the query, or the second.
    pub(super) fn with_correct_start(mut self) -> Self {
        let second = self.characters.get(1).unwrap_or(&self.characters[0]);
        self.allowed_starts = Some([self.characters[0], *second]);
        self
    }

    /// Calls `on_match` for each part of an index whose words start with the query with exactly as
    /// many typos as the pattern allows, and not with fewer.
    pub(super) fn search(&self, index: &WordIndex, text: &str, on_match: impl FnMut(TypoMatch)) {
        let mut search = TypoSearch { pattern: self, index, text, on_match };
        search.descend(index.all(), 0, self.start());
    }

    /// Whether a whole word matches with at most the allowed number of typos. A word that merely continues past the end
    /// of the query does not match.
    pub(super) fn matches(&self, word: &str) -> bool {
        let state = word.chars().fold(self.start(), |state, character| self.step(state, character));
        self.typos_at_end(state).is_some()
    }

    /// The initial state: before anything is read, the first characters may already be missing.
    fn start(&self) -> TypoState {
        let mut state = TypoState::default();
        for typos in 0..=self.typos {
            state.read[typos] = u64::MAX >> (63 - typos);
        }
        state
    }

    fn step(&self, state: TypoState, character: char) -> TypoState {
        let characters = self.characters.iter().enumerate();
        let positions = characters
            .fold(0, |bits, (index, expected)| bits | u64::from(*expected == character) << index);
        let mut next = TypoState::default();
        for typos in 0..=self.typos {
            next.read[typos] = (state.read[typos] & positions) << 1;
            if typos > 0 {
                let extra = state.read[typos - 1] & self.unread_mask();
                let missing = (next.read[typos - 1] & self.unread_mask()) << 1;
                let swapped = (state.swapped[typos - 1] & positions) << 2;
                next.read[typos] |= extra | extra << 1 | missing | swapped;
            }
            next.swapped[typos] = state.read[typos] & positions >> 1;
        }
        next
    }

    /// The prefixes shorter than the query; after its end nothing counts as a typo.
    fn unread_mask(&self) -> u64 {
        !(u64::MAX << self.characters.len())
    }

    /// The smallest number of typos with which the whole query matches, if it does.
    fn typos_at_end(&self, state: TypoState) -> Option<usize> {
        (0..=self.typos).find(|typos| state.read[*typos] >> self.characters.len() & 1 == 1)
    }

    /// The possible continuations of a name once no more typos are allowed: the rest of the query, also
    /// after swapped characters of which only the second has been read.
    fn continuations(&self, state: TypoState) -> Option<impl Iterator<Item = String>> {
        let indices =
            |bits: u64| (0..self.characters.len()).filter(move |index| bits >> index & 1 == 1);
        let is_used_up = (0..self.typos).all(|typos| state.read[typos] == 0);
        let swapped = state.swapped.iter().take(self.typos).fold(0, |all, bits| all | bits);
        let rests =
            indices(state.read[self.typos]).map(|index| self.characters[index..].iter().collect());
        let after_swap = indices(swapped).map(|index| {
            std::iter::once(&self.characters[index]).chain(&self.characters[index + 2..]).collect()
        });
        is_used_up.then(|| rests.chain(after_swap))
    }
}

struct TypoSearch<'a, F> {
    pattern: &'a TypoPattern,
    index: &'a WordIndex,
    text: &'a str,
    on_match: F,
}

impl<F: FnMut(TypoMatch)> TypoSearch<'_, F> {
    /// Continues with words that have the same first `depth` bytes, not counting spaces.
    fn descend(&mut self, range: Range<usize>, depth: usize, state: TypoState) {
        self.report_match(range.clone(), depth, state);
        if range.len() <= SHORT_RANGE {
            return range.for_each(|index| self.follow_word(index, depth, state));
        }
        let Some(continuations) = self.pattern.continuations(state) else {
            return self.branch(range, depth, state);
        };
        for continuation in continuations {
            let text = self.text.as_bytes();
            let range = self.index.narrow(text, range.clone(), depth, continuation.as_bytes());
            if !range.is_empty() {
                (self.on_match)(TypoMatch { range, length: depth + continuation.len() });
            }
        }
    }

    fn branch(&mut self, range: Range<usize>, depth: usize, state: TypoState) {
        let mut start = range.start;
        while start < range.end {
            let next = self.character(start, depth);
            let is_same = |index: usize| self.character(index, depth) == next;
            let end = WordIndex::end_of_run(start..range.end, is_same);
            if let Some(next) = next.filter(|next| self.may_start_with(depth, *next)) {
                let state = self.pattern.step(state, next);
                if !state.is_dead() {
                    self.descend(start..end, depth + next.len_utf8(), state);
                }
            }
            start = end;
        }
    }

    fn follow_word(&mut self, index: usize, mut depth: usize, mut state: TypoState) {
        while let Some(next) = self.character(index, depth) {
            state = self.pattern.step(state, next);
            if !self.may_start_with(depth, next) || state.is_dead() {
                return;
            }
            depth += next.len_utf8();
            self.report_match(index..index + 1, depth, state);
        }
    }

    fn report_match(&mut self, range: Range<usize>, length: usize, state: TypoState) {
        if self.pattern.typos_at_end(state) == Some(self.pattern.typos) {
            (self.on_match)(TypoMatch { range, length });
        }
    }

    fn character(&self, index: usize, depth: usize) -> Option<char> {
        char_at(self.text, self.index.offsets(index..index + 1)[0], depth)
    }

    fn may_start_with(&self, depth: usize, character: char) -> bool {
        depth > 0 || self.pattern.allowed_starts.is_none_or(|allowed| allowed.contains(&character))
    }
}

impl TypoState {
    fn is_dead(&self) -> bool {
        self.read.iter().chain(&self.swapped).all(|bits| *bits == 0)
    }
}

#[cfg(test)]
mod tests {
    use super::TypoPattern;

    #[test]
    fn words_match_by_optimal_string_alignment() {
        let words =
            ["xiaomi", "xaiomi", "xiomi", "xiaoomi", "xiami", "huawei", "hauwie", "i", "imoaix"];
        for typed in words {
            for word in words {
                for typos in 0..=super::MAX_TYPOS {
                    let is_match = TypoPattern::new(typed, typos).expect("short").matches(word);
                    let is_near = strsim::osa_distance(typed, word) <= typos;
                    assert!(is_near || !is_match, "{typed} {word} {typos}");
                    let ends_alike = typed.chars().last() == word.chars().last();
                    assert!(is_match || !is_near || !ends_alike, "{typed} {word} {typos}");
                }
            }
        }
    }
}
