//! The neighbours of each entity. Entities are identified by their row: the index in the selection.
#![expect(clippy::indexing_slicing, reason = "every row has a start, and an end follows the last")]

use std::collections::VecDeque;

/// The neighbours of each row, as compressed sparse rows: those of row `i` are `neighbours[starts[i]..starts[i + 1]]`.
pub(super) struct CsrAdjacency {
    starts: Vec<usize>,
    neighbours: Vec<usize>,
}

/// The number of hops to a row that cannot be reached from the start.
pub(super) const UNREACHABLE: u32 = u32::MAX;

impl CsrAdjacency {
    /// Builds the adjacency from pairs of rows, which may contain duplicates.
    pub(super) fn new(count: usize, pairs: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut both: Vec<(usize, usize)> = pairs.flat_map(|(a, b)| [(a, b), (b, a)]).collect();
        both.sort_unstable();
        both.dedup();
        let mut starts = vec![0; count + 1];
        for (a, _) in &both {
            starts[a + 1] += 1;
        }
        for row in 0..count {
            starts[row + 1] += starts[row];
        }
        Self { starts, neighbours: both.into_iter().map(|(_, b)| b).collect() }
    }

    pub(super) fn row_count(&self) -> usize {
        self.starts.len() - 1
    }

    pub(super) fn neighbours(&self, row: usize) -> &[usize] {
        &self.neighbours[self.starts[row]..self.starts[row + 1]]
    }

    /// Sets `hops` to the number of hops from a row to each row; [`UNREACHABLE`] if there is no path.
    pub(super) fn measure_hops(&self, from: usize, hops: &mut Vec<u32>) {
        hops.clear();
        hops.resize(self.row_count(), UNREACHABLE);
        hops[from] = 0;
        let mut queue = VecDeque::from([from]);
        while let Some(row) = queue.pop_front() {
            for &next in self.neighbours(row) {
                if hops[next] == UNREACHABLE {
                    hops[next] = hops[row] + 1;
                    queue.push_back(next);
                }
            }
        }
    }

    /// The connected components in order of decreasing size, each with its rows sorted.
    pub(super) fn components(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.row_count()];
        let mut components = Vec::new();
        for row in 0..self.row_count() {
            if seen[row] {
                continue;
            }
            seen[row] = true;
            let mut component = vec![row];
            let mut next = 0;
            while next < component.len() {
                for &other in self.neighbours(component[next]) {
                    if !std::mem::replace(&mut seen[other], true) {
                        component.push(other);
                    }
                }
                next += 1;
            }
            component.sort_unstable();
            components.push(component);
        }
        components.sort_by_key(|component| std::cmp::Reverse(component.len()));
        components
    }
}
