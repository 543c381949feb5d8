//! A sorted index of word starts, which finds all words with a prefix by binary search.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "words end with a separator")]

use std::cmp::Ordering;
use std::ops::Range;

use super::spelling_table::{SpellingTable, is_separator};

/// Word offsets, sorted by the text from there to the end of the spelling, without spaces.
///
/// This is a sparse suffix array (Manber, Myers, "Suffix arrays: a new method for on-line string searches", 1993) of
/// word starts. Because spaces are left out, "leijun" and "lei jun" are next to each other.
#[derive(Debug, Default)]
pub(crate) struct WordIndex {
    offsets: Box<[u32]>,
}

impl WordIndex {
    pub(super) fn from_first_words(spellings: &SpellingTable) -> Self {
        let mut starts = spellings.starts();
        let offsets = (0..spellings.len()).map(|index| starts.start_of(index));
        Self::from_offsets(spellings, offsets.collect())
    }

    pub(super) fn from_later_words(spellings: &SpellingTable) -> Self {
        let spaces = spellings.bytes().iter().enumerate().filter(|(_, byte)| **byte == b' ');
        let words = spaces.filter_map(|(space, _)| u32::try_from(space + 1).ok());
        Self::from_offsets(spellings, words.collect())
    }

    fn from_offsets(spellings: &SpellingTable, offsets: Vec<u32>) -> Self {
        let text = spellings.bytes();
        let mut order: Vec<(u64, u32)> =
            offsets.into_iter().map(|offset| (head(text, offset), offset)).collect();
        order
            .sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| compare_beyond_head(text, *a, *b)));
        Self { offsets: order.into_iter().map(|(_, offset)| offset).collect() }
    }

    pub(crate) fn all(&self) -> Range<usize> {
        0..self.offsets.len()
    }

    pub(crate) fn offsets(&self, range: Range<usize>) -> &[u32] {
        &self.offsets[range]
    }

    /// The offsets of the words that start with a prefix, which has no spaces.
    pub(crate) fn starting_with(&self, text: &[u8], prefix: &[u8]) -> &[u32] {
        self.offsets(self.narrow(text, self.all(), 0, prefix))
    }

    /// The part of a range of words with the same first `depth` bytes that continues with `suffix`.
    pub(crate) fn narrow(
        &self,
        text: &[u8],
        range: Range<usize>,
        depth: usize,
        suffix: &[u8],
    ) -> Range<usize> {
        let within = &self.offsets[range.clone()];
        let start = within.partition_point(|offset| compare(text, *offset, depth, suffix).is_lt());
        let matches = |offset: &u32| compare(text, *offset, depth, suffix).is_eq();
        let rest = &within[start..];
        // Most variants of a misspelt name are not in the index: one comparison rules them out.
        let length =
            if rest.first().is_some_and(matches) { rest.partition_point(matches) } else { 0 };
        range.start + start..range.start + start + length
    }

    /// The end of the leading run of a range that satisfies a condition; the rest must not satisfy it.
    ///
    /// Searches near the start first, in growing steps (Bentley, Yao, "An almost optimal algorithm for unbounded
    /// searching", 1976): most runs are short.
    pub(crate) fn end_of_run(range: Range<usize>, condition: impl Fn(usize) -> bool) -> usize {
        let (mut start, mut step) = (range.start, 1);
        let mut end = range.end;
        while start < end {
            let probe = (start + step - 1).min(end - 1);
            if !condition(probe) {
                end = probe;
                break;
            }
            start = probe + 1;
            step *= 2;
        }
        while start < end {
            let middle = start + (end - start) / 2;
            if condition(middle) { start = middle + 1 } else { end = middle }
        }
        start
    }

    pub(super) fn size(&self) -> usize {
        self.offsets.len() * 4
    }
}

/// The bytes from an offset to the end of the spelling, without spaces.
pub(crate) fn without_spaces(text: &[u8], offset: u32) -> impl Iterator<Item = u8> {
    let rest = text[offset as usize..].iter().copied();
    rest.take_while(|byte| !is_separator(*byte)).filter(|byte| *byte != b' ')
}

/// The character `depth` bytes after an offset, not counting spaces; `None` at the end of the spelling.
pub(crate) fn char_at(text: &str, offset: u32, depth: usize) -> Option<char> {
    let bytes = text.as_bytes();
    let (mut position, mut remaining) = (offset as usize, depth);
    loop {
        match bytes[position] {
            byte if is_separator(byte) => return None,
            b' ' => {}
            _ if remaining > 0 => remaining -= 1,
            byte if byte.is_ascii() => return Some(byte.into()),
            _ => return text[position..].chars().next(),
        }
        position += 1;
    }
}

/// Compares the bytes from `depth` bytes after an offset with `prefix`; equal if they start with it.
fn compare(text: &[u8], offset: u32, depth: usize, prefix: &[u8]) -> Ordering {
    let mut bytes = without_spaces(text, offset).skip(depth);
    for expected in prefix {
        match bytes.next() {
            None => return Ordering::Less,
            Some(byte) if byte != *expected => return byte.cmp(expected),
            Some(_) => {}
        }
    }
    Ordering::Equal
}

/// The first eight bytes of a word as a number that sorts like the bytes.
fn head(text: &[u8], offset: u32) -> u64 {
    let bytes = without_spaces(text, offset).chain(std::iter::repeat(0)).take(8);
    bytes.fold(0, |key, byte| key << 8 | u64::from(byte))
}

fn compare_beyond_head(text: &[u8], a: (u64, u32), b: (u64, u32)) -> Ordering {
    let is_short = a.0.trailing_zeros() >= 8;
    let rest = |offset| without_spaces(text, offset).skip(8);
    let order = if is_short { Ordering::Equal } else { rest(a.1).cmp(rest(b.1)) };
    order.then(a.1.cmp(&b.1))
}
