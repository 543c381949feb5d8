use std::sync::atomic::AtomicBool;

/// The bounds of a search for items with some type of id.
#[derive(Clone, Copy)]
pub struct Bounds<'a, Id> {
    /// The maximum number of hits.
    pub limit: usize,
    /// Whether an item may be found.
    pub allows: &'a (dyn Fn(Id) -> bool + Sync),
    /// Set by another thread to cancel the search.
    pub cancelled: &'a AtomicBool,
}

static NEVER: AtomicBool = AtomicBool::new(false);

impl<Id> Bounds<'_, Id> {
    /// The best `limit` hits, without other bounds.
    pub fn of(limit: usize) -> Self {
        Self { limit, allows: &|_| true, cancelled: &NEVER }
    }
}
