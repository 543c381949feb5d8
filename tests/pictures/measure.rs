//! What is measured on a placed graph: crossings of straight lines, and stress.

use std::collections::VecDeque;

use guanxi::model::{Graph, Selection};

/// A graph as rows and the pairs of rows that are connected, each pair once, none with itself.
pub(crate) struct PlainGraph {
    /// The names of the rows.
    pub(crate) names: Vec<String>,
    /// Connected rows, the lower one first.
    pub(crate) pairs: Vec<(usize, usize)>,
}

/// A place.
pub(crate) type Position = (f64, f64);

impl PlainGraph {
    /// What is tied in a selection.
    pub(crate) fn of(graph: &Graph, selection: &Selection) -> Self {
        let row = |id| selection.entities.binary_search(&id).ok();
        let pairs = selection.relations.iter().filter_map(|id| {
            let relation = graph.relation(*id);
            let (a, b) = (row(relation.from().id())?, row(relation.to().id())?);
            (a != b).then_some((a.min(b), a.max(b)))
        });
        let mut pairs: Vec<(usize, usize)> = pairs.collect();
        pairs.sort_unstable();
        pairs.dedup();
        let names = selection.entities.iter().map(|id| graph.entity(*id).name().to_owned());
        Self { names: names.collect(), pairs }
    }

    /// How many pairs of straight lines cross; lines that share an end do not.
    pub(crate) fn crossings(&self, places: &[Position]) -> usize {
        let mut lines: Vec<(usize, usize)> = self.pairs.clone();
        let span = |(a, b): (usize, usize)| {
            let (a, b) = (places[a].0, places[b].0);
            (a.min(b), a.max(b))
        };
        lines.sort_by(|a, b| span(*a).0.total_cmp(&span(*b).0));
        let mut found = 0;
        for (index, &(a, b)) in lines.iter().enumerate() {
            let end = span((a, b)).1;
            let near = lines[index + 1..].iter().take_while(|line| span(**line).0 <= end);
            let cross = |&&(c, d): &&(usize, usize)| {
                let apart = a != c && a != d && b != c && b != d;
                apart && cross([places[a], places[b]], [places[c], places[d]])
            };
            found += near.filter(cross).count();
        }
        found
    }

    /// Stress at the best scale, over all pairs of rows with a path: the sum of `(distance - hops)² / hops²`.
    pub(crate) fn stress(&self, places: &[Position]) -> f64 {
        let (mut square, mut mixed, mut count) = (0.0, 0.0, 0.0);
        for from in 0..self.names.len() {
            for (to, hops) in self.hops(from).into_iter().enumerate().skip(from + 1) {
                let Some(hops) = hops else { continue };
                let (a, b) = (places[from], places[to]);
                let distance = ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt();
                square += (distance / hops).powi(2);
                mixed += distance / hops;
                count += 1.0;
            }
        }
        if square > 0.0 { count - mixed * mixed / square } else { count }
    }

    fn hops(&self, from: usize) -> Vec<Option<f64>> {
        let mut around = vec![Vec::new(); self.names.len()];
        for &(a, b) in &self.pairs {
            around[a].push(b);
            around[b].push(a);
        }
        let mut hops = vec![None; self.names.len()];
        hops[from] = Some(0.0);
        let mut queue = VecDeque::from([(from, 0.0)]);
        while let Some((row, far)) = queue.pop_front() {
            for &next in &around[row] {
                if hops[next].is_none() {
                    hops[next] = Some(far + 1.0);
                    queue.push_back((next, far + 1.0));
                }
            }
        }
        hops
    }
}

/// Whether two straight lines cross.
pub(crate) fn cross([a, b]: [Position; 2], [c, d]: [Position; 2]) -> bool {
    let turn = |a: Position, b: Position, c: Position| {
        (b.0 - a.0) * (c.1 - a.1) - (b.1 - a.1) * (c.0 - a.0)
    };
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}
