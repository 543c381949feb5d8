#![expect(clippy::indexing_slicing, reason = "there is a heap for each class")]

use std::collections::{BinaryHeap, HashMap};

use super::class::MatchClass;
use super::grade::Grade;
use crate::model::EntityId;
use crate::search::lookup::SpellingTable;

/// A matching entity, not yet prepared for display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Match {
    pub(crate) entity: EntityId,
    pub(crate) class: MatchClass,
    /// The score within the class: higher is better, below [`MatchClass::STEP`].
    pub(super) detail: i64,
    pub(crate) spelling: usize,
    /// The offset of the match in the spelling table.
    pub(super) offset: u32,
}

impl Match {
    /// Best first: by class, then detail, then the order of spellings.
    fn order(&self) -> (MatchClass, i64, usize) {
        (self.class, -self.detail, self.spelling)
    }

    /// The score across classes; higher is better.
    pub(crate) fn score(&self) -> i64 {
        self.class.base_score() + self.detail.clamp(0, MatchClass::STEP - 1)
    }
}

#[derive(Debug, Default)]
pub(super) struct MatchSet(HashMap<EntityId, Match>);

impl MatchSet {
    /// Adds a match, unless the entity already has a better one.
    pub(super) fn add(&mut self, name_match: Match) {
        let best = self.0.entry(name_match.entity).or_insert(name_match);
        if name_match.order() < best.order() {
            *best = name_match;
        }
    }

    pub(super) fn add_best(&mut self, spellings: &SpellingTable, best: BestOffsets) {
        for (grade, offset) in best.sorted() {
            let spelling = spellings.spelling_at(offset);
            let entity = spellings.entity(spelling);
            let (class, detail) = (grade.class, grade.detail());
            self.add(Match { entity, class, detail, spelling, offset });
        }
    }

    pub(super) fn count_better_than(&self, class: MatchClass) -> usize {
        self.0.values().filter(|name_match| name_match.class < class).count()
    }

    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn has_class(&self, condition: impl Fn(MatchClass) -> bool) -> bool {
        self.0.values().any(|name_match| condition(name_match.class))
    }

    pub(super) fn best(self, limit: usize) -> Vec<Match> {
        let mut matches: Vec<Match> = self.0.into_values().collect();
        matches.sort_unstable_by_key(Match::order);
        matches.truncate(limit);
        matches
    }
}

/// The best of the added offsets, by class: those with the smallest penalties, then the smallest offsets.
pub(super) struct BestOffsets {
    limit: usize,
    heaps: [BinaryHeap<(u8, u32, MatchClass)>; MatchClass::COUNT],
}

impl BestOffsets {
    /// Keeps at most `limit` offsets of each class.
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, heaps: std::array::from_fn(|_| BinaryHeap::new()) }
    }

    pub(super) fn would_keep(&self, grade: Grade, offset: u32) -> bool {
        let heap = &self.heaps[grade.class as usize];
        heap.len() < self.limit
            || heap.peek().is_some_and(|worst| (grade.penalty, offset) < (worst.0, worst.1))
    }

    pub(super) fn add(&mut self, grade: Grade, offset: u32) {
        let heap = &mut self.heaps[grade.class as usize];
        heap.push((grade.penalty, offset, grade.class));
        if heap.len() > self.limit {
            heap.pop();
        }
    }

    /// The retained offsets, best class first, then best first.
    pub(super) fn sorted(self) -> impl Iterator<Item = (Grade, u32)> {
        let offsets = self.heaps.into_iter().flat_map(BinaryHeap::into_sorted_vec);
        offsets.map(|(penalty, offset, class)| (Grade { class, penalty }, offset))
    }
}
