#![expect(clippy::indexing_slicing, reason = "every hash and every word of a table has an index")]

use zerocopy::{FromBytes, Immutable, IntoBytes};

use super::id::EntityId;
use super::rows::{RowRange, Rows};

/// The groups of entities with the same display name, ignoring case and runs of spaces.
#[derive(Debug, Default)]
pub(super) struct Namesakes {
    /// One row for each entity with namesakes, in id order.
    pub(super) groups: Rows<NamesakeRow>,
    /// The entities of all groups, each group in id order.
    pub(super) members: Rows<EntityId>,
}

/// The group of an entity.
#[derive(Clone, Copy, Debug, FromBytes, Immutable, IntoBytes)]
#[repr(C)]
pub(super) struct NamesakeRow {
    pub(super) entity: EntityId,
    members: RowRange,
}

impl Namesakes {
    /// Groups all entities by name; `names` is in id order.
    pub(super) fn new<'n>(names: impl Iterator<Item = &'n str> + Clone) -> Self {
        let hashes: Vec<u64> = names.clone().map(hash).collect();
        let mut is_candidate = vec![false; hashes.len()];
        possible_duplicates(&hashes).for_each(|index| is_candidate[index] = true);
        let mut candidates: Vec<(String, EntityId)> = names
            .enumerate()
            .filter(|(index, _)| is_candidate[*index])
            .map(|(index, name)| (normalise(name), EntityId::new(index)))
            .collect();
        candidates.sort_unstable();
        let (mut groups, mut all_members) = (Vec::new(), Rows::default());
        let same_name = candidates.chunk_by(|(a, _), (b, _)| a == b);
        for group in same_name.filter(|group| group.len() > 1) {
            let entities = group.iter().map(|(_, id)| *id);
            let members = RowRange::append(&mut all_members, entities.clone());
            groups.extend(entities.map(|entity| NamesakeRow { entity, members }));
        }
        groups.sort_unstable_by_key(|row| row.entity);
        Self { groups: groups.into(), members: all_members }
    }

    /// The group of an entity, in id order; empty if the entity has no namesakes.
    pub(super) fn group(&self, entity: EntityId) -> &[EntityId] {
        let row = self.groups.binary_search_by_key(&entity, |row| row.entity);
        row.map_or(&[], |index| self.groups[index].members.slice(&self.members))
    }
}

/// The indices of hashes that may occur more than once. Most names are unique, so this saves normalising all of them.
fn possible_duplicates(hashes: &[u64]) -> impl Iterator<Item = usize> {
    let bits = (hashes.len() * BITS_PER_NAME).next_power_of_two().max(64);
    let locate = move |hash: u64| {
        let bit = usize::try_from(hash & (bits as u64 - 1)).unwrap_or(0);
        (bit / 64, 1_u64 << (bit % 64))
    };
    let (mut once, mut twice) = (vec![0_u64; bits / 64], vec![0_u64; bits / 64]);
    for (word, bit) in hashes.iter().map(|hash| locate(*hash)) {
        twice[word] |= once[word] & bit;
        once[word] |= bit;
    }
    hashes.iter().enumerate().filter_map(move |(index, hash)| {
        let (word, bit) = locate(*hash);
        (twice[word] & bit != 0).then_some(index)
    })
}

/// With this many bits per name, about one name in sixteen shares its bit with another.
const BITS_PER_NAME: usize = 16;

/// The hash of a [normalised](normalise) name, computed without a copy (FNV-1a, Fowler, Noll and Vo).
fn hash(name: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for character in name.split_whitespace().flat_map(|word| word.chars().chain([' '])) {
        for lower in character.to_lowercase() {
            hash = (hash ^ u64::from(lower)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    hash ^ (hash >> 32)
}

fn normalise(name: &str) -> String {
    let words = name.split_whitespace();
    let lowercase = |word: &str| word.chars().flat_map(char::to_lowercase).collect();
    words.map(lowercase).collect::<Vec<String>>().join(" ")
}
