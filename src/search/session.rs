//! Searching while somebody types.

use std::sync::atomic::Ordering;

use super::bounds::Bounds;
use super::hit::EntityHits;
use super::index::Index;
use super::language::Alternative;
use super::matching::CandidateCache;
use crate::model::{EntityId, Graph};

/// What is known from the letters typed so far, so that one more letter only narrows it.
///
/// A session belongs to one index; [`Session::default`] begins a new one.
#[derive(Debug, Default)]
pub struct Session {
    /// The query that the survivors are of.
    query: String,
    survivors: CandidateCache,
}

impl Session {
    /// Answers as [`Index::ask`] does, quicker where the query has grown since the last time.
    ///
    /// There is no answer where it was cancelled, by another thread on another key. What may be
    /// found is the same through a session.
    #[must_use]
    pub fn ask(
        &mut self,
        index: &Index,
        graph: &Graph,
        query: &str,
        bounds: &Bounds<'_, EntityId>,
    ) -> Option<EntityHits> {
        let answer = index.answer(graph, query, bounds, self);
        if bounds.cancelled.load(Ordering::Relaxed) {
            *self = Self::default();
            return None;
        }
        Some(answer)
    }

    /// The spellings that may still hold the letters, where that is known.
    ///
    /// Only plain words narrow as they grow; whatever else is typed begins anew.
    pub(super) fn survivors_for(&mut self, ways: usize, way: &Alternative) -> &mut CandidateCache {
        let plain = ways == 1 && way.tests.is_empty() && way.fields.is_empty();
        let letters = if plain { way.typed.squashed.as_str() } else { "" };
        if self.query.is_empty() || !letters.starts_with(&self.query) {
            self.survivors = CandidateCache::default();
        }
        letters.clone_into(&mut self.query);
        &mut self.survivors
    }
}
