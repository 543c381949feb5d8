//! Words in the order of the alphabet: where every name that begins so is found at once.

use std::cmp::Ordering;
use std::ops::Range;

use super::spelling_table::{SpellingTable, is_end};

/// Places in a text, sorted by what follows them up to the end of the spelling, blanks left out.
///
/// This is a suffix array (Manber, Myers, "Suffix arrays: a new method for on-line string
/// searches", 1993) of the beginnings of words only. Leaving out blanks finds "leijun" and "lei
/// jun" at one place.
#[derive(Debug, Default)]
pub(crate) struct WordIndex {
    places: Box<[u32]>,
}

impl WordIndex {
    /// The beginnings of spellings.
    pub(crate) fn of_firsts(keys: &SpellingTable) -> Self {
        Self::sorted(keys, (0..keys.len()).map(|number| keys.start(number)).collect())
    }

    /// The beginnings of words that are not the first of their spelling.
    pub(crate) fn of_others(keys: &SpellingTable) -> Self {
        let blanks = keys.bytes().iter().enumerate().filter(|(_, byte)| **byte == b' ');
        let places = blanks.filter_map(|(blank, _)| u32::try_from(blank + 1).ok());
        Self::sorted(keys, places.collect())
    }

    fn sorted(keys: &SpellingTable, places: Vec<u32>) -> Self {
        let text = keys.bytes();
        let mut order: Vec<(u64, u32)> =
            places.into_iter().map(|place| (head(text, place), place)).collect();
        order.sort_unstable_by(|one, other| {
            one.0.cmp(&other.0).then_with(|| beyond_head(text, *one, *other))
        });
        Self { places: order.into_iter().map(|(_, place)| place).collect() }
    }

    /// All places.
    pub(crate) fn all(&self) -> Range<usize> {
        0..self.places.len()
    }

    /// The places of a range.
    pub(crate) fn places(&self, range: Range<usize>) -> &[u32] {
        &self.places[range]
    }

    /// Those of a range that are followed by a prefix, which has no blanks.
    pub(crate) fn narrow(&self, text: &[u8], range: Range<usize>, prefix: &[u8]) -> Range<usize> {
        self.narrow_behind(text, range, 0, prefix)
    }

    /// Those of a range, which all have as many letters in common, that are followed by more.
    pub(crate) fn narrow_behind(
        &self,
        text: &[u8],
        range: Range<usize>,
        depth: usize,
        more: &[u8],
    ) -> Range<usize> {
        let within = &self.places[range.clone()];
        let begin = within.partition_point(|place| compare(text, *place, depth, more).is_lt());
        let fits = |place: &u32| compare(text, *place, depth, more).is_eq();
        let rest = &within[begin..];
        // Most variants of a mistyped name are on no shelf: one look more settles that.
        let length = if rest.first().is_some_and(fits) { rest.partition_point(fits) } else { 0 };
        range.start + begin..range.start + begin + length
    }

    /// Where the first places of a range end that something is true of; it is of none behind them.
    ///
    /// Looks near the beginning first, in growing steps (Bentley, Yao, "An almost optimal algorithm
    /// for unbounded searching", 1976): most runs are short.
    pub(crate) fn run(range: Range<usize>, is_so: impl Fn(usize) -> bool) -> usize {
        let (mut begin, mut step) = (range.start, 1);
        let mut end = range.end;
        while begin < end {
            let probe = (begin + step - 1).min(end - 1);
            if !is_so(probe) {
                end = probe;
                break;
            }
            begin = probe + 1;
            step *= 2;
        }
        while begin < end {
            let middle = begin + (end - begin) / 2;
            if is_so(middle) { begin = middle + 1 } else { end = middle }
        }
        begin
    }

    /// How many bytes of memory it fills.
    pub(crate) fn size(&self) -> usize {
        self.places.len() * 4
    }
}

/// The letters from a place on to the end of the spelling, blanks left out.
pub(crate) fn squashed(text: &[u8], place: u32) -> impl Iterator<Item = u8> + '_ {
    let rest = text[place as usize..].iter().copied();
    rest.take_while(|byte| !is_end(*byte)).filter(|byte| *byte != b' ')
}

/// The letter so many bytes behind a place, blanks left out; none where the spelling has ended.
pub(crate) fn letter_at(text: &str, place: u32, depth: usize) -> Option<char> {
    let bytes = text.as_bytes();
    let (mut at, mut left) = (place as usize, depth);
    loop {
        match bytes[at] {
            byte if is_end(byte) => return None,
            b' ' => {}
            _ if left > 0 => left -= 1,
            byte if byte.is_ascii() => return Some(byte.into()),
            _ => return text[at..].chars().next(),
        }
        at += 1;
    }
}

/// How the letters so many bytes behind a place compare with others; equal where they begin so.
fn compare(text: &[u8], place: u32, depth: usize, others: &[u8]) -> Ordering {
    let mut letters = squashed(text, place).skip(depth);
    for wanted in others {
        match letters.next() {
            None => return Ordering::Less,
            Some(letter) if letter != *wanted => return letter.cmp(wanted),
            Some(_) => {}
        }
    }
    Ordering::Equal
}

/// The first eight letters as a number that sorts as they do.
fn head(text: &[u8], place: u32) -> u64 {
    let letters = squashed(text, place).chain(std::iter::repeat(0)).take(8);
    letters.fold(0, |number, letter| number << 8 | u64::from(letter))
}

/// The order of two places with the same head.
fn beyond_head(text: &[u8], one: (u64, u32), other: (u64, u32)) -> Ordering {
    let ends = one.0.trailing_zeros() >= 8;
    let rest = |place| squashed(text, place).skip(8);
    let letters = if ends { Ordering::Equal } else { rest(one.1).cmp(rest(other.1)) };
    letters.then(one.1.cmp(&other.1))
}
