use std::sync::atomic::AtomicBool;

/// The options of a search for items that have ids of type `Id`.
#[derive(Clone, Copy)]
pub struct SearchOptions<'a, Id> {
    /// The maximum number of hits.
    pub limit: usize,
    /// Whether an item may be part of the result.
    pub filter: &'a (dyn Fn(Id) -> bool + Sync),
    /// Set by another thread to cancel the search.
    pub cancelled: &'a AtomicBool,
}

static NEVER: AtomicBool = AtomicBool::new(false);

impl<Id> SearchOptions<'_, Id> {
    /// Options for the best `limit` hits, without a filter.
    pub fn with_limit(limit: usize) -> Self {
        Self { limit, filter: &|_| true, cancelled: &NEVER }
    }
}
