//! Who is tied to whom, as rows of neighbours.

use std::collections::VecDeque;

/// Who is tied to whom, as rows of neighbours.
pub(super) struct AdjacencyList {
    starts: Vec<usize>,
    neighbours: Vec<usize>,
}

/// No way at all.
pub(super) const FAR: u32 = u32::MAX;

impl AdjacencyList {
    /// A web from pairs of rows; several pairs of the same two count once.
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

    /// How many rows there are.
    pub(super) fn count(&self) -> usize {
        self.starts.len() - 1
    }

    /// The rows tied to a row.
    pub(super) fn around(&self, row: usize) -> &[usize] {
        &self.neighbours[self.starts[row]..self.starts[row + 1]]
    }

    /// Hops from a row to every other; [`FAR`] where there is no way.
    pub(super) fn hops(&self, from: usize, hops: &mut Vec<u32>) {
        hops.clear();
        hops.resize(self.count(), FAR);
        hops[from] = 0;
        let mut queue = VecDeque::from([from]);
        while let Some(row) = queue.pop_front() {
            for &next in self.around(row) {
                if hops[next] == FAR {
                    hops[next] = hops[row] + 1;
                    queue.push_back(next);
                }
            }
        }
    }

    /// Rows that are tied to each other, the largest part first.
    pub(super) fn components(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.count()];
        let mut parts = Vec::new();
        for row in 0..self.count() {
            if seen[row] {
                continue;
            }
            seen[row] = true;
            let mut part = vec![row];
            let mut next = 0;
            while next < part.len() {
                for &other in self.around(part[next]) {
                    if !std::mem::replace(&mut seen[other], true) {
                        part.push(other);
                    }
                }
                next += 1;
            }
            part.sort_unstable();
            parts.push(part);
        }
        parts.sort_by_key(|part| std::cmp::Reverse(part.len()));
        parts
    }
}
