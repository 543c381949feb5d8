//! Orders the neighbours on one side, so that the ties among them cross as rarely as possible.
//!
//! Ties run in the gutter outside the names, so two of them cross exactly if their ends alternate, as in a one-page
//! book drawing. Sifting reduces crossings (Rudell 1993, for decision diagrams; Matuszewski, Schönfeld and Molitor
//! 1999, for layers): each neighbour tries every position by swaps with the next, and takes the cheapest.

/// The cost of a crossing, relative to one row of length.
const CROSSING: i64 = 40;
const SPLIT: i64 = 9;
/// Sifting converges quickly; more rounds than this would only shorten ties.
const ROUNDS: usize = 4;

/// One side: its members from the top, the ties among them, and the family of each.
pub(super) struct SideOrder {
    /// The members from the top; the numbers index `ties` and `families`.
    order: Vec<usize>,
    index_of: Vec<usize>,
    ties: Vec<Vec<usize>>,
    families: Vec<usize>,
}

impl SideOrder {
    /// Members 0, 1, 2 … in reading order.
    pub(super) fn new(families: Vec<usize>, pairs: &[(usize, usize)]) -> Self {
        let count = families.len();
        let mut ties = vec![Vec::new(); count];
        for &(a, b) in pairs {
            ties[a].push(b);
            ties[b].push(a);
        }
        Self { order: (0..count).collect(), index_of: (0..count).collect(), ties, families }
    }

    pub(super) fn sifted(mut self) -> Vec<usize> {
        if self.ties.iter().all(Vec::is_empty) {
            return self.order;
        }
        for _ in 0..ROUNDS {
            let moved = (0..self.order.len()).filter(|member| self.sift(*member)).count();
            if moved == 0 {
                break;
            }
        }
        self.order
    }

    /// Moves one member to its cheapest position, and returns whether it moved.
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

    /// Swaps two adjacent members, and returns the change of the cost.
    fn swap(&mut self, index: usize) -> i64 {
        let before = self.local(index);
        self.order.swap(index, index + 1);
        self.index_of[self.order[index]] = index;
        self.index_of[self.order[index + 1]] = index + 1;
        self.local(index) - before
    }

    /// The part of the cost that such a swap can change.
    fn local(&self, index: usize) -> i64 {
        let (upper, lower) = (self.order[index], self.order[index + 1]);
        let mut cost = SPLIT * self.split_borders(index);
        for member in [upper, lower] {
            let lengths = self.ties[member].iter();
            cost += lengths.map(|other| self.length(member, *other)).sum::<i64>();
        }
        for &a in &self.ties[upper] {
            for &b in &self.ties[lower] {
                cost += CROSSING * i64::from(self.cross((upper, a), (lower, b)));
            }
        }
        cost
    }

    /// The number of borders between different families around two adjacent members.
    fn split_borders(&self, index: usize) -> i64 {
        let from = index.saturating_sub(1);
        let window = &self.order[from..(index + 3).min(self.order.len())];
        let split_borders = |pair: &&[usize]| self.families[pair[0]] != self.families[pair[1]];
        i64::try_from(window.windows(2).filter(split_borders).count()).unwrap_or(0)
    }

    fn length(&self, a: usize, b: usize) -> i64 {
        i64::try_from(self.index_of[a].abs_diff(self.index_of[b])).unwrap_or(i64::MAX)
    }

    fn cross(&self, first: (usize, usize), second: (usize, usize)) -> bool {
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
    fn a_ring_of_ties_is_laid_out_without_a_crossing() {
        let ring = [(0, 2), (2, 4), (4, 1), (1, 3), (3, 0)];
        let order = SideOrder::new(vec![0; 5], &ring).sifted();
        let index = |member: usize| order.iter().position(|other| *other == member).expect("kept");
        let span = |(a, b): (usize, usize)| index(a).abs_diff(index(b));
        let neighbours = ring.iter().filter(|pair| span(**pair) == 1).count();
        assert_eq!((order.len(), neighbours), (5, 4), "{order:?}: one tie closes the ring");
    }

    #[test]
    fn reading_order_stays_without_ties() {
        assert_eq!(SideOrder::new(vec![0, 1, 0], &[]).sifted(), [0, 1, 2]);
    }
}
