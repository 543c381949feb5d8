//! What has been found so far: each entity once, by its best fit.

use std::collections::HashMap;

use super::class::Class;
use crate::model::EntityId;

/// An entity found, before anything is made ready for showing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) entity: EntityId,
    pub(crate) class: Class,
    /// How good it is within its class: larger is better, less than [`Class::STEP`].
    pub(crate) detail: i64,
    /// The spelling that fits.
    pub(crate) key: usize,
    /// Where in the text of all spellings the fit begins.
    pub(crate) place: u32,
}

impl Match {
    /// Best first: by class, within it by detail, then by the order of spellings.
    fn order(&self) -> (Class, i64, usize) {
        (self.class, -self.detail, self.key)
    }

    /// Larger is better.
    pub(crate) fn score(&self) -> i64 {
        self.class.base() + self.detail.clamp(0, Class::STEP - 1)
    }
}

/// Each entity found, by its best fit.
#[derive(Debug, Default)]
pub(crate) struct Matches(HashMap<EntityId, Match>);

impl Matches {
    /// Adds a find, unless there is a better one of the same entity.
    pub(crate) fn add(&mut self, find: Match) {
        let known = self.0.entry(find.entity).or_insert(find);
        if find.order() < known.order() {
            *known = find;
        }
    }

    /// Adds several.
    pub(crate) fn extend(&mut self, finds: Vec<Match>) {
        for find in finds {
            self.add(find);
        }
    }

    /// How many entities were found in a better way than a class.
    pub(crate) fn better_than(&self, class: Class) -> usize {
        self.0.values().filter(|find| find.class < class).count()
    }

    /// How many entities were found.
    pub(crate) fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether any was found by one of these classes.
    pub(crate) fn any(&self, of: impl Fn(Class) -> bool) -> bool {
        self.0.values().any(|find| of(find.class))
    }

    /// The best of them, best first.
    pub(crate) fn best(self, limit: usize) -> Vec<Match> {
        let mut finds: Vec<Match> = self.0.into_values().collect();
        finds.sort_unstable_by_key(Match::order);
        finds.truncate(limit);
        finds
    }
}
