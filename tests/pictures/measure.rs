//! Measures the quality of a layout: crossings of straight lines, and stress.

use std::collections::VecDeque;

use guanxi::model::{Graph, Selection};

/// A graph reduced to rows and the pairs of different rows that are connected.
pub(crate) struct PlainGraph {
    /// The names of the rows.
    pub(crate) names: Vec<String>,
    /// The connected pairs, each once, with the lower row first.
    pub(crate) pairs: Vec<(usize, usize)>,
}

/// The coordinates of a row in a layout.
pub(crate) type Position = (f64, f64);

impl PlainGraph {
    /// Reduces a selection to a plain graph.
    pub(crate) fn from_selection(graph: &Graph, selection: &Selection) -> Self {
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

    /// The number of pairs of straight lines that cross; lines that share an end do not.
    pub(crate) fn crossings(&self, positions: &[Position]) -> usize {
        let mut lines: Vec<(usize, usize)> = self.pairs.clone();
        let span = |(a, b): (usize, usize)| {
            let (a, b) = (positions[a].0, positions[b].0);
            (a.min(b), a.max(b))
        };
        lines.sort_by(|a, b| span(*a).0.total_cmp(&span(*b).0));
        let mut crossings = 0;
        for (index, &(a, b)) in lines.iter().enumerate() {
            let end = span((a, b)).1;
            let near = lines[index + 1..].iter().take_while(|line| span(**line).0 <= end);
            let cross = |&&(c, d): &&(usize, usize)| {
                let are_separate = a != c && a != d && b != c && b != d;
                are_separate && cross([positions[a], positions[b]], [positions[c], positions[d]])
            };
            crossings += near.filter(cross).count();
        }
        crossings
    }

    /// The stress at the best scale: the sum of `(distance - hops)² / hops²` over all pairs of rows with a path.
    pub(crate) fn stress(&self, positions: &[Position]) -> f64 {
        let (mut square, mut mixed, mut count) = (0.0, 0.0, 0.0);
        for from in 0..self.names.len() {
            for (to, hops) in self.hops(from).into_iter().enumerate().skip(from + 1) {
                let Some(hops) = hops else { continue };
                let (a, b) = (positions[from], positions[to]);
                let distance = ((a.0 - b.0).powi(2) + (a.1 - b.1).powi(2)).sqrt();
                square += (distance / hops).powi(2);
                mixed += distance / hops;
                count += 1.0;
            }
        }
        if square > 0.0 { count - mixed * mixed / square } else { count }
    }

    fn hops(&self, from: usize) -> Vec<Option<f64>> {
        let mut neighbours = vec![Vec::new(); self.names.len()];
        for &(a, b) in &self.pairs {
            neighbours[a].push(b);
            neighbours[b].push(a);
        }
        let mut hops = vec![None; self.names.len()];
        hops[from] = Some(0.0);
        let mut queue = VecDeque::from([(from, 0.0)]);
        while let Some((row, distance)) = queue.pop_front() {
            for &next in &neighbours[row] {
                if hops[next].is_none() {
                    hops[next] = Some(distance + 1.0);
                    queue.push_back((next, distance + 1.0));
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
