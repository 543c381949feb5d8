//! Sets of letters as bits of a machine word, which rule out most names.
//!
//! 26 bits mark the letters that occur, 26 those that start a word; 2 represent digits and 4 all other
//! characters. A string can contain a query as a subsequence only if it has every bit of the query.
#![expect(clippy::indexing_slicing, reason = "every bit has a word for each 64 masks")]

use std::ops::Range;

use crate::model::bit_positions;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LetterMask(u64);

const WORD_STARTS: u32 = 26;
const DIGITS: u32 = 52;
const OTHER_CHARACTERS: u32 = 54;
const BITS: usize = 58;

impl LetterMask {
    /// The letters of a folded text, and which of them start words.
    pub(crate) fn new(text: &str) -> Self {
        let mut bits = 0;
        let mut is_start = true;
        for character in text.chars() {
            bits |= bit(character);
            if is_start && character.is_ascii_lowercase() {
                bits |= bit(character) << WORD_STARTS;
            }
            is_start = character == ' ';
        }
        Self(bits)
    }

    /// The letters of a string, regardless of their position in a word.
    pub(crate) fn from_letters(text: &str) -> Self {
        Self(text.chars().fold(0, |bits, character| bits | bit(character)))
    }

    /// Marks each letter as one that starts a word.
    pub(crate) fn from_initials(letters: &str) -> Self {
        let letters = letters.chars().filter(char::is_ascii_lowercase);
        Self(letters.fold(0, |bits, letter| bits | bit(letter) << WORD_STARTS))
    }

    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

fn bit(character: char) -> u64 {
    let code = u32::from(character);
    match character {
        'a'..='z' => 1 << (code - u32::from('a')),
        '0'..='9' => 1 << (DIGITS + code % 2),
        ' ' => 0,
        _ => 1 << (OTHER_CHARACTERS + (code ^ code >> 3) % 4),
    }
}

/// The masks of many strings, transposed: the first bit of every string, then the second, and so on.
///
/// A query for a few bits reads only these bits, for 64 strings at a time (Goodwin and others, "`BitFunnel`: revisiting
/// signatures for search", 2017).
#[derive(Debug, Default)]
pub(crate) struct LetterMaskTable {
    /// For each bit, one word for every 64 strings.
    words: Box<[u64]>,
    /// The number of words per bit.
    words_per_bit: usize,
}

impl LetterMaskTable {
    pub(crate) fn new(masks: &[LetterMask]) -> Self {
        let words_per_bit = masks.len().div_ceil(64);
        let mut words = vec![0; BITS * words_per_bit].into_boxed_slice();
        for (index, mask) in masks.iter().enumerate() {
            for bit in bit_positions(mask.0) {
                words[bit * words_per_bit + index / 64] |= 1 << (index % 64);
            }
        }
        Self { words, words_per_bit }
    }

    /// The indices of the strings in a range that have all `required` letters and no `excluded` ones,
    /// ascending. The range must start at a multiple of 64.
    pub(crate) fn matching(
        &self,
        range: Range<usize>,
        required: LetterMask,
        excluded: LetterMask,
    ) -> impl Iterator<Item = usize> {
        let start = range.start / 64;
        let end = range.end.div_ceil(64).min(self.words_per_bit);
        let mut candidates = vec![u64::MAX; end.saturating_sub(start)];
        for bit in bit_positions(required.0) {
            let words = &self.words[bit * self.words_per_bit + start..];
            candidates.iter_mut().zip(words).for_each(|(candidates, word)| *candidates &= word);
        }
        for bit in bit_positions(excluded.0) {
            let words = &self.words[bit * self.words_per_bit + start..];
            candidates.iter_mut().zip(words).for_each(|(candidates, word)| *candidates &= !word);
        }
        let indices = candidates.into_iter().enumerate().flat_map(move |(index, word)| {
            bit_positions(word).map(move |bit| (start + index) * 64 + bit)
        });
        indices.take_while(move |index| *index < range.end)
    }

    pub(crate) fn size_in_bytes(&self) -> usize {
        self.words.len() * 8
    }
}

#[cfg(test)]
mod tests {
    use super::{LetterMask, LetterMaskTable};

    #[test]
    fn masks_contain_characters_and_word_starts() {
        let names = LetterMaskTable::new(&[LetterMask::new("lei jun 雷 su7")]);
        let matches =
            |mask: LetterMask| names.matching(0..1, mask, LetterMask::default()).next().is_some();
        for query in ["l", "leijun", "lj7", "雷", ""] {
            assert!(matches(LetterMask::from_letters(query)), "{query}");
        }
        assert!(matches(LetterMask::from_initials("ljs")));
        assert!(!matches(LetterMask::from_initials("e")));
        assert!(!matches(LetterMask::from_letters("x")));
    }

    #[test]
    fn transposed_masks_agree_with_single_masks() {
        let names = ["lei jun", "li bin", "xpeng", "雷 军", "su7", ""].map(LetterMask::new);
        let many: Vec<LetterMask> =
            (0..200).map(|index| names[index * index % names.len()]).collect();
        let masks = LetterMaskTable::new(&many);
        for (required, excluded) in [("l", ""), ("i", "j"), ("", "l"), ("", ""), ("雷", "7")] {
            let [required, excluded] = [required, excluded].map(LetterMask::from_letters);
            let matching: Vec<usize> = masks.matching(64..190, required, excluded).collect();
            let matches = |index: &usize| {
                required.0 & !many[*index].0 == 0 && excluded.0 & many[*index].0 == 0
            };
            assert_eq!(matching, (64..190).filter(matches).collect::<Vec<_>>());
        }
    }
}
