//! Reduces crossings on a map: each node tries points around its neighbours.
//!
//! Stress does not account for crossings. After it has converged, each node moves to the candidate with the lowest
//! cost of crossings, names covered or struck through, and its own stress (as in Davidson and Harel's energy, 1996,
//! without randomness).

use crate::layout::picture::to_f64;

use super::map_point::MapPoint;
use super::overlap_removal::{HalfSize, overlap};
use super::scatter::{AROUND, scattered};
use super::stress::StressModel;

/// Crossings are counted against at most this many edges, evenly picked, that represent all.
const SAMPLE: usize = 256;
/// The approximate number of pairs of lines checked per round.
const WORK: usize = 2_000_000;
const TRIES: (usize, usize) = (6, 30);
const ROUNDS: usize = 3;
/// The cost of one crossing in stress.
const CROSSING: f64 = 0.4;
const STRUCK: f64 = 0.2;
const COVERED: f64 = 2.0;
/// The minimum distance of candidates from the middle of the neighbours, and its range.
const RADII: (f64, f64) = (0.15, 1.0);

/// Moves the nodes of one component to where they cause fewer crossings.
pub(super) struct CrossingReducer<'a> {
    model: &'a StressModel<'a>,
    sizes: &'a [HalfSize],
    /// The edges that crossings are counted against, and how many each represents.
    edges: Vec<(usize, usize)>,
    share: f64,
    tries: usize,
}

impl<'a> CrossingReducer<'a> {
    pub(super) fn new(model: &'a StressModel<'a>, sizes: &'a [HalfSize]) -> Self {
        let all = model.edges();
        let step = all.len().div_ceil(SAMPLE).max(1);
        let edges: Vec<(usize, usize)> = all.iter().step_by(step).copied().collect();
        let share = to_f64(all.len()) / to_f64(edges.len().max(1));
        let pairs = (2 * all.len() * edges.len()).max(1);
        let tries = (WORK / pairs).clamp(TRIES.0, TRIES.1);
        Self { model, sizes, edges, share, tries }
    }

    /// Moves nodes until none moves any more, or the model is cancelled.
    pub(super) fn reduce(&self, points: &mut [MapPoint]) {
        for _ in 0..ROUNDS {
            let mut moved = false;
            for node in 0..points.len() {
                if !(self.model.keep_going)() {
                    return;
                }
                let best = self.best(points, node);
                moved |= best != points[node];
                points[node] = best;
            }
            if !moved {
                return;
            }
        }
    }

    /// The cheapest point for a node: its own, unless another is cheaper.
    fn best(&self, points: &[MapPoint], node: usize) -> MapPoint {
        let mut tries: Vec<(f64, MapPoint)> = self
            .candidates(points, node)
            .into_iter()
            .map(|point| (self.model.cost(node, point, points), point))
            .collect();
        // Its own point stays first, the others come cheapest first.
        tries[1..].sort_by(|a, b| a.0.total_cmp(&b.0));
        let mut best = (f64::MAX, points[node]);
        for (own, point) in tries {
            if own >= best.0 {
                break;
            }
            let cost = own + self.crossed(points, node, point, best.0 - own);
            // Names are expensive to check.
            if cost < best.0 {
                let cost = cost + self.names(points, node, point, best.0 - cost);
                best = if cost < best.0 { (cost, point) } else { best };
            }
        }
        best.1
    }

    /// The point of a node, then points scattered around the middle of its neighbours.
    fn candidates(&self, points: &[MapPoint], node: usize) -> Vec<MapPoint> {
        let MapPoint { x, y } = MapPoint::mean(self.model.near(node).map(|other| points[other]));
        // Every node has its own pattern, so that two never share a point.
        let around = |step: usize| {
            let direction = AROUND[(5 * step + node) % AROUND.len()];
            let far = RADII.0 + RADII.1 * scattered(step + 3 * node);
            MapPoint { x: x + far * direction.x, y: y + far * direction.y }
        };
        std::iter::once(points[node]).chain((0..self.tries).map(around)).collect()
    }

    /// What the crossings of a node's edges cost at a point; counted no further than `limit`.
    fn crossed(&self, points: &[MapPoint], node: usize, point: MapPoint, limit: f64) -> f64 {
        let mut crossed = 0;
        let cost = |crossed: usize| CROSSING * self.share * to_f64(crossed);
        for end in self.model.near(node) {
            if cost(crossed) >= limit {
                break;
            }
            crossed += self.crossings(points, node, point, end);
        }
        cost(crossed)
    }

    /// What the names cost that a node at a point covers, or that edges strike through; counted no
    /// further than `limit`.
    fn names(&self, points: &[MapPoint], node: usize, point: MapPoint, limit: f64) -> f64 {
        let own = (point, self.sizes[node]);
        let others = self.edges.iter().filter(|(a, b)| *a != node && *b != node);
        let struck = others.filter(|(a, b)| strikes((points[*a], points[*b]), own)).count();
        let mut cost = STRUCK * self.share * to_f64(struck);
        for other in (0..points.len()).filter(|other| *other != node) {
            if cost >= limit {
                break;
            }
            cost += COVERED * overlap(own, (points[other], self.sizes[other]));
        }
        cost
    }

    /// How many edges a line from a node at a point would cross.
    fn crossings(&self, points: &[MapPoint], node: usize, point: MapPoint, end: usize) -> usize {
        let line = (point, points[end]);
        let cross = |(a, b): &&(usize, usize)| {
            let apart = *a != node && *b != node && *a != end && *b != end;
            apart && cross(line, (points[*a], points[*b]))
        };
        self.edges.iter().filter(cross).count()
    }
}

/// Whether a straight line runs through a name: through the inner half of its height.
fn strikes((a, b): (MapPoint, MapPoint), (point, half): (MapPoint, HalfSize)) -> bool {
    let (left, right) = (point.x - half.width, point.x + half.width);
    let (top, bottom) = (point.y - half.height / 2.0, point.y + half.height / 2.0);
    if a.x.max(b.x) < left || a.x.min(b.x) > right || a.y.max(b.y) < top || a.y.min(b.y) > bottom {
        return false;
    }
    let side = |x: f64, y: f64| (b.x - a.x) * (y - a.y) - (b.y - a.y) * (x - a.x) > 0.0;
    let first = side(left, top);
    [(right, top), (left, bottom), (right, bottom)].iter().any(|(x, y)| side(*x, *y) != first)
}

fn cross((a, b): (MapPoint, MapPoint), (c, d): (MapPoint, MapPoint)) -> bool {
    let beside = |a: f64, b: f64, c: f64, d: f64| a.max(b) < c.min(d) || c.max(d) < a.min(b);
    if beside(a.x, b.x, c.x, d.x) || beside(a.y, b.y, c.y, d.y) {
        return false;
    }
    let turn = |a: MapPoint, b: MapPoint, c: MapPoint| {
        (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)
    };
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}
