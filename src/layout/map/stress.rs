//! Minimises stress, so that distances in the picture follow distances in the graph.
//!
//! This is localised stress majorisation (Gansner, Koren and North, 2004) on the sparse model of Ortmann, Klimenta and
//! Brandes (2017): the stress of a node has a term for each neighbour and for each of the pivots, which represent all
//! other nodes. If every node is a pivot, the model is exact.
#![expect(clippy::indexing_slicing, reason = "every node has terms, a point and distances")]

use std::cmp::Reverse;

use super::csr_adjacency::{CsrAdjacency, UNREACHABLE};
use super::map_point::MapPoint;

/// The maximum number of nodes for which the model is exact.
const MAX_EXACT_NODES: usize = 160;
const PIVOTS: usize = 100;
/// The layout is finished after a sweep that moves no node further than this, in layout units.
const MIN_MOVE: f64 = 0.01;

/// One term of the stress of a node: another node, the ideal distance, and a weight.
#[derive(Clone, Copy, Debug)]
pub(super) struct StressTerm {
    pub(super) other: usize,
    pub(super) distance: f64,
    pub(super) weight: f64,
}

/// The sparse stress of one component, whose nodes are numbered in the order of their rows.
pub(super) struct StressModel {
    terms: Vec<Vec<StressTerm>>,
    /// The number of hops from each pivot to every node.
    pub(super) pivot_distances: Vec<Vec<f64>>,
}

impl StressModel {
    /// The model of a component, given its sorted rows.
    pub(super) fn new(adjacency: &CsrAdjacency, rows: &[usize]) -> Self {
        let (nodes, pivot_distances) = pivots(adjacency, rows);
        let region_sizes = region_sizes(&pivot_distances, rows.len());
        let terms = rows.iter().enumerate().map(|(node, row)| {
            let near =
                adjacency.neighbours(*row).iter().filter_map(|row| rows.binary_search(row).ok());
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
        Self { terms: terms.collect(), pivot_distances }
    }

    /// Moves each node once, to reduce the stress of its terms and the `extra` ones, and returns whether any node moved
    /// further than [`MIN_MOVE`].
    pub(super) fn sweep(
        &self,
        points: &mut [MapPoint],
        extra: impl Fn(usize, &[MapPoint]) -> Vec<StressTerm>,
    ) -> bool {
        let mut max_move: f64 = 0.0;
        for node in 0..points.len() {
            let extra_terms = extra(node, points);
            let (old, new) = (points[node], self.optimal_position(node, &extra_terms, points));
            max_move = max_move.max((new.x - old.x).abs()).max((new.y - old.y).abs());
            points[node] = new;
        }
        max_move > MIN_MOVE
    }

    pub(super) fn cost(&self, node: usize, point: MapPoint, points: &[MapPoint]) -> f64 {
        let term = |term: &StressTerm| {
            let error = (point - points[term.other]).length() - term.distance;
            term.weight * error * error
        };
        self.terms[node].iter().map(term).sum()
    }

    /// Each edge once.
    pub(super) fn edges(&self) -> Vec<(usize, usize)> {
        let pairs = (0..self.terms.len()).flat_map(|a| self.neighbours(a).map(move |b| (a, b)));
        pairs.filter(|(a, b)| a < b).collect()
    }

    pub(super) fn neighbours(&self, node: usize) -> impl Iterator<Item = usize> {
        // The terms of neighbours come first.
        let near = self.terms[node].iter().take_while(|term| term.distance <= 1.0);
        near.map(|term| term.other)
    }

    fn optimal_position(&self, node: usize, extra: &[StressTerm], points: &[MapPoint]) -> MapPoint {
        let point = points[node];
        let (mut x, mut y, mut total) = (0.0, 0.0, 0.0);
        for term in self.terms[node].iter().chain(extra) {
            let other = points[term.other];
            let offset = point - other;
            let length = offset.length().max(1e-9);
            x += term.weight * (other.x + term.distance * offset.x / length);
            y += term.weight * (other.y + term.distance * offset.y / length);
            total += term.weight;
        }
        if total > 0.0 { MapPoint { x: x / total, y: y / total } } else { point }
    }
}

/// The nodes that are pivots, and the number of hops from each pivot to every node. Each pivot is the node farthest
/// from all previous pivots.
fn pivots(adjacency: &CsrAdjacency, rows: &[usize]) -> (Vec<usize>, Vec<Vec<f64>>) {
    let mut nearest = vec![UNREACHABLE; rows.len()];
    let (mut nodes, mut distances, mut hops) = (Vec::new(), Vec::new(), Vec::new());
    let mut next = 0;
    let pivot_count = if rows.len() <= MAX_EXACT_NODES { rows.len() } else { PIVOTS };
    while nodes.len() < pivot_count {
        adjacency.measure_hops(rows[next], &mut hops);
        nodes.push(next);
        distances.push(rows.iter().map(|row| f64::from(hops[*row])).collect());
        for (nearest, row) in nearest.iter_mut().zip(rows) {
            *nearest = (*nearest).min(hops[*row]);
        }
        let farthest =
            nearest.iter().enumerate().max_by_key(|(node, hops)| (**hops, Reverse(*node)));
        next = farthest.map_or(0, |(node, _)| node);
    }
    (nodes, distances)
}

/// The number of nodes that each pivot represents: those for which it is the nearest pivot.
fn region_sizes(distances: &[Vec<f64>], count: usize) -> Vec<f64> {
    let mut region_sizes = vec![0.0; distances.len()];
    for node in 0..count {
        let nearest =
            (0..distances.len()).min_by(|a, b| distances[*a][node].total_cmp(&distances[*b][node]));
        if let Some(nearest) = nearest {
            region_sizes[nearest] += 1.0;
        }
    }
    region_sizes
}
