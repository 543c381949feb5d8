//! Layout by stress: distances on the map follow distances in the graph.
//!
//! Stress majorisation, one node at a time (Gansner, Koren and North, 2004), on the sparse model of Ortmann, Klimenta
//! and Brandes (2017): a node considers its neighbours and a few dozen pivots that represent the rest. With as many
//! pivots as nodes it is the full model.

use std::cmp::Reverse;

use super::adjacency_list::{AdjacencyList, FAR};
use super::map_point::MapPoint;

/// The model is exact up to this many nodes; beyond, pivots represent the rest.
const MAX_EXACT_NODES: usize = 160;
const PIVOTS: usize = 100;
/// A sweep that moves no node further than this ends the layout.
const CONVERGED: f64 = 0.01;

/// One term of the stress of a node: another node, the ideal distance, and a weight.
#[derive(Clone, Copy, Debug)]
pub(super) struct StressTerm {
    pub(super) other: usize,
    pub(super) distance: f64,
    pub(super) weight: f64,
}

/// The sparse stress of one component. Its nodes are numbered in the order of their rows.
pub(super) struct StressModel<'a> {
    terms: Vec<Vec<StressTerm>>,
    /// Hops from each pivot to every node.
    pub(super) pivot_distances: Vec<Vec<f64>>,
    /// Called regularly; returns false to cancel.
    pub(super) keep_going: &'a dyn Fn() -> bool,
}

impl<'a> StressModel<'a> {
    /// The model of a component, whose rows are sorted; `None` once `keep_going` returns false.
    pub(super) fn new(
        adjacency: &AdjacencyList,
        rows: &[usize],
        keep_going: &'a dyn Fn() -> bool,
    ) -> Option<Self> {
        let (nodes, pivot_distances) = pivots(adjacency, rows, keep_going)?;
        let region_sizes = region_sizes(&pivot_distances, rows.len());
        let terms = rows.iter().enumerate().map(|(node, row)| {
            let near = adjacency.around(*row).iter().filter_map(|row| rows.binary_search(row).ok());
            let near = near.map(|other| StressTerm { other, distance: 1.0, weight: 1.0 });
            let far = nodes.iter().zip(&pivot_distances).zip(&region_sizes).filter_map(
                |((pivot, hops), size)| {
                    let distance = hops[node];
                    let weight = size / (distance * distance);
                    (distance > 1.0).then_some(StressTerm { other: *pivot, distance, weight })
                },
            );
            near.chain(far).collect()
        });
        Some(Self { terms: terms.collect(), pivot_distances, keep_going })
    }

    /// Moves each node that is not `pinned` to where its terms and `extra` ones want it, once, and
    /// returns whether any moved far; none does once `keep_going` returns false.
    pub(super) fn sweep(
        &self,
        points: &mut [MapPoint],
        pinned: &[bool],
        extra: impl Fn(usize, &[MapPoint]) -> Vec<StressTerm>,
    ) -> bool {
        if !(self.keep_going)() {
            return false;
        }
        let mut moved: f64 = 0.0;
        for node in (0..points.len()).filter(|node| !pinned[*node]) {
            let more = extra(node, points);
            let (old, new) = (points[node], self.optimal_position(node, &more, points));
            moved = moved.max((new.x - old.x).abs()).max((new.y - old.y).abs());
            points[node] = new;
        }
        moved > CONVERGED
    }

    pub(super) fn cost(&self, node: usize, here: MapPoint, points: &[MapPoint]) -> f64 {
        let term = |term: &StressTerm| {
            let error = (here - points[term.other]).length() - term.distance;
            term.weight * error * error
        };
        self.terms[node].iter().map(term).sum()
    }

    /// The edges of the component, each once.
    pub(super) fn edges(&self) -> Vec<(usize, usize)> {
        let near = (0..self.terms.len()).flat_map(|a| self.near(a).map(move |b| (a, b)));
        near.filter(|(a, b)| a < b).collect()
    }

    /// The neighbours of a node, in order.
    pub(super) fn near(&self, node: usize) -> impl Iterator<Item = usize> {
        // Their terms come first.
        let near = self.terms[node].iter().take_while(|term| term.distance <= 1.0);
        near.map(|term| term.other)
    }

    fn optimal_position(&self, node: usize, more: &[StressTerm], points: &[MapPoint]) -> MapPoint {
        let here = points[node];
        let (mut x, mut y, mut total) = (0.0, 0.0, 0.0);
        for term in self.terms[node].iter().chain(more) {
            let there = points[term.other];
            let apart = here - there;
            let length = apart.length().max(1e-9);
            x += term.weight * (there.x + term.distance * apart.x / length);
            y += term.weight * (there.y + term.distance * apart.y / length);
            total += term.weight;
        }
        if total > 0.0 { MapPoint { x: x / total, y: y / total } } else { here }
    }
}

/// Pivots far from each other, as nodes, with the hops from each: every next one is the node
/// farthest from all before it.
fn pivots(
    adjacency: &AdjacencyList,
    rows: &[usize],
    keep_going: &dyn Fn() -> bool,
) -> Option<(Vec<usize>, Vec<Vec<f64>>)> {
    let mut nearest = vec![FAR; rows.len()];
    let (mut nodes, mut pivots, mut hops) = (Vec::new(), Vec::new(), Vec::new());
    let mut next = 0;
    let pivot_count = if rows.len() <= MAX_EXACT_NODES { rows.len() } else { PIVOTS };
    while nodes.len() < pivot_count {
        if !keep_going() {
            return None;
        }
        adjacency.hops(rows[next], &mut hops);
        nodes.push(next);
        pivots.push(rows.iter().map(|row| f64::from(hops[*row])).collect());
        for (nearest, row) in nearest.iter_mut().zip(rows) {
            *nearest = (*nearest).min(hops[*row]);
        }
        let far = nearest.iter().enumerate().max_by_key(|(node, far)| (**far, Reverse(*node)));
        next = far.map_or(0, |(node, _)| node);
    }
    Some((nodes, pivots))
}

/// How many nodes each pivot represents: those nearer to it than to any other.
fn region_sizes(pivots: &[Vec<f64>], count: usize) -> Vec<f64> {
    let mut region_sizes = vec![0.0; pivots.len()];
    for node in 0..count {
        let nearest =
            (0..pivots.len()).min_by(|a, b| pivots[*a][node].total_cmp(&pivots[*b][node]));
        if let Some(nearest) = nearest {
            region_sizes[nearest] += 1.0;
        }
    }
    region_sizes
}
