//! Every spelling of every name in one string, in hit order.
//!
//! Entities are sorted by number of relations, then by name. So of two spellings that match equally well, the one
//! with the smaller offset is the better hit, and the best few of many are those with the smallest offsets.
#![expect(clippy::indexing_slicing, clippy::string_slice, reason = "offsets are of spellings")]

use std::cmp::Reverse;
use std::ops::Range;

use super::span_table::{EntitySpans, SpanTable, SpellingStarts};
use crate::model::{Entity, EntityId, Graph};
use crate::search::spelling::{LetterMask, LetterMaskTable, Rarity, fold, readings, truncate};

// The separator before each spelling encodes its kind.
const BEFORE_NAME: u8 = 0;
const BEFORE_OTHER: u8 = 1;
const BEFORE_RARE: u8 = 2;

/// The maximum length of a spelling, in bytes; no one types that much to find a name.
const MAX_BYTES: usize = 200;

/// The spellings of a graph, numbered from 0.
#[derive(Debug, Default)]
pub(crate) struct SpellingTable {
    text: String,
    spans: SpanTable,
    /// The entities with spellings, in text order.
    entities: Vec<EntityId>,
    /// For each of these entities, the letter mask of its spellings.
    masks: LetterMaskTable,
}

impl SpellingTable {
    /// Builds a table of the spellings that `spell` adds for each entity.
    pub(super) fn new(graph: &Graph, spell: impl Fn(Entity<'_>, &mut Vec<Spelling>)) -> Self {
        let mut table = Self::default();
        let mut masks = Vec::new();
        let mut spellings = Vec::new();
        for entity in in_rank_order(graph) {
            spellings.clear();
            spell(entity, &mut spellings);
            let entities = table.entities.len();
            let mut letters = LetterMask::default();
            for (index, (spelling, rarity)) in spellings.iter().enumerate() {
                let separator = match (index, rarity) {
                    (0, _) => BEFORE_NAME,
                    (_, Rarity::Usual) => BEFORE_OTHER,
                    (_, Rarity::Rare) => BEFORE_RARE,
                };
                let spelling = truncate(spelling, MAX_BYTES);
                table.push(spelling, entity.id(), separator);
                letters = letters.union(LetterMask::new(spelling));
            }
            masks.extend((table.entities.len() > entities).then_some(letters));
        }
        table.text.push(char::from(BEFORE_NAME));
        table.text.shrink_to_fit();
        table.spans.shrink_to_fit();
        table.entities.shrink_to_fit();
        table.masks = LetterMaskTable::new(&masks);
        table
    }

    /// Adds a spelling, unless it is empty or the table is full.
    fn push(&mut self, spelling: &str, entity: EntityId, separator: u8) {
        let start = self.text.len() + 1;
        // Only the first 4 GiB of names are indexed.
        let (start, length) = (u32::try_from(start), u8::try_from(spelling.len() + 1));
        let (Ok(start), Ok(length)) = (start, length) else { return };
        if spelling.is_empty() || start > u32::MAX - 256 {
            return;
        }
        self.text.push(char::from(separator));
        self.text.push_str(spelling);
        self.spans.push(start, length);
        if self.entities.last() != Some(&entity) {
            self.entities.push(entity);
            self.spans.start_entity();
        }
    }

    pub(crate) fn len(&self) -> usize {
        self.spans.len()
    }

    pub(crate) fn entity_count(&self) -> usize {
        self.entities.len()
    }

    /// All spellings, each between two separators.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    pub(crate) fn get(&self, index: usize) -> &str {
        self.get_at(index, self.start(index))
    }

    pub(crate) fn get_at(&self, index: usize, start: u32) -> &str {
        let start = start as usize;
        &self.text[start..start + usize::from(self.spans.lengths[index]) - 1]
    }

    pub(crate) fn start(&self, index: usize) -> u32 {
        self.spans.start(index)
    }

