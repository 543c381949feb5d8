//! The best path with a given prefix: one step of Yen's method.
//!
//! A* (Hart, Nilsson, Raphael, "A formal basis for the heuristic determination of minimum cost paths", 1968), guided by
//! the distances to the goal in a corridor. petgraph's `astar` chooses arbitrarily among equally good paths; here the
//! lower row goes first, so the same query always has the same result.
#![expect(clippy::indexing_slicing, reason = "rows are those of the corridor")]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::corridor::Corridor;
use super::prepared_query::PreparedQuery;

/// The cost of one hop: greater than the sum of the penalties along any path, so that shorter paths always win.
pub(super) const HOP_COST: u64 = 1 << 24;

/// A search for the best path with a given prefix, in rows of a corridor.
pub(super) struct SpurSearch<'d, 'q> {
    pub(super) prepared: &'d PreparedQuery<'q>,
    pub(super) corridor: &'d Corridor,
    /// Empty if the path may begin at any start.
    pub(super) prefix: Vec<usize>,
    /// Rows that must not directly follow the prefix.
    pub(super) excluded_next: Vec<usize>,
}

struct OpenSet {
    /// The estimated cost of a whole path, the row at the end of its known part, and the cost so far.
    queue: BinaryHeap<Reverse<(u64, usize, u64)>>,
    /// The lowest known cost of each row and its predecessor; a start is its own predecessor.
    reached: Vec<Option<(u64, usize)>>,
}

impl SpurSearch<'_, '_> {
    /// The best complete path, and its cost after the prefix.
    pub(super) fn search(&self) -> Option<(Vec<usize>, u64)> {
        let reached = vec![None; self.corridor.entities.len()];
        let mut open = OpenSet { queue: BinaryHeap::new(), reached };
        match self.prefix.last() {
            Some(last) => self.expand(&mut open, *last, 0),
            None => self.push_starts(&mut open),
        }
        while let Some(Reverse((_, row, cost))) = open.queue.pop() {
            if self.prepared.is_goal(self.corridor.entities[row]) {
                return Some((self.complete_path(&open, row), cost));
            }
            if open.reached[row].is_some_and(|(best, _)| best == cost) {
                self.expand(&mut open, row, cost);
            }
        }
        None
    }

    fn push_starts(&self, open: &mut OpenSet) {
        let starts = self.prepared.ends.from.iter().filter_map(|start| self.corridor.row(*start));
        for start in starts.filter(|start| !self.excluded_next.contains(start)) {
            self.push_if_better(open, start, start, 0);
        }
    }

    fn expand(&self, open: &mut OpenSet, row: usize, cost: u64) {
        let ends_prefix = cost == 0 && self.prefix.last() == Some(&row);
        for (next, penalty) in &self.corridor.steps[row] {
            let is_start = self.prepared.is_start(self.corridor.entities[*next]);
            let is_excluded = ends_prefix && self.excluded_next.contains(next);
            if !(is_start || is_excluded || self.prefix.contains(next)) {
                self.push_if_better(open, *next, row, cost + HOP_COST + penalty);
            }
        }
    }

    fn push_if_better(&self, open: &mut OpenSet, row: usize, predecessor: usize, cost: u64) {
        let is_better = open.reached[row].is_none_or(|(best, _)| cost < best);
        let prefix_cost = HOP_COST * self.prefix.len().saturating_sub(1) as u64;
        let estimate = cost + HOP_COST * self.corridor.remaining[row] as u64;
        if is_better && (prefix_cost + estimate) / HOP_COST <= self.corridor.hops as u64 {
            open.reached[row] = Some((cost, predecessor));
            open.queue.push(Reverse((estimate, row, cost)));
        }
    }

    fn complete_path(&self, open: &OpenSet, goal: usize) -> Vec<usize> {
        let mut tail = vec![goal];
        let mut row = goal;
        while let Some((_, predecessor)) =
            open.reached[row].filter(|(_, predecessor)| *predecessor != row)
        {
            row = predecessor;
            tail.push(row);
        }
        tail.reverse();
        let before_tail = self.prefix.split_last().map_or(&[][..], |(_, rest)| rest);
        [before_tail, &tail].concat()
    }
}
