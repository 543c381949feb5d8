use std::sync::atomic::AtomicBool;

use crate::model::{Entity, EntityId};

/// The options of a search for items with ids of type `Id`.
#[derive(Clone, Copy)]
pub struct SearchOptions<'a, Id> {
    /// The maximum number of hits.
    pub limit: usize,
    /// Whether an item may be part of the result.
    pub filter: &'a (dyn Fn(Id) -> bool + Sync),
    /// Whether the role of an entity may be searched.
    pub role_filter: &'a (dyn Fn(EntityId) -> bool + Sync),
    /// Set by another thread to cancel the search.
    pub cancelled: &'a AtomicBool,
}

static NEVER: AtomicBool = AtomicBool::new(false);

impl<Id> SearchOptions<'_, Id> {
    /// Options for the best `limit` hits, without a filter.
    pub fn with_limit(limit: usize) -> Self {
        Self { limit, filter: &|_| true, role_filter: &|_| true, cancelled: &NEVER }
    }

    /// The role of an entity, if it may be searched.
    pub(super) fn role<'g>(&self, entity: Entity<'g>) -> Option<&'g str> {
        entity.role().filter(|_| (self.role_filter)(entity.id()))
    }
}
