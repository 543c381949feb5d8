//! Reduces crossings by trying several points for each node.
//!
//! Stress does not account for crossings. After the stress has converged, each node moves to the candidate point with
//! the lowest total cost of its stress, its crossings, and the names that overlap or are struck through (as in Davidson
//! and Harel's energy, 1996, but without randomness).
#![expect(clippy::indexing_slicing, reason = "nodes have points; the old point is a candidate")]

use crate::layout::picture::to_f64;

use super::map_point::MapPoint;
use super::overlap_removal::{HalfSize, overlap};
use super::quasi_random::{UNIT_VECTORS, quasi_random};
use super::stress::StressModel;

/// The maximum number of edges, sampled evenly, against which crossings are counted.
const MAX_EDGES: usize = 256;
/// The approximate number of line pairs to check per round.
const PAIRS_PER_ROUND: usize = 2_000_000;
const CANDIDATE_COUNT_RANGE: (usize, usize) = (6, 30);
const MAX_ROUNDS: usize = 3;
/// The cost of one crossing, in units of stress.
const CROSSING_COST: f64 = 0.4;
/// The cost of an edge that strikes through a name.
const STRIKE_COST: f64 = 0.2;
/// The cost of two names that coincide.
const OVERLAP_COST: f64 = 2.0;
/// The minimum distance of candidates from the middle of the neighbours, and the maximum addition to it, in layout units.
const RADII: (f64, f64) = (0.15, 1.0);

pub(super) struct CrossingReducer<'a> {
    model: &'a StressModel,
    sizes: &'a [HalfSize],
    /// A sample of the edges, against which crossings are counted.
    edges: Vec<(usize, usize)>,
    /// The number of edges that each sampled edge represents.
    edge_weight: f64,
    candidate_count: usize,
}

impl<'a> CrossingReducer<'a> {
    pub(super) fn new(model: &'a StressModel, sizes: &'a [HalfSize]) -> Self {
        let all = model.edges();
        let step = all.len().div_ceil(MAX_EDGES).max(1);
        let edges: Vec<(usize, usize)> = all.iter().step_by(step).copied().collect();
        let edge_weight = to_f64(all.len()) / to_f64(edges.len().max(1));
        let pairs = (2 * all.len() * edges.len()).max(1);
        let candidate_count =
            (PAIRS_PER_ROUND / pairs).clamp(CANDIDATE_COUNT_RANGE.0, CANDIDATE_COUNT_RANGE.1);
        Self { model, sizes, edges, edge_weight, candidate_count }
    }

    /// Moves each node to its cheapest point until no node moves, for at most [`MAX_ROUNDS`].
    pub(super) fn reduce(&self, points: &mut [MapPoint]) {
        for _ in 0..MAX_ROUNDS {
            let mut has_moved = false;
            for node in 0..points.len() {
                let point = self.cheapest_point(points, node);
                has_moved |= point != points[node];
                points[node] = point;
            }
            if !has_moved {
                return;
            }
        }
    }

    fn cheapest_point(&self, points: &[MapPoint], node: usize) -> MapPoint {
        let mut candidates: Vec<(f64, MapPoint)> = self
            .candidates(points, node)
            .into_iter()
            .map(|point| (self.model.cost(node, point, points), point))
            .collect();
        // The current point stays first, so another one has to be strictly cheaper.
        candidates[1..].sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut best = (f64::MAX, points[node]);
        for (stress, point) in candidates {
            if stress >= best.0 {
                break;
            }
            let cost = stress + self.crossing_cost(points, node, point, best.0 - stress);
            // Names are expensive to check, so they come last.
            if cost < best.0 {
                let cost = cost + self.name_cost(points, node, point, best.0 - cost);
                best = if cost < best.0 { (cost, point) } else { best };
            }
        }
        best.1
    }

    /// The current point of a node, followed by points scattered around the middle of its neighbours.
    fn candidates(&self, points: &[MapPoint], node: usize) -> Vec<MapPoint> {
        let MapPoint { x, y } =
            MapPoint::mean(self.model.neighbours(node).map(|other| points[other]));
        // Each node has its own pattern, so two nodes never share a candidate.
        let candidate = |step: usize| {
            let direction = UNIT_VECTORS[(5 * step + node) % UNIT_VECTORS.len()];
            let radius = RADII.0 + RADII.1 * quasi_random(step + 3 * node);
            MapPoint { x: x + radius * direction.x, y: y + radius * direction.y }
        };
        std::iter::once(points[node]).chain((0..self.candidate_count).map(candidate)).collect()
    }

    /// The cost of the crossings of a node's edges at a point. Stops counting at `limit`.
    fn crossing_cost(&self, points: &[MapPoint], node: usize, point: MapPoint, limit: f64) -> f64 {
        let mut crossings = 0;
        let cost = |crossings: usize| CROSSING_COST * self.edge_weight * to_f64(crossings);
        for end in self.model.neighbours(node) {
            if cost(crossings) >= limit {
                break;
            }
            crossings += self.count_crossings(points, node, point, end);
        }
        cost(crossings)
    }

    /// The cost of the names that overlap a node's name at a point, and of the edges that strike through it. Stops
    /// counting at `limit`.
    fn name_cost(&self, points: &[MapPoint], node: usize, point: MapPoint, limit: f64) -> f64 {
        let name_box = (point, self.sizes[node]);
        let others = self.edges.iter().filter(|(a, b)| *a != node && *b != node);
        let strikes =
            others.filter(|(a, b)| strikes_through((points[*a], points[*b]), name_box)).count();
        let mut cost = STRIKE_COST * self.edge_weight * to_f64(strikes);
        for other in (0..points.len()).filter(|other| *other != node) {
            if cost >= limit {
                break;
            }
            cost += OVERLAP_COST * overlap(name_box, (points[other], self.sizes[other]));
        }
        cost
    }

    fn count_crossings(
        &self,
        points: &[MapPoint],
        node: usize,
        point: MapPoint,
        end: usize,
    ) -> usize {
        let line = (point, points[end]);
        let crosses = |(a, b): &&(usize, usize)| {
            let is_separate = *a != node && *b != node && *a != end && *b != end;
            is_separate && lines_cross(line, (points[*a], points[*b]))
        };
        self.edges.iter().filter(crosses).count()
    }
}

/// Whether a straight line runs through the inner half of a name's height.
fn strikes_through((a, b): (MapPoint, MapPoint), (point, half): (MapPoint, HalfSize)) -> bool {
    let (left, right) = (point.x - half.width, point.x + half.width);
    let (top, bottom) = (point.y - half.height / 2.0, point.y + half.height / 2.0);
    if a.x.max(b.x) < left || a.x.min(b.x) > right || a.y.max(b.y) < top || a.y.min(b.y) > bottom {
        return false;
    }
    let side = |x: f64, y: f64| (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) > 0.0;
    let first = side(left, top);
    [(right, top), (left, bottom), (right, bottom)].iter().any(|(x, y)| side(*x, *y) != first)
}

pub(crate) fn lines_cross((a, b): (MapPoint, MapPoint), (c, d): (MapPoint, MapPoint)) -> bool {
    let are_disjoint = |a: f64, b: f64, c: f64, d: f64| a.max(b) < c.min(d) || c.max(d) < a.min(b);
    if are_disjoint(a.x, b.x, c.x, d.x) || are_disjoint(a.y, b.y, c.y, d.y) {
        return false;
    }
    let turn = |a: MapPoint, b: MapPoint, c: MapPoint| {
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    };
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}
