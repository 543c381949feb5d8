//! Every spelling of every name, in one piece of text and in the order in which hits are shown.
//!
//! Entities stand by their number of relations, then by name, so that of two spellings the one
//! that stands first in the text is the better hit, all else being equal: the best of many are the
//! ones with the smallest offsets.
//!
//! The tables beside the text are as small as can be, since a Chinese name is six bytes and has
//! several spellings: one byte of length a spelling, and one entry for every 64 of them, from which
//! the rest is counted (Jacobson, "Space-efficient static trees and graphs", 1989).

use std::ops::Range;

use super::entity_spans::{EntitySpans, Walk};
use super::rank::in_rank_order;
use crate::model::{Entity, EntityId, Graph};
use crate::search::spelling::{LetterMask, LetterMasks, cut, fold, spellings};

/// Stands before the spelling of an entity's own name, and so ends the spelling before.
const BEFORE_NAME: u8 = 0;

/// Stands before every other spelling.
const BEFORE_OTHER: u8 = 1;

/// Spellings that share an entry of the table: as many as there are bits in a word.
pub(crate) const BLOCK_SIZE: usize = 64;

/// Longer spellings are cut here; nobody types that much to find a name.
const LONGEST: usize = 200;

/// The spellings of a graph, numbered from 0.
#[derive(Debug, Default)]
pub(crate) struct SpellingTable {
    text: String,
    pub(crate) stretches: Vec<Block>,
    /// How many bytes each spelling takes, with the one before it; [`LONGEST`] fits.
    pub(crate) lengths: Vec<u8>,
    /// Whose spellings they are, each entity once, in the order of the text.
    owners: Vec<EntityId>,
    /// For each owner, the letters of its spellings.
    masks: LetterMasks,
}

/// What is known of 64 spellings.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Block {
    /// Where the first of them starts.
    pub(crate) start: u32,
    /// How many entities have spellings before these.
    pub(crate) owners: u32,
    /// Which of them are the first spelling of an entity.
    pub(crate) firsts: u64,
}

impl SpellingTable {
    /// Folds and spells every name, alias and slug.
    pub(crate) fn of_names(graph: &Graph) -> Self {
        Self::collect(graph, spell_all)
    }

    /// Folds every role.
    pub(crate) fn of_roles(graph: &Graph) -> Self {
        Self::collect(graph, |entity, keys| keys.extend(entity.role().map(fold)))
    }

    fn collect(graph: &Graph, spell: impl Fn(Entity<'_>, &mut Vec<String>)) -> Self {
        let mut keys = Self::default();
        let mut masks = Vec::new();
        let mut spelled = Vec::new();
        for entity in in_rank_order(graph) {
            spelled.clear();
            spell(entity, &mut spelled);
            let owners = keys.owners.len();
            let mut letters = LetterMask::default();
            for (place, key) in spelled.iter().enumerate() {
                let before = if place == 0 { BEFORE_NAME } else { BEFORE_OTHER };
                let key = cut(key, LONGEST);
                keys.push(key, entity.id(), before);
                letters = letters.and(LetterMask::of(key));
            }
            masks.extend((keys.owners.len() > owners).then_some(letters));
        }
        keys.text.push(char::from(BEFORE_NAME));
        keys.text.shrink_to_fit();
        keys.stretches.shrink_to_fit();
        keys.lengths.shrink_to_fit();
        keys.owners.shrink_to_fit();
        keys.masks = LetterMasks::of(&masks);
        keys
    }

    /// Adds a spelling, unless there is nothing of it or no room for it.
    fn push(&mut self, key: &str, owner: EntityId, before: u8) {
        let start = self.text.len() + 1;
        // A text of more than 4 GiB is not indexed beyond them.
        let (Ok(start), Ok(length)) = (u32::try_from(start), u8::try_from(key.len() + 1)) else {
            return;
        };
        if key.is_empty() || start > u32::MAX - 256 {
            return;
        }
        self.text.push(char::from(before));
        self.text.push_str(key);
        let bit = self.lengths.len() % BLOCK_SIZE;
        if bit == 0 {
            let owners = u32::try_from(self.owners.len()).unwrap_or(u32::MAX);
            self.stretches.push(Block { start, owners, firsts: 0 });
        }
        self.lengths.push(length);
        if self.owners.last() != Some(&owner) {
            self.owners.push(owner);
            if let Some(stretch) = self.stretches.last_mut() {
                stretch.firsts |= 1 << bit;
            }
        }
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.lengths.len()
    }

    /// All of them, each between two bytes that [`is_end`].
    pub(crate) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// The same as text.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Where one begins.
    pub(crate) fn start(&self, number: usize) -> u32 {
        let before = &self.lengths[number - number % BLOCK_SIZE..number];
        let behind: u32 = before.iter().map(|length| u32::from(*length)).sum();
        self.stretches[number / BLOCK_SIZE].start + behind
    }

    /// Whether the spelling that begins at a place is that of an entity's own name.
    pub(crate) fn is_own_name(&self, start: u32) -> bool {
        self.bytes()[start as usize - 1] == BEFORE_NAME
    }

    /// A reader of spellings whose numbers rise.
    pub(crate) fn walk(&self) -> Walk<'_> {
        Walk::new(self)
    }

