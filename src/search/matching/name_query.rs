use std::sync::atomic::Ordering;

use super::class::MatchClass;
use super::grade::Grade;
use super::matches::{BestOffsets, MatchSet};
use crate::model::{EntityId, Graph};
use crate::search::lookup::{Catalog, SpellingTable};
use crate::search::search_options::SearchOptions;
use crate::search::spelling::QueryText;

/// With at least this many spellings, queries that match a large share of them are narrowed.
const MANY_SPELLINGS: usize = 65_536;

/// An upper bound on the length of a spelling, in bytes.
const SPELLING_LENGTH_LIMIT: u32 = 256;

/// A query for words in the catalogs of a graph.
#[derive(Clone, Copy)]
pub(crate) struct NameQuery<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) names: &'a Catalog,
    pub(crate) roles: &'a Catalog,
    pub(crate) text: &'a QueryText,
    pub(crate) options: SearchOptions<'a, EntityId>,
}

impl NameQuery<'_> {
    /// Whether there are enough matches that are better than class `next`, or the search is cancelled.
    pub(super) fn is_done(self, matches: &MatchSet, next: MatchClass) -> bool {
        matches.count_better_than(next) >= self.options.limit
            || self.options.cancelled.load(Ordering::Relaxed)
    }

    /// Whether there are so many spellings that short queries, and those with two typos, must be narrowed.
    pub(super) fn has_many_spellings(self) -> bool {
        self.names.spellings.len() >= MANY_SPELLINGS
    }

    /// An empty collector for more offsets than requested hits, because several offsets may belong to one entity.
    pub(super) fn new_collector(self) -> BestOffsets {
        BestOffsets::new(self.options.limit.saturating_mul(4).saturating_add(16))
    }

    pub(super) fn add_names(
        self,
        matches: &mut MatchSet,
        offsets: &[u32],
        grade: impl Fn(u32) -> Option<Grade>,
    ) {
        let mut best = self.new_collector();
        self.collect(&mut best, offsets, grade);
        matches.add_best(&self.names.spellings, best);
    }

    pub(super) fn collect(
        self,
        best: &mut BestOffsets,
        offsets: &[u32],
        grade: impl Fn(u32) -> Option<Grade>,
    ) {
        let names = &self.names.spellings;
        for offset in offsets {
            if let Some(grade) = grade(*offset) {
                self.keep(names, best, grade, *offset);
            }
        }
    }

    /// Keeps a spelling if it is among the best so far and passes the filter; a rare reading lowers its class.
    pub(super) fn keep(
        self,
        spellings: &SpellingTable,
        best: &mut BestOffsets,
        grade: Grade,
        offset: u32,
    ) {
        if !best.would_keep(grade, offset) {
            return;
        }
        let grade = if spellings.is_rare(offset) { grade.with_rare_reading() } else { grade };
        if (self.options.filter)(spellings.entity(spellings.spelling_at(offset))) {
            best.add(grade, offset);
        }
    }

    /// Collects the best spellings of a catalog that contain the rarest of the words. `classes` lists
    /// the classes that `grade` can return.
    pub(super) fn collect_with_rarest_word<'q>(
        self,
        catalog: &Catalog,
        best: &mut BestOffsets,
        words: impl Iterator<Item = &'q str>,
        classes: &[MatchClass],
        grade: impl Fn(&str) -> Option<Grade>,
    ) {
        let spellings = &catalog.spellings;
        let offsets = words.map(|word| catalog.starting_with(word));
        let rarest = offsets.min_by_key(|[first, later]| first.len() + later.len());
        for offset in rarest.iter().flatten().copied().flatten() {
            // If not even the earliest possible start of the spelling would be kept, neither would the actual start.
            let earliest_start = offset.saturating_sub(SPELLING_LENGTH_LIMIT);
            if !classes.iter().any(|class| best.would_keep((*class).into(), earliest_start)) {
                continue;
            }
            let (start, spelling) = spellings.spelling_around(*offset);
            let start = u32::try_from(start).unwrap_or(u32::MAX);
            if let Some(grade) = grade(spelling) {
                self.keep(spellings, best, grade, start);
            }
        }
    }
}
