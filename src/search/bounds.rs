//! What a search is limited to.

use std::sync::atomic::AtomicBool;

/// Limits of a search for things with a kind of id.
#[derive(Clone, Copy)]
pub struct Bounds<'a, Id> {
    /// The number of hits.
    pub limit: usize,
    /// Whether something may be found.
    pub allows: &'a (dyn Fn(Id) -> bool + Sync),
    /// Set by another thread once the answer is no longer wanted.
    pub cancelled: &'a AtomicBool,
}

static NEVER: AtomicBool = AtomicBool::new(false);

impl<Id> Bounds<'_, Id> {
    /// The best `limit` hits among everything.
    pub fn of(limit: usize) -> Self {
        Self { limit, allows: &|_| true, cancelled: &NEVER }
    }
}
