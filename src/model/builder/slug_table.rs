use std::hash::BuildHasher as _;

use hashbrown::{DefaultHashBuilder, HashTable};

use super::EntityHandle;
use crate::model::text::{Arena, TextHandle};

/// The entity of each slug. The slugs themselves are in the graph's arena, so an entry takes 12 bytes and no
/// allocation.
///
/// The hash is seeded, so no file can be crafted to make slugs collide.
#[derive(Debug, Default)]
pub(super) struct SlugTable {
    entries: HashTable<(TextHandle, EntityHandle)>,
    hasher: DefaultHashBuilder,
}

impl SlugTable {
    pub(super) fn find(&self, arena: &Arena, slug: &str) -> Option<EntityHandle> {
        let hash = self.hasher.hash_one(slug);
        let entry = self.entries.find(hash, |(stored, _)| arena.get(*stored) == slug)?;
        Some(entry.1)
    }

    /// Adds a slug that is not in the table.
    pub(super) fn insert(&mut self, arena: &Arena, slug: TextHandle, entity: EntityHandle) {
        let hash = |slug: TextHandle| self.hasher.hash_one(arena.get(slug));
        self.entries.insert_unique(hash(slug), (slug, entity), |(stored, _)| hash(*stored));
    }
}
