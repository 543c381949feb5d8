//! Which letters a text has, in one machine word: what most names are turned away by.
//!
//! 26 bits say which letters occur, 26 which letters begin a word, 2 stand for digits and 4 for
//! all other characters. A text can only hold a query as a subsequence if it has every bit that
//! the query has.

use std::ops::Range;

/// The letters of one folded text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct LetterMask(u64);

const STARTS: u32 = 26;
const DIGITS: u32 = 52;
const OTHERS: u32 = 54;
const BITS: usize = 58;

impl LetterMask {
    /// The letters of a folded text, and which of them begin words.
    pub(crate) fn of(text: &str) -> Self {
        let mut bits = 0;
        let mut begins = true;
        for letter in text.chars() {
            bits |= bit(letter);
            if begins && letter.is_ascii_lowercase() {
                bits |= bit(letter) << STARTS;
            }
            begins = letter == ' ';
        }
        Self(bits)
    }

    /// The letters of a text, wherever they stand.
    pub(crate) fn anywhere(text: &str) -> Self {
        Self(text.chars().fold(0, |bits, letter| bits | bit(letter)))
    }

    /// The letters of a text, each at the beginning of a word.
    pub(crate) fn beginnings(text: &str) -> Self {
        let starts = text.chars().filter(char::is_ascii_lowercase);
        Self(starts.fold(0, |bits, letter| bits | bit(letter) << STARTS))
    }

    /// What either has.
    pub(crate) fn and(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl LetterMask {
    /// The numbers of the bits that are set, rising.
    fn bits(self) -> impl Iterator<Item = usize> {
        let mut left = self.0;
        std::iter::from_fn(move || {
            let bit = left.trailing_zeros() as usize;
            left &= left.wrapping_sub(1);
            (bit < 64).then_some(bit)
        })
    }
}

fn bit(letter: char) -> u64 {
    let code = u32::from(letter);
    match letter {
        'a'..='z' => 1 << (code - u32::from('a')),
        '0'..='9' => 1 << (DIGITS + code % 2),
        ' ' => 0,
        _ => 1 << (OTHERS + (code ^ code >> 3) % 4),
    }
}

/// The masks of many texts, bit by bit: first the first bit of every text, then the second.
///
/// A question about few bits reads only those, 64 texts at a time (Goodwin and others, "`BitFunnel`:
/// revisiting signatures for search", 2017).
#[derive(Debug, Default)]
pub(crate) struct LetterMasks {
    /// For each bit, one word for every 64 texts.
    words: Box<[u64]>,
    /// How many words a bit has.
    row: usize,
}

impl LetterMasks {
    /// The masks of texts numbered from 0.
    pub(crate) fn of(masks: &[LetterMask]) -> Self {
        let row = masks.len().div_ceil(64);
        let mut words = vec![0; BITS * row].into_boxed_slice();
        for (number, mask) in masks.iter().enumerate() {
            for bit in mask.bits() {
                words[bit * row + number / 64] |= 1 << (number % 64);
            }
        }
        Self { words, row }
    }

    /// The numbers of a range, which begins with a multiple of 64, whose masks cover one mask and
    /// have nothing of another, rising.
    pub(crate) fn with_but_without(
        &self,
        range: Range<usize>,
        with: LetterMask,
        without: LetterMask,
    ) -> impl Iterator<Item = usize> {
        let begin = range.start / 64;
        let end = range.end.div_ceil(64).min(self.row);
        let mut hold = vec![u64::MAX; end.saturating_sub(begin)];
        for bit in with.bits() {
            let words = &self.words[bit * self.row + begin..];
            hold.iter_mut().zip(words).for_each(|(hold, word)| *hold &= word);
        }
        for bit in without.bits() {
            let words = &self.words[bit * self.row + begin..];
            hold.iter_mut().zip(words).for_each(|(hold, word)| *hold &= !word);
        }
        let numbers = hold.into_iter().enumerate().flat_map(move |(place, word)| {
            LetterMask(word).bits().map(move |bit| (begin + place) * 64 + bit)
        });
        numbers.take_while(move |number| *number < range.end)
    }

    /// How many bytes of memory they fill.
    pub(crate) fn size(&self) -> usize {
        self.words.len() * 8
    }
}

#[cfg(test)]
mod tests {
    use super::{LetterMask, LetterMasks};

    #[test]
    fn a_text_covers_its_own_letters_and_word_beginnings() {
        let names = LetterMasks::of(&[LetterMask::of("lei jun 雷 su7")]);
        let holds = |mask: LetterMask| {
            names.with_but_without(0..1, mask, LetterMask::default()).next().is_some()
        };
        for query in ["l", "leijun", "lj7", "雷", ""] {
            assert!(holds(LetterMask::anywhere(query)), "{query}");
        }
        assert!(holds(LetterMask::beginnings("ljs")));
        assert!(!holds(LetterMask::beginnings("e")));
        assert!(!holds(LetterMask::anywhere("x")));
    }

    #[test]
    fn many_masks_are_asked_as_each_of_them_is() {
        let names = ["lei jun", "li bin", "xpeng", "雷 军", "su7", ""].map(LetterMask::of);
        let many: Vec<LetterMask> = (0..200).map(|at| names[at * at % names.len()]).collect();
        let masks = LetterMasks::of(&many);
        for (with, without) in [("l", ""), ("i", "j"), ("", "l"), ("", ""), ("雷", "7")] {
            let (with, without) = (LetterMask::anywhere(with), LetterMask::anywhere(without));
            let found: Vec<usize> = masks.with_but_without(64..190, with, without).collect();
            let holds = |at: &usize| with.0 & !many[*at].0 == 0 && without.0 & many[*at].0 == 0;
            assert_eq!(found, (64..190).filter(holds).collect::<Vec<_>>());
        }
    }
}