    pub(crate) fn starts(&self) -> SpellingStarts<'_> {
        SpellingStarts::new(&self.spans)
    }

    pub(crate) fn entity(&self, index: usize) -> EntityId {
        self.entities[self.spans.entity(index)]
    }

    pub(crate) fn spelling_at(&self, offset: u32) -> usize {
        self.spans.spelling_at(offset)
    }

    /// The start and text of the spelling at an offset.
    pub(crate) fn spelling_around(&self, offset: u32) -> (usize, &str) {
        let (text, offset) = (self.bytes(), offset as usize);
        let separator = text[..offset].iter().rposition(|byte| is_separator(*byte));
        let start = separator.map_or(0, |separator| separator + 1);
        let length = text[offset..].iter().position(|byte| is_separator(*byte));
        (start, &self.text[start..length.map_or(text.len(), |length| offset + length)])
    }

    pub(crate) fn is_main_name(&self, offset: u32) -> bool {
        self.separator(offset) == BEFORE_NAME
    }

    pub(crate) fn is_rare(&self, offset: u32) -> bool {
        self.separator(offset) == BEFORE_RARE
    }

    fn separator(&self, offset: u32) -> u8 {
        let mut before = self.bytes()[..offset as usize].iter().rev().copied();
        before.find(|byte| is_separator(*byte)).unwrap_or(BEFORE_NAME)
    }

    /// The indices of the spellings of each entity in a range whose spellings together have every `required` letter and
    /// no `excluded` letter.
    pub(crate) fn spans(
        &self,
        entities: Range<usize>,
        required: LetterMask,
        excluded: LetterMask,
    ) -> impl Iterator<Item = Range<usize>> {
        let mut spans = EntitySpans::new(&self.spans, entities.start);
        let entities = self.masks.matching(entities, required, excluded);
        entities.map(move |entity| spans.spellings_of(entity))
    }

    pub(super) fn size(&self) -> usize {
        let entities = size_of::<EntityId>() * self.entities.capacity();
        self.text.capacity() + self.spans.size() + entities + self.masks.size_in_bytes()
    }
}

/// Entities by number of relations, most first, then by name, then by slug.
fn in_rank_order(graph: &Graph) -> impl Iterator<Item = Entity<'_>> {
    let degree = |id| Reverse(u32::try_from(graph.degree(id)).unwrap_or(u32::MAX));
    let ranked =
        graph.entities().map(|entity| (degree(entity.id()), sort_key(entity.name()), entity.id()));
    let mut order: Vec<(Reverse<u32>, u64, EntityId)> = ranked.collect();
    let name = |id: EntityId| graph.entity(id).name();
    // A stable sort is faster here, as slugs mostly follow names.
    order.sort_by(|a, b| {
        let by_key = (a.0, a.1).cmp(&(b.0, b.1));
        by_key.then_with(|| name(a.2).cmp(name(b.2)).then(a.2.cmp(&b.2)))
    });
    order.into_iter().map(|(_, _, id)| graph.entity(id))
}

/// The first eight bytes of a string as a number that sorts like the bytes.
fn sort_key(text: &str) -> u64 {
    let mut bytes = [0; 8];
    let length = text.len().min(8);
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u64::from_be_bytes(bytes)
}

pub(crate) fn is_separator(byte: u8) -> bool {
    byte <= BEFORE_RARE
}

pub(crate) type Spelling = (String, Rarity);

/// Adds every distinct spelling of the names of an entity, the main name first.
pub(crate) fn add_spellings(entity: Entity<'_>, spellings: &mut Vec<Spelling>) {
    let mut add = |spelling: String, rarity: Rarity| {
        if !spellings.iter().any(|(known, _)| *known == spelling) {
            spellings.push((spelling, rarity));
        }
    };
    for name in entity.names().chain(std::iter::once(entity.slug())) {
        add(fold(name), Rarity::Usual);
        for reading in readings(name) {
            add(reading.spelling.text, reading.rarity);
        }
    }
}
