//! Reading a span table in order, which is faster than looking every entry up.

use std::ops::Range;

use super::span_table::{BLOCK_SIZE, Block, SpanTable};

/// The spellings of one entity after the other.
pub(super) struct EntitySpans<'t> {
    table: &'t SpanTable,
    block: usize,
    /// The entity of the first of the bits left.
    entity: usize,
    /// The first spellings in this block that are not passed.
    firsts_left: u64,
}

impl<'t> EntitySpans<'t> {
    /// A reader that starts at an entity.
    pub(super) fn new(table: &'t SpanTable, from: usize) -> Self {
        let after = table.blocks.partition_point(|block| block.entities as usize <= from);
        let mut spans = Self { table, block: 0, entity: 0, firsts_left: 0 };
        spans.enter(after.saturating_sub(1));
        spans
    }

    fn enter(&mut self, block: usize) {
        let Block { entities, firsts, .. } =
            self.table.blocks.get(block).copied().unwrap_or_default();
        (self.block, self.entity, self.firsts_left) = (block, entities as usize, firsts);
    }

    /// The numbers of the spellings of an entity that is not before the last one read.
    pub(super) fn of(&mut self, entity: usize) -> Range<usize> {
        let starts_before = |block: &Block| block.entities as usize <= entity;
        while self.table.blocks.get(self.block + 1).is_some_and(starts_before) {
            self.enter(self.block + 1);
        }
        while self.entity < entity {
            self.firsts_left &= self.firsts_left.wrapping_sub(1);
            self.entity += 1;
        }
        let start = self.block * BLOCK_SIZE + self.firsts_left.trailing_zeros() as usize;
        start..self.end()
    }

    /// Where the next entity starts.
    fn end(&self) -> usize {
        let after = self.firsts_left & self.firsts_left.wrapping_sub(1);
        if after > 0 {
            return self.block * BLOCK_SIZE + after.trailing_zeros() as usize;
        }
        let later = self.table.blocks.iter().enumerate().skip(self.block + 1);
        let next = { later }.find(|(_, block)| block.firsts > 0);
        next.map_or(self.table.len(), |(at, block)| {
            at * BLOCK_SIZE + block.firsts.trailing_zeros() as usize
        })
    }
}

/// Where one spelling after the other starts.
pub(crate) struct SpellingStarts<'t> {
    table: &'t SpanTable,
    number: usize,
    start: u32,
}

impl<'t> SpellingStarts<'t> {
    /// A reader that starts at the first spelling.
    pub(super) fn new(table: &'t SpanTable) -> Self {
        let start = table.blocks.first().map_or(0, |block| block.start);
        Self { table, number: 0, start }
    }

    /// Where a spelling starts that is not before the last one read.
    pub(crate) fn of(&mut self, number: usize) -> u32 {
        if number / BLOCK_SIZE != self.number / BLOCK_SIZE {
            self.number = number - number % BLOCK_SIZE;
            self.start = self.table.blocks[number / BLOCK_SIZE].start;
        }
        let passed = &self.table.lengths[self.number..number];
        self.start += passed.iter().map(|length| u32::from(*length)).sum::<u32>();
        self.number = number;
        self.start
    }
}
