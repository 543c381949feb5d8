//! Placing by stress: distances on the map follow distances in the graph.
//!
//! Stress majorisation, one node after the other (Gansner, Koren and North, 2004), on the sparse
//! model of Ortmann, Klimenta and Brandes (2017): a node heeds its neighbours and a few dozen
//! pivots that stand for the rest. With as many pivots as nodes that is the full model.

use super::adjacency_list::{AdjacencyList, FAR};
use super::map_point::MapPoint;

/// Up to so many nodes the model is the full one; beyond, so many pivots stand for the rest.
const FULL: usize = 160;
const PIVOTS: usize = 100;
/// A round that moves no node further than this is the last.
const STILL: f64 = 0.01;

/// One term of a node's stress: another node, how far it should be, and how much that counts.
#[derive(Clone, Copy, Debug)]
pub(super) struct StressTerm {
    pub(super) other: usize,
    pub(super) distance: f64,
    pub(super) weight: f64,
}

/// The sparse stress of one part.
pub(super) struct StressModel {
    terms: Vec<Vec<StressTerm>>,
    /// Hops from each pivot to every row of the part.
    pub(super) pivots: Vec<Vec<f64>>,
}

impl StressModel {
    /// The model of a part; nothing once `keep_going` says no.
    pub(super) fn new(
        adjacency: &AdjacencyList,
        part: &[usize],
        keep_going: &dyn Fn() -> bool,
    ) -> Option<Self> {
        let count = part.len();
        let mut place = vec![usize::MAX; adjacency.count()];
        for (index, row) in part.iter().enumerate() {
            place[*row] = index;
        }
        let (rows, pivots) = pivots(adjacency, part, keep_going)?;
        let shares = shares(&pivots, count);
        let mut terms: Vec<Vec<StressTerm>> = Vec::with_capacity(count);
        for (index, row) in part.iter().enumerate() {
            let near = adjacency.around(*row).iter().map(|other| place[*other]);
            let mut own: Vec<StressTerm> =
                near.map(|other| StressTerm { other, distance: 1.0, weight: 1.0 }).collect();
            for ((pivot, hops), share) in rows.iter().zip(&pivots).zip(&shares) {
                let distance = hops[index];
                if distance > 1.0 {
                    let weight = share / (distance * distance);
                    own.push(StressTerm { other: *pivot, distance, weight });
                }
            }
            terms.push(own);
        }
        Some(Self { terms, pivots })
    }

    /// Moves each node that is not `pinned` to where its terms and `extra` ones want it, once;
    /// whether any moved far.
    pub(super) fn round(
        &self,
        points: &mut [MapPoint],
        pinned: &[bool],
        extra: impl Fn(usize, &[MapPoint]) -> Vec<StressTerm>,
    ) -> bool {
        let mut moved: f64 = 0.0;
        for node in (0..points.len()).filter(|node| !pinned[*node]) {
            let more = extra(node, points);
            let (old, new) = (points[node], self.wanted(node, &more, points));
            moved = moved.max((new.x - old.x).abs()).max((new.y - old.y).abs());
            points[node] = new;
        }
        moved > STILL
    }

    /// What a node costs at a spot.
    pub(super) fn cost(&self, node: usize, here: MapPoint, points: &[MapPoint]) -> f64 {
        let term = |term: &StressTerm| {
            let error = (here - points[term.other]).length() - term.distance;
            term.weight * error * error
        };
        self.terms[node].iter().map(term).sum()
    }

    /// The edges of the part, each once.
    pub(super) fn edges(&self) -> Vec<(usize, usize)> {
        let rows = self.terms.iter().enumerate();
        let near = rows.flat_map(|(a, terms)| {
            terms.iter().filter(|term| term.distance <= 1.0).map(move |term| (a, term.other))
        });
        near.filter(|(a, b)| a < b).collect()
    }

    fn wanted(&self, node: usize, more: &[StressTerm], points: &[MapPoint]) -> MapPoint {
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

/// Pivots far from each other, as places in the part, with the hops from each: every next one is
/// the row farthest from all before it.
fn pivots(
    adjacency: &AdjacencyList,
    part: &[usize],
    keep_going: &dyn Fn() -> bool,
) -> Option<(Vec<usize>, Vec<Vec<f64>>)> {
    let mut nearest = vec![FAR; part.len()];
    let (mut rows, mut pivots, mut hops) = (Vec::new(), Vec::new(), Vec::new());
    let mut next = 0;
    let wanted = if part.len() <= FULL { part.len() } else { PIVOTS };
    while rows.len() < wanted {
        if !keep_going() {
            return None;
        }
        adjacency.hops(part[next], &mut hops);
        rows.push(next);
        pivots.push(part.iter().map(|row| f64::from(hops[*row])).collect());
        for (place, row) in part.iter().enumerate() {
            nearest[place] = nearest[place].min(hops[*row]);
        }
        let far = nearest
            .iter()
            .enumerate()
            .max_by_key(|(place, far)| (**far, std::cmp::Reverse(*place)));
        next = far.map_or(0, |(place, _)| place);
    }
    Some((rows, pivots))
}

/// How many rows each pivot stands for: those nearer to it than to any other.
fn shares(pivots: &[Vec<f64>], count: usize) -> Vec<f64> {
    let mut shares = vec![0.0; pivots.len()];
    for row in 0..count {
        let nearest = (0..pivots.len()).min_by(|a, b| pivots[*a][row].total_cmp(&pivots[*b][row]));
        if let Some(nearest) = nearest {
            shares[nearest] += 1.0;
        }
    }
    shares
}