    /// How many entities have any.
    pub(crate) fn owner_count(&self) -> usize {
        self.owners.len()
    }

    /// The numbers of the spellings of some entities, one after the other in this order: of those
    /// whose letters cover one mask and have nothing of another.
    pub(crate) fn owned(
        &self,
        owners: Range<usize>,
        with: LetterMask,
        without: LetterMask,
    ) -> impl Iterator<Item = Range<usize>> + '_ {
        let mut runs = EntitySpans::new(self, owners.start);
        self.masks.with_but_without(owners, with, without).map(move |owner| runs.of(owner))
    }

    /// Whose spelling it is.
    pub(crate) fn owner(&self, number: usize) -> EntityId {
        let stretch = &self.stretches[number / BLOCK_SIZE];
        let up_to = u64::MAX >> (BLOCK_SIZE - 1 - number % BLOCK_SIZE);
        let begun = (stretch.firsts & up_to).count_ones();
        self.owners[(stretch.owners + begun) as usize - 1]
    }

    /// One spelling.
    pub(crate) fn get(&self, number: usize) -> &str {
        self.at_start(number, self.start(number))
    }

    /// One spelling, of which it is known where it begins.
    pub(crate) fn at_start(&self, number: usize, start: u32) -> &str {
        let start = start as usize;
        &self.text[start..start + usize::from(self.lengths[number]) - 1]
    }

    /// The spelling that an offset into the text falls in.
    pub(crate) fn at(&self, offset: u32) -> usize {
        let behind = self.stretches.partition_point(|stretch| stretch.start <= offset);
        let stretch = behind.saturating_sub(1);
        let mut end = self.stretches.get(stretch).map_or(0, |stretch| stretch.start);
        let begin = stretch * BLOCK_SIZE;
        let within = &self.lengths[begin..self.len().min(begin + BLOCK_SIZE)];
        let ends_before = |length: &&u8| {
            end += u32::from(**length);
            end <= offset
        };
        begin + within.iter().take_while(ends_before).count().min(within.len().saturating_sub(1))
    }

    /// The spelling that an offset falls in, found in the text alone: where it begins, and it.
    pub(crate) fn around(&self, offset: u32) -> (usize, &str) {
        let (text, offset) = (self.bytes(), offset as usize);
        let start = text[..offset].iter().rposition(|byte| is_end(*byte)).map_or(0, |end| end + 1);
        let length = text[offset..].iter().position(|byte| is_end(*byte));
        (start, &self.text[start..length.map_or(text.len(), |length| offset + length)])
    }

    /// How many bytes of memory it fills.
    pub(crate) fn size(&self) -> usize {
        let tables = size_of::<Block>() * self.stretches.capacity()
            + size_of::<EntityId>() * self.owners.capacity();
        self.text.capacity() + self.lengths.capacity() + tables + self.masks.size()
    }
}

/// Whether a byte of the text stands between two spellings.
pub(crate) fn is_end(byte: u8) -> bool {
    byte <= BEFORE_OTHER
}

/// Every different spelling of an entity's names, its own name first.
pub(crate) fn spell_all(entity: Entity<'_>, keys: &mut Vec<String>) {
    let names = std::iter::once(entity.name()).chain(entity.aliases().map(|alias| alias.name));
    for name in names.chain(std::iter::once(entity.slug())) {
        add(keys, fold(name));
        for spelling in spellings(name) {
            add(keys, spelling.text);
        }
    }
}

fn add(keys: &mut Vec<String>, key: String) {
    if !keys.contains(&key) {
        keys.push(key);
    }
}
