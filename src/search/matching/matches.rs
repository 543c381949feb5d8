//! What has been found so far: each entity once, by its best match.

use std::collections::HashMap;

use super::best_offsets::BestOffsets;
use super::class::Class;
use crate::model::EntityId;
use crate::search::lookup::SpellingTable;

/// An entity found, before anything is prepared for display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) entity: EntityId,
    pub(crate) class: Class,
    /// How good it is within its class: larger is better, less than [`Class::STEP`].
    pub(super) detail: i64,
    /// The spelling that matches.
    pub(crate) spelling: usize,
    /// Where in the text of all spellings the match starts.
    pub(super) offset: u32,
}

impl Match {
    /// Best first: by class, within it by detail, then by the order of spellings.
    fn order(&self) -> (Class, i64, usize) {
        (self.class, -self.detail, self.spelling)
    }

    /// Larger is better.
    pub(crate) fn score(&self) -> i64 {
        self.class.base() + self.detail.clamp(0, Class::STEP - 1)
    }
}

/// Each entity found, by its best match.
#[derive(Debug, Default)]
pub(super) struct MatchSet(HashMap<EntityId, Match>);

impl MatchSet {
    /// Adds a match, unless there is a better one of the same entity.
    pub(super) fn add(&mut self, found: Match) {
        let known = self.0.entry(found.entity).or_insert(found);
        if found.order() < known.order() {
            *known = found;
        }
    }

    /// Adds the spellings at the best offsets.
    pub(super) fn add_best(&mut self, spellings: &SpellingTable, best: BestOffsets) {
        for (class, offset) in best.sorted() {
            let spelling = spellings.at(offset);
            let entity = spellings.entity(spelling);
            self.add(Match { entity, class, detail: 0, spelling, offset });
        }
    }

    /// How many entities match better than a class.
    pub(super) fn better_than(&self, class: Class) -> usize {
        self.0.values().filter(|found| found.class < class).count()
    }

    /// How many entities were found.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether the class of any match fulfils a condition.
    pub(super) fn any(&self, condition: impl Fn(Class) -> bool) -> bool {
        self.0.values().any(|found| condition(found.class))
    }

    /// The best of them, best first.
    pub(super) fn best(self, limit: usize) -> Vec<Match> {
        let mut matches: Vec<Match> = self.0.into_values().collect();
        matches.sort_unstable_by_key(Match::order);
        matches.truncate(limit);
        matches
    }
}
