//! Betweenness: how many of the shortest paths from given starts run through each entity (Brandes, "A faster algorithm
//! for betweenness centrality", 2001).
#![expect(clippy::indexing_slicing, reason = "rows are those of entities, which all tables have")]

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::Relaxed};

use petgraph::csr::Csr;

use crate::query::progress::Cancellable;
use crate::system::{on_threads, thread_count};

/// The starts are split into this many parts, whose sums are added in order, so that the result does not depend on the
/// number of threads.
const PARTS: usize = 16;
/// Smaller graphs are searched on one thread.
const MIN_ROWS: usize = 10_000;
/// Bounds memory, as each thread has its own tables.
const MAX_THREADS: usize = 8;

/// The betweenness of each row, from searches that begin at `starts`. `report` is called on this thread with the number
/// of finished searches, and may cancel the others.
pub(super) fn betweenness_from(
    neighbours: &Csr<(), u32>,
    starts: &[u32],
    report: &dyn Fn(usize) -> ControlFlow<()>,
) -> Cancellable<Vec<f64>> {
    let is_small = neighbours.node_count() < MIN_ROWS;
    let part_count = if is_small { 1 } else { PARTS };
    let part_length = starts.len().div_ceil(part_count).max(1);
    let threads = thread_count(MAX_THREADS.min(part_count));
    let searches = PartSearches {
        neighbours,
        parts: starts.chunks(part_length).collect(),
        next: AtomicUsize::new(0),
        done: AtomicUsize::new(0),
        is_cancelled: AtomicBool::new(false),
    };
    let run = || searches.run(&|_| ControlFlow::Continue(()));
    let sums = on_threads(threads, || searches.run(report), run);
    let mut sums: Vec<PartSum> = sums.into_iter().flatten().collect();
    if searches.is_cancelled.load(Relaxed) {
        return ControlFlow::Break(());
    }
    sums.sort_unstable_by_key(|(part, _)| *part);
    let mut betweenness = vec![0.0; neighbours.node_count()];
    for (_, sum) in sums {
        betweenness.iter_mut().zip(sum).for_each(|(total, part)| *total += part);
    }
    ControlFlow::Continue(betweenness)
}

/// The index of a part, and the betweenness of each row from its starts.
type PartSum = (usize, Vec<f64>);

/// The parts to search, as a queue shared by several threads.
struct PartSearches<'g> {
    neighbours: &'g Csr<(), u32>,
    parts: Vec<&'g [u32]>,
    /// The index of the next part.
    next: AtomicUsize,
    /// The number of finished searches.
    done: AtomicUsize,
    is_cancelled: AtomicBool,
}

impl PartSearches<'_> {
    /// Searches parts until none are left.
    fn run(&self, report: &dyn Fn(usize) -> ControlFlow<()>) -> Vec<PartSum> {
        let mut search = Search::new(self.neighbours.node_count());
        let mut sums = Vec::new();
        loop {
            let index = self.next.fetch_add(1, Relaxed);
            let Some(part) = self.parts.get(index) else { return sums };
            for start in *part {
                if report(self.done.load(Relaxed)).is_break() {
                    self.is_cancelled.store(true, Relaxed);
                }
                if self.is_cancelled.load(Relaxed) {
                    return sums;
                }
                search.add_paths_from(self.neighbours, *start);
                self.done.fetch_add(1, Relaxed);
            }
            sums.push((index, search.take_betweenness()));
        }
    }
}

/// A search that reuses its tables for every start. All tables but `reached` are indexed by row.
struct Search {
    betweenness: Vec<f64>,
    /// The rows reached so far, in order of distance.
    reached: Vec<u32>,
    distances: Vec<u32>,
    /// The number of shortest paths to each entity.
    path_counts: Vec<f64>,
    /// The sum, over all targets, of the share of the shortest paths from the start that run through each entity.
    dependencies: Vec<f64>,
}

const UNREACHED: u32 = u32::MAX;

