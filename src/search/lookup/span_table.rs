//! The start and the entity of each spelling.
//!
//! A Chinese name is six bytes and has several spellings, so the table is compact: one byte of length per spelling,
//! and one block entry per 64 spellings, from which the rest is counted (Jacobson, "Space-efficient static trees and
//! graphs", 1989).
#![expect(clippy::indexing_slicing, reason = "indices and offsets are those of spellings")]

use std::ops::Range;

/// The number of spellings per block: the number of bits in a machine word.
const BLOCK_SIZE: usize = 64;

#[derive(Clone, Copy, Debug, Default)]
pub(super) struct SpanBlock {
    /// The offset of the first spelling.
    pub(super) start: u32,
    /// The number of entities whose first spelling comes before the block.
    pub(super) entities_before: u32,
    /// One bit per spelling, set if the spelling is the first of its entity.
    pub(super) firsts: u64,
}

/// The spellings in a string, by zero-based index, and their entities, indexed in the same order.
#[derive(Debug, Default)]
pub(super) struct SpanTable {
    pub(super) blocks: Vec<SpanBlock>,
    /// The length of each spelling in bytes, including the separator before it.
    pub(super) lengths: Vec<u8>,
    entities: u32,
}

impl SpanTable {
    pub(super) fn push(&mut self, start: u32, length: u8) {
        if self.lengths.len().is_multiple_of(BLOCK_SIZE) {
            self.blocks.push(SpanBlock { start, entities_before: self.entities, firsts: 0 });
        }
        self.lengths.push(length);
    }

    /// Marks the last spelling as the first of a new entity.
    pub(super) fn start_entity(&mut self) {
        let bit = (self.lengths.len() - 1) % BLOCK_SIZE;
        if let Some(block) = self.blocks.last_mut() {
            block.firsts |= 1 << bit;
            self.entities += 1;
        }
    }

    pub(super) fn shrink_to_fit(&mut self) {
        self.blocks.shrink_to_fit();
        self.lengths.shrink_to_fit();
    }

    pub(super) fn len(&self) -> usize {
        self.lengths.len()
    }

    pub(super) fn start(&self, index: usize) -> u32 {
        let lengths_before = &self.lengths[index - index % BLOCK_SIZE..index];
        let offset: u32 = lengths_before.iter().map(|length| u32::from(*length)).sum();
        self.blocks[index / BLOCK_SIZE].start + offset
    }

    pub(super) fn entity(&self, index: usize) -> usize {
        let block = &self.blocks[index / BLOCK_SIZE];
        let mask = u64::MAX >> (BLOCK_SIZE - 1 - index % BLOCK_SIZE);
        let firsts = (block.firsts & mask).count_ones();
        (block.entities_before + firsts) as usize - 1
    }

    /// The spelling at an offset into the text.
    pub(super) fn spelling_at(&self, offset: u32) -> usize {
        let next_block = self.blocks.partition_point(|block| block.start <= offset);
        let block = next_block.saturating_sub(1);
        let mut end = self.blocks.get(block).map_or(0, |block| block.start);
        let first = block * BLOCK_SIZE;
        let within = &self.lengths[first..self.len().min(first + BLOCK_SIZE)];
        let ends_before = |length: &&u8| {
            end += u32::from(**length);
            end <= offset
        };
        first + within.iter().take_while(ends_before).count().min(within.len().saturating_sub(1))
    }

    pub(super) fn size(&self) -> usize {
        size_of::<SpanBlock>() * self.blocks.capacity() + self.lengths.capacity()
    }
}

/// Finds the spellings of entities requested in ascending order.
pub(super) struct EntitySpans<'t> {
    table: &'t SpanTable,
    block: usize,
    /// The entity to which the next set bit belongs.
    entity: usize,
    /// The bits of the block not yet passed.
    remaining_firsts: u64,
}

impl<'t> EntitySpans<'t> {
    pub(super) fn new(table: &'t SpanTable, first_entity: usize) -> Self {
        let next_block =
            table.blocks.partition_point(|block| block.entities_before as usize <= first_entity);
        let mut spans = Self { table, block: 0, entity: 0, remaining_firsts: 0 };
        spans.enter_block(next_block.saturating_sub(1));
        spans
    }

    fn enter_block(&mut self, block: usize) {
        let SpanBlock { entities_before, firsts, .. } =
            self.table.blocks.get(block).copied().unwrap_or_default();
        (self.block, self.entity, self.remaining_firsts) =
            (block, entities_before as usize, firsts);
    }

    /// The indices of an entity's spellings; entities must be in ascending order.
    pub(super) fn spellings_of(&mut self, entity: usize) -> Range<usize> {
        let starts_before = |block: &SpanBlock| block.entities_before as usize <= entity;
        while self.table.blocks.get(self.block + 1).is_some_and(starts_before) {
            self.enter_block(self.block + 1);
        }
        while self.entity < entity {
            self.remaining_firsts &= self.remaining_firsts.wrapping_sub(1);
            self.entity += 1;
        }
        let start = self.block * BLOCK_SIZE + self.remaining_firsts.trailing_zeros() as usize;
        start..self.end()
    }

    fn end(&self) -> usize {
        let later_firsts = self.remaining_firsts & self.remaining_firsts.wrapping_sub(1);
        if later_firsts > 0 {
            return self.block * BLOCK_SIZE + later_firsts.trailing_zeros() as usize;
        }
        let mut later = self.table.blocks.iter().enumerate().skip(self.block + 1);
        let next = later.find(|(_, block)| block.firsts > 0);
        next.map_or(self.table.len(), |(index, block)| {
            index * BLOCK_SIZE + block.firsts.trailing_zeros() as usize
        })
    }
}

/// Finds the starts of spellings requested in ascending order.
pub(crate) struct SpellingStarts<'t> {
    table: &'t SpanTable,
    index: usize,
    start: u32,
}

impl<'t> SpellingStarts<'t> {
    pub(super) fn new(table: &'t SpanTable) -> Self {
        let start = table.blocks.first().map_or(0, |block| block.start);
        Self { table, index: 0, start }
    }

    /// The start of a spelling; spellings must be in ascending order.
    pub(crate) fn start_of(&mut self, index: usize) -> u32 {
        if index / BLOCK_SIZE != self.index / BLOCK_SIZE {
            self.index = index - index % BLOCK_SIZE;
            self.start = self.table.blocks[index / BLOCK_SIZE].start;
        }
        let lengths_between = &self.table.lengths[self.index..index];
        self.start += lengths_between.iter().map(|length| u32::from(*length)).sum::<u32>();
        self.index = index;
        self.start
    }
}
