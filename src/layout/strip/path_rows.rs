//! The rows of several paths: the first path gets the first row, and each chain of hops that no earlier path contains
//! gets the first row with room for it.
#![expect(clippy::indexing_slicing, reason = "windows are pairs; rows are added in order")]

use std::collections::{BTreeMap, BTreeSet};

use crate::model::EntityId;

use super::path_union::PathUnion;

/// A hop in the row of its chain. Either end may be in the row of another chain.
#[derive(Clone, Copy)]
pub(super) struct RowHop {
    pub(super) from: EntityId,
    pub(super) to: EntityId,
    pub(super) row: usize,
    /// The index of the first path with the hop.
    pub(super) path: usize,
}

#[derive(Default)]
pub(super) struct PathRows {
    pub(super) row_of: BTreeMap<EntityId, usize>,
    /// Each hop once, those of the first path first.
    pub(super) hops: Vec<RowHop>,
    /// The gaps that each row uses, by the index of the column before them.
    used_gaps: Vec<BTreeSet<usize>>,
}

impl PathRows {
    pub(super) fn new(union: &PathUnion) -> Self {
        let mut rows = Self::default();
        for (index, path) in union.paths.iter().enumerate() {
            rows.add_path(union, index, path);
        }
        rows
    }

    pub(super) fn count(&self) -> usize {
        self.used_gaps.len()
    }

    /// Adds the new hops of a path, in chains that end at entities that already have a row.
    fn add_path(&mut self, union: &PathUnion, path: usize, entities: &[EntityId]) {
        let earlier_hops: BTreeSet<_> = self.hops.iter().map(|hop| (hop.from, hop.to)).collect();
        let mut chain = Vec::new();
        for pair in entities.windows(2) {
            if earlier_hops.contains(&(pair[0], pair[1])) {
                self.add_chain(union, path, &std::mem::take(&mut chain));
                continue;
            }
            if chain.is_empty() {
                chain.push(pair[0]);
            }
            chain.push(pair[1]);
            if self.row_of.contains_key(&pair[1]) {
                self.add_chain(union, path, &std::mem::take(&mut chain));
            }
        }
        self.add_chain(union, path, &chain);
    }

    fn add_chain(&mut self, union: &PathUnion, path: usize, chain: &[EntityId]) {
        let [first, .., last] = *chain else { return };
        let gaps = union.column(first)..union.column(last);
        let is_free = |used: &BTreeSet<usize>| gaps.clone().all(|gap| !used.contains(&gap));
        let row = self.used_gaps.iter().position(is_free).unwrap_or(self.used_gaps.len());
        if row == self.used_gaps.len() {
            self.used_gaps.push(BTreeSet::new());
        }
        self.used_gaps[row].extend(gaps);
        for entity in chain {
            self.row_of.entry(*entity).or_insert(row);
        }
        let hops = chain.windows(2).map(|pair| RowHop { from: pair[0], to: pair[1], row, path });
        self.hops.extend(hops);
    }
}