impl Search {
    fn new(count: usize) -> Self {
        Self {
            betweenness: vec![0.0; count],
            reached: Vec::with_capacity(count),
            distances: vec![UNREACHED; count],
            path_counts: vec![0.0; count],
            dependencies: vec![0.0; count],
        }
    }

    fn add_paths_from(&mut self, neighbours: &Csr<(), u32>, start: u32) {
        self.count_paths_from(neighbours, start);
        for current in self.reached.iter().rev().copied() {
            let current_index = current as usize;
            let per_path =
                (1.0 + self.dependencies[current_index]) / self.path_counts[current_index];
            for predecessor in neighbours.neighbors_slice(current).iter().map(|row| *row as usize) {
                if self.distances[predecessor] != UNREACHED
                    && self.distances[predecessor] + 1 == self.distances[current_index]
                {
                    self.dependencies[predecessor] += self.path_counts[predecessor] * per_path;
                }
            }
            if current != start {
                self.betweenness[current_index] += self.dependencies[current_index];
            }
        }
        // Resetting whole tables would make the search of many small components quadratic.
        for row in self.reached.drain(..).map(|row| row as usize) {
            self.distances[row] = UNREACHED;
            self.path_counts[row] = 0.0;
            self.dependencies[row] = 0.0;
        }
    }

    /// Returns the betweenness accumulated since the last call, and resets it.
    fn take_betweenness(&mut self) -> Vec<f64> {
        let count = self.betweenness.len();
        std::mem::replace(&mut self.betweenness, vec![0.0; count])
    }

    fn count_paths_from(&mut self, neighbours: &Csr<(), u32>, start: u32) {
        self.distances[start as usize] = 0;
        self.path_counts[start as usize] = 1.0;
        self.reached.push(start);
        let mut index = 0;
        while let Some(current) = self.reached.get(index).copied() {
            index += 1;
            let next_distance = self.distances[current as usize] + 1;
            for next in neighbours.neighbors_slice(current) {
                let next_index = *next as usize;
                if self.distances[next_index] == UNREACHED {
                    self.distances[next_index] = next_distance;
                    self.reached.push(*next);
                }
                if self.distances[next_index] == next_distance {
                    self.path_counts[next_index] += self.path_counts[current as usize];
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use petgraph::csr::Csr;

    use super::{MIN_ROWS, Search, betweenness_from};

    /// A ring of `count` rows, with a chord from every fifth.
    fn ring(count: u32) -> Csr<(), u32> {
        let ring = (0..count).map(|row| (row, (row + 1) % count));
        let chords = (0..count).step_by(5).map(|row| (row, (row * 7 + 3) % count));
        let mut edges: Vec<(u32, u32)> =
            ring.chain(chords).flat_map(|(from, to)| [(from, to), (to, from)]).collect();
        edges.sort_unstable();
        edges.dedup();
        Csr::from_sorted_edges(&edges).expect("the edges are sorted")
    }

    #[test]
    fn several_threads_find_what_one_does() {
        let count = u32::try_from(MIN_ROWS).expect("a small number") + 1;
        let neighbours = ring(count);
        let starts: Vec<u32> = (0..count).step_by(301).collect();
        let mut search = Search::new(neighbours.node_count());
        for start in &starts {
            search.add_paths_from(&neighbours, *start);
        }
        let expected = search.take_betweenness();
        let find = || betweenness_from(&neighbours, &starts, &|_| ControlFlow::Continue(()));
        let ControlFlow::Continue(found) = find() else { panic!("nothing cancels the search") };
        assert!(expected.iter().sum::<f64>() > 1_000.0);
        let mut pairs = expected.iter().zip(&found);
        assert!(pairs.all(|(one, other)| (one - other).abs() <= one * 1e-9));
        assert_eq!(find(), ControlFlow::Continue(found), "the result depends on the threads");
    }

    #[test]
    fn a_cancelled_search_has_no_result() {
        let neighbours = ring(20_000);
        let starts: Vec<u32> = (0..20_000).step_by(100).collect();
        let report =
            |done| if done < 3 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
        assert_eq!(betweenness_from(&neighbours, &starts, &report), ControlFlow::Break(()));
    }
}
