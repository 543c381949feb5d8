//! Every spelling of every name, in one piece of text and in the order in which hits are shown.
//!
//! Entities stand by their number of relations, then by name, so that of two spellings the one
//! that stands first in the text is the better hit, all else being equal: the best of many are the
//! ones with the smallest offsets.

use std::cmp::Reverse;

use super::fold::{cut, fold};
use super::mask::Mask;
use super::pinyin::spellings;
use crate::model::{Entity, EntityId, Graph};

/// Stands before the spelling of an entity's own name, and so ends the spelling before.
const BEFORE_NAME: u8 = 0;

/// Stands before every other spelling.
const BEFORE_OTHER: u8 = 1;

/// Spellings between two full numbers in the list of starts.
const STRETCH: usize = 64;

/// Longer spellings are cut here; nobody types that much to find a name.
const LONGEST: usize = 200;

/// The spellings of a graph, numbered from 0.
#[derive(Debug, Default)]
pub(super) struct Keys {
    text: String,
    /// Where every 64th spelling starts.
    stretches: Vec<u32>,
    /// How far behind that the others start: 64 times [`LONGEST`] fits.
    starts: Vec<u16>,
    owners: Vec<EntityId>,
    masks: Vec<Mask>,
}

impl Keys {
    /// Folds and spells every name, alias and slug.
    pub(super) fn of_names(graph: &Graph) -> Self {
        Self::collect(graph, spell_all)
    }

    /// Folds every role.
    pub(super) fn of_roles(graph: &Graph) -> Self {
        Self::collect(graph, |entity, keys| keys.extend(entity.role().map(fold)))
    }

    fn collect(graph: &Graph, spell: impl Fn(Entity<'_>, &mut Vec<String>)) -> Self {
        let mut keys = Self::default();
        let mut spelled = Vec::new();
        for entity in in_rank_order(graph) {
            spelled.clear();
            spell(entity, &mut spelled);
            for (place, key) in spelled.iter().enumerate() {
                keys.push(key, entity.id(), if place == 0 { BEFORE_NAME } else { BEFORE_OTHER });
            }
        }
        keys.text.push(char::from(BEFORE_NAME));
        keys.text.shrink_to_fit();
        keys.starts.shrink_to_fit();
        keys.stretches.shrink_to_fit();
        keys.owners.shrink_to_fit();
        keys.masks.shrink_to_fit();
        keys
    }

    fn push(&mut self, key: &str, owner: EntityId, before: u8) {
        let key = cut(key, LONGEST);
        let start = self.text.len() + 1;
        // A text of more than 4 GiB is not indexed beyond them.
        let Ok(_) = u32::try_from(start + LONGEST + 1) else { return };
        if key.is_empty() {
            return;
        }
        self.text.push(char::from(before));
        self.text.push_str(key);
        if self.starts.len().is_multiple_of(STRETCH) {
            self.stretches.push(u32::try_from(start).unwrap_or(u32::MAX));
        }
        let stretch = self.stretches.last().map_or(0, |stretch| *stretch as usize);
        self.starts.push(u16::try_from(start - stretch).unwrap_or(u16::MAX));
        self.owners.push(owner);
        self.masks.push(Mask::of(key));
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// All of them, each between two bytes that [`is_end`].
    pub(super) fn bytes(&self) -> &[u8] {
        self.text.as_bytes()
    }

    /// Where one begins.
    pub(super) fn start(&self, number: usize) -> u32 {
        self.stretches[number / STRETCH] + u32::from(self.starts[number])
    }

    /// Whether the spelling that begins at a place is that of an entity's own name.
    pub(super) fn is_own_name(&self, start: u32) -> bool {
        self.bytes()[start as usize - 1] == BEFORE_NAME
    }

    /// The letters of each.
    pub(super) fn masks(&self) -> &[Mask] {
        &self.masks
    }

    /// Whose spelling it is.
    pub(super) fn owner(&self, number: usize) -> EntityId {
        self.owners[number]
    }

    /// One spelling.
    pub(super) fn get(&self, number: usize) -> &str {
        let start = self.start(number) as usize;
        let next = number + 1;
        let end = if next < self.len() { self.start(next) as usize } else { self.text.len() };
        &self.text[start..end - 1]
    }

    /// The spelling that an offset into the text falls in.
    pub(super) fn at(&self, offset: u32) -> usize {
        let behind = self.stretches.partition_point(|start| *start <= offset);
        let begin = behind.saturating_sub(1) * STRETCH;
        let end = self.len().min(begin + STRETCH);
        let stretch = self.stretches.get(behind.saturating_sub(1)).map_or(0, |start| *start);
        let within = &self.starts[begin..end];
        let count = within.partition_point(|start| stretch + u32::from(*start) <= offset);
        begin + count.saturating_sub(1)
    }

    /// The spelling that an offset falls in, found in the text alone: where it begins, and it.
    pub(super) fn around(&self, offset: u32) -> (usize, &[u8]) {
        let (text, offset) = (self.bytes(), offset as usize);
        let start = text[..offset].iter().rposition(|byte| is_end(*byte)).map_or(0, |end| end + 1);
        let length = text[offset..].iter().position(|byte| is_end(*byte));
        (start, &text[start..length.map_or(text.len(), |length| offset + length)])
    }

    /// How many bytes of memory it fills.
    pub(super) fn size(&self) -> usize {
        self.text.capacity() + 4 * self.stretches.capacity() + (2 + 4 + 8) * self.starts.capacity()
    }
}

/// Whether a byte of the text stands between two spellings.
pub(super) fn is_end(byte: u8) -> bool {
    byte <= BEFORE_OTHER
}

/// Entities by number of relations, most first, then by name, then by slug.
fn in_rank_order(graph: &Graph) -> impl Iterator<Item = Entity<'_>> {
    let mut order: Vec<(u32, u64, EntityId)> = graph
        .entities()
        .map(|entity| {
            let degree = u32::try_from(graph.degree(entity.id())).unwrap_or(u32::MAX);
            (degree, head(entity.name()), entity.id())
        })
        .collect();
    // Slugs follow names for the most part: this sort takes long runs as they are.
    order.sort_by(|one, other| {
        let (ahead, behind) = ((Reverse(one.0), one.1), (Reverse(other.0), other.1));
        ahead.cmp(&behind).then_with(|| {
            let name = |id: EntityId| graph.entity(id).name();
            name(one.2).cmp(name(other.2)).then(one.2.cmp(&other.2))
        })
    });
    order.into_iter().map(|(_, _, id)| graph.entity(id))
}

/// The first eight bytes of a text as a number that sorts as they do.
fn head(text: &str) -> u64 {
    let mut bytes = [0; 8];
    let length = text.len().min(8);
    bytes[..length].copy_from_slice(&text.as_bytes()[..length]);
    u64::from_be_bytes(bytes)
}

/// Every different spelling of an entity's names, its own name first.
fn spell_all(entity: Entity<'_>, keys: &mut Vec<String>) {
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
