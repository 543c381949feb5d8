//! Vertical lines between the columns of several paths. The lines from an entity to other rows share a track after its
//! column, where they fork; the lines to an entity share one before its column, where they merge.
#![expect(clippy::indexing_slicing, reason = "every entity has a row, and with a track a span")]

use std::collections::BTreeMap;

use crate::model::EntityId;

use super::path_rows::PathRows;
use super::path_union::PathUnion;

/// The tracks on one side of the gaps between columns.
#[derive(Default)]
pub(super) struct LineTracks {
    /// The track of each entity with lines to other rows, zero-based from the left.
    pub(super) tracks: BTreeMap<EntityId, usize>,
    spans: BTreeMap<EntityId, RowSpan>,
    /// The number of tracks in each gap, by the index of the column before it.
    counts: BTreeMap<usize, usize>,
}

/// The first and last rows that the lines of an entity reach.
type RowSpan = [usize; 2];

impl LineTracks {
    pub(super) fn forks(union: &PathUnion, rows: &PathRows) -> Self {
        let ends = rows.hops.iter().map(|hop| (hop.from, hop.row));
        Self::new(ends, rows, |entity| union.column(entity))
    }

    pub(super) fn merges(union: &PathUnion, rows: &PathRows) -> Self {
        let ends = rows.hops.iter().map(|hop| (hop.to, hop.row));
        Self::new(ends, rows, |entity| union.column(entity).saturating_sub(1))
    }

    pub(super) fn count(&self, gap: usize) -> usize {
        self.counts.get(&gap).copied().unwrap_or(0)
    }

    /// The entities whose lines cross the captions of a row, with their tracks.
    pub(super) fn crossing(&self, row: usize) -> impl Iterator<Item = (EntityId, usize)> {
        let tracks = self.tracks.iter().map(|(entity, track)| (*entity, *track));
        tracks.filter(move |(entity, _)| {
            let [first, last] = self.spans[entity];
            (first..last).contains(&row)
        })
    }

    /// Assigns each entity with lines to other rows the first track on which no other line covers the same rows.
    fn new(
        ends: impl Iterator<Item = (EntityId, usize)>,
        rows: &PathRows,
        gap: impl Fn(EntityId) -> usize,
    ) -> Self {
        let mut spans: BTreeMap<EntityId, RowSpan> = BTreeMap::new();
        for (entity, row) in ends.filter(|(entity, row)| rows.row_of[entity] != *row) {
            let home_row = rows.row_of[&entity];
            let span = spans.entry(entity).or_insert([home_row, home_row]);
            *span = [span[0].min(row), span[1].max(row)];
        }
        let mut occupied: BTreeMap<(usize, usize), Vec<RowSpan>> = BTreeMap::new();
        let mut tracks = Self::default();
        for (entity, span) in &spans {
            let (entity, span) = (*entity, *span);
            let gap = gap(entity);
            let is_free = |track: &usize| {
                let others = occupied.get(&(gap, *track)).into_iter().flatten();
                others.into_iter().all(|other| other[1] < span[0] || span[1] < other[0])
            };
            // Each span occupies at most one track, so one of these tracks is free.
            let track = (0..=occupied.len()).find(is_free).unwrap_or(0);
            occupied.entry((gap, track)).or_default().push(span);
            tracks.tracks.insert(entity, track);
            let count = tracks.counts.entry(gap).or_default();
            *count = (*count).max(track + 1);
        }
        Self { spans, ..tracks }
    }
}
