//! Orders the neighbours on one side so that there are few crossings of the ties among them.
//!
//! Ties run in the gutter outside the names, so two ties cross exactly when their ends alternate, as in a one-page
//! book drawing. Sifting reduces crossings (Rudell 1993, for decision diagrams; Matuszewski, Schönfeld and Molitor
//! 1999, for layers): each neighbour is moved through every position by adjacent swaps, and kept at the cheapest one.
#![expect(clippy::indexing_slicing, reason = "members are numbered in the order of the families")]

/// The cost of a crossing, relative to a tie that is one row long.
const CROSSING_COST: i64 = 40;
/// The cost of a boundary between neighbours of different families.
const FAMILY_BOUNDARY_COST: i64 = 9;
/// Sifting converges quickly, and further rounds would only shorten ties.
const MAX_ROUNDS: usize = 4;

/// The neighbours on one side, called members, the ties among them, and the family of each.
pub(super) struct SideOrder {
    /// The members from top to bottom, as indices into `ties` and `families`.
    order: Vec<usize>,
    index_of: Vec<usize>,
    ties: Vec<Vec<usize>>,
    families: Vec<usize>,
}

impl SideOrder {
    /// The initial order, in which members are numbered from top to bottom.
    pub(super) fn new(families: Vec<usize>, pairs: &[(usize, usize)]) -> Self {
        let count = families.len();
        let mut ties = vec![Vec::new(); count];
        for &(a, b) in pairs {
            ties[a].push(b);
            ties[b].push(a);
        }
        Self { order: (0..count).collect(), index_of: (0..count).collect(), ties, families }
    }

    pub(super) fn into_sifted(mut self) -> Vec<usize> {
        if self.ties.iter().all(Vec::is_empty) {
            return self.order;
        }
        for _ in 0..MAX_ROUNDS {
            let moved_count = (0..self.order.len()).filter(|member| self.sift(*member)).count();
            if moved_count == 0 {
                break;
            }
        }
        self.order
    }

    /// Moves one member to its cheapest position, and returns whether the position changed.
    fn sift(&mut self, member: usize) -> bool {
        let start = self.index_of[member];
        let last = self.order.len() - 1;
        let (mut cost, mut best, mut best_index) = (0, 0, start);
        for index in (0..start).rev() {
            cost += self.swap(index);
            if cost < best {
                (best, best_index) = (cost, index);
            }
        }
        for index in 0..last {
            cost += self.swap(index);
            if cost < best {
                (best, best_index) = (cost, index + 1);
            }
        }
        for index in (best_index..last).rev() {
            self.swap(index);
        }
        best_index != start
    }

    /// Swaps the members at `index` and `index + 1`, and returns the change in cost.
    fn swap(&mut self, index: usize) -> i64 {
        let before = self.local_cost(index);
        self.order.swap(index, index + 1);
        self.index_of[self.order[index]] = index;
        self.index_of[self.order[index + 1]] = index + 1;
        self.local_cost(index) - before
    }

    /// The part of the cost that swapping the members at `index` and `index + 1` can change.
    fn local_cost(&self, index: usize) -> i64 {
        let (upper, lower) = (self.order[index], self.order[index + 1]);
        let mut cost = FAMILY_BOUNDARY_COST * self.family_boundaries(index);
        for member in [upper, lower] {
            let tied = self.ties[member].iter();
            cost += tied.map(|other| self.length(member, *other)).sum::<i64>();
        }
        for &a in &self.ties[upper] {
            for &b in &self.ties[lower] {
                cost += CROSSING_COST * i64::from(self.ties_cross((upper, a), (lower, b)));
            }
        }
        cost
    }

    /// The number of boundaries between different families around the members at `index` and `index + 1`.
    fn family_boundaries(&self, index: usize) -> i64 {
        let start = index.saturating_sub(1);
        let window = &self.order[start..(index + 3).min(self.order.len())];
        let is_boundary = |pair: &&[usize]| self.families[pair[0]] != self.families[pair[1]];
        i64::try_from(window.windows(2).filter(is_boundary).count()).unwrap_or(0)
    }

    fn length(&self, a: usize, b: usize) -> i64 {
        i64::try_from(self.index_of[a].abs_diff(self.index_of[b])).unwrap_or(i64::MAX)
    }

    fn ties_cross(&self, first: (usize, usize), second: (usize, usize)) -> bool {
        let ends = |(a, b): (usize, usize)| {
            let (a, b) = (self.index_of[a], self.index_of[b]);
            (a.min(b), a.max(b))
        };
        let ((a, b), (c, d)) = (ends(first), ends(second));
        (a < c && c < b && b < d) || (c < a && a < d && d < b)
    }
}

#[cfg(test)]
mod tests {
    use super::SideOrder;

    #[test]
    fn a_ring_of_ties_is_unrolled() {
        let ring = [(0, 2), (2, 4), (4, 1), (1, 3), (3, 0)];
        let order = SideOrder::new(vec![0; 5], &ring).into_sifted();
        let index = |member: usize| {
            order.iter().position(|other| *other == member).expect("every member is in the order")
        };
        let span = |(a, b): (usize, usize)| index(a).abs_diff(index(b));
        let adjacent = ring.iter().filter(|pair| span(**pair) == 1).count();
        assert_eq!(
            (order.len(), adjacent),
            (5, 4),
            "all ties but one should be adjacent: {order:?}"
        );
    }

    #[test]
    fn the_initial_order_is_kept_without_ties() {
        assert_eq!(SideOrder::new(vec![0, 1, 0], &[]).into_sifted(), [0, 1, 2]);
    }
}
