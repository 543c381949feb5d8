//! Going through spellings in order, which is quicker than looking each up.

use std::ops::Range;

use super::spelling_table::{BLOCK_SIZE, Block, SpellingTable};

/// The numbers of the spellings of one entity after the other.
pub(crate) struct EntitySpans<'k> {
    keys: &'k SpellingTable,
    stretch: usize,
    /// The owner that has the first of the bits left.
    owner: usize,
    /// The bits of this stretch that are not passed.
    left: u64,
}

impl<'k> EntitySpans<'k> {
    /// Before some entity, by its place among the owners.
    pub(crate) fn new(keys: &'k SpellingTable, from: usize) -> Self {
        let behind = keys.stretches.partition_point(|stretch| stretch.owners as usize <= from);
        let mut runs = Self { keys, stretch: 0, owner: 0, left: 0 };
        runs.enter(behind.saturating_sub(1));
        runs
    }

    fn enter(&mut self, stretch: usize) {
        let Block { owners, firsts, .. } =
            self.keys.stretches.get(stretch).copied().unwrap_or_default();
        (self.stretch, self.owner, self.left) = (stretch, owners as usize, firsts);
    }

    /// The numbers of the spellings of an entity that is not before the last one asked for.
    pub(crate) fn of(&mut self, owner: usize) -> Range<usize> {
        let starts_before = |stretch: &Block| stretch.owners as usize <= owner;
        while self.keys.stretches.get(self.stretch + 1).is_some_and(starts_before) {
            self.enter(self.stretch + 1);
        }
        while self.owner < owner {
            self.left &= self.left.wrapping_sub(1);
            self.owner += 1;
        }
        let begin = self.stretch * BLOCK_SIZE + self.left.trailing_zeros() as usize;
        begin..self.end()
    }

    /// Where the next entity begins.
    fn end(&self) -> usize {
        let behind = self.left & self.left.wrapping_sub(1);
        if behind > 0 {
            return self.stretch * BLOCK_SIZE + behind.trailing_zeros() as usize;
        }
        let later = self.keys.stretches.iter().enumerate().skip(self.stretch + 1);
        let next = { later }.find(|(_, stretch)| stretch.firsts > 0);
        next.map_or(self.keys.len(), |(at, stretch)| {
            at * BLOCK_SIZE + stretch.firsts.trailing_zeros() as usize
        })
    }
}

/// Spellings read in the order of their numbers.
pub(crate) struct Walk<'k> {
    keys: &'k SpellingTable,
    number: usize,
    start: u32,
}

impl<'k> Walk<'k> {
    /// Before the first spelling.
    pub(crate) fn new(keys: &'k SpellingTable) -> Self {
        let start = keys.stretches.first().map_or(0, |stretch| stretch.start);
        Self { keys, number: 0, start }
    }

    /// A spelling that is not before the last one read.
    pub(crate) fn get(&mut self, number: usize) -> &'k str {
        if number / BLOCK_SIZE != self.number / BLOCK_SIZE {
            self.number = number - number % BLOCK_SIZE;
            self.start = self.keys.stretches[number / BLOCK_SIZE].start;
        }
        let passed = &self.keys.lengths[self.number..number];
        self.start += passed.iter().map(|length| u32::from(*length)).sum::<u32>();
        self.number = number;
        self.keys.at_start(number, self.start)
    }
}
