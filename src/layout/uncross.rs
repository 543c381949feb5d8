//! Fewer crossings on a map: each node tries places around what it is tied to.
//!
//! Stress alone does not see crossings. After it has settled, a node moves to the candidate where
//! its crossings and its own stress together cost least (as in Davidson and Harel's energy, 1996,
//! without the chance). Only for maps small enough to be read line by line.

use super::number::real;
use super::places::Spot;

/// Beyond so many edges crossings cannot be followed by eye, and trying takes too long.
const MOST_EDGES: usize = 300;
const ROUNDS: usize = 3;
/// What one crossing is worth in stress.
const CROSSING: f64 = 0.3;
/// Candidates on each circle around the middle of the neighbours, and the circles.
const ANGLES: usize = 9;
const RADII: [f64; 3] = [0.3, 0.7, 1.1];

/// Lowers the crossings among `edges`; `stress` tells what a node would cost at a spot.
pub(super) fn uncross(
    edges: &[(usize, usize)],
    spots: &mut [Spot],
    stress: impl Fn(usize, Spot, &[Spot]) -> f64,
) {
    if edges.len() > MOST_EDGES {
        return;
    }
    for _ in 0..ROUNDS {
        let mut moved = false;
        for node in 0..spots.len() {
            let best = best(edges, spots, node, &stress);
            moved |= best != spots[node];
            spots[node] = best;
        }
        if !moved {
            return;
        }
    }
}

/// The cheapest spot for a node; where it is, unless another is cheaper.
fn best(
    edges: &[(usize, usize)],
    spots: &[Spot],
    node: usize,
    stress: &impl Fn(usize, Spot, &[Spot]) -> f64,
) -> Spot {
    let tied: Vec<usize> = edges.iter().filter_map(|edge| other(*edge, node)).collect();
    let spots_tried = candidates(&tied, spots, node).into_iter();
    let mut tries: Vec<(f64, Spot)> =
        spots_tried.map(|spot| (stress(node, spot, spots), spot)).collect();
    // From here on the first is where it is, and the others come cheapest first.
    tries[1..].sort_by(|a, b| a.0.total_cmp(&b.0));
    let mut best = (f64::MAX, spots[node]);
    for (own, spot) in tries {
        if own >= best.0 {
            break;
        }
        let cost = own + CROSSING * real(crossings(edges, &tied, spots, node, spot));
        if cost < best.0 {
            best = (cost, spot);
        }
    }
    best.1
}

fn other(edge: (usize, usize), node: usize) -> Option<usize> {
    match edge {
        (a, b) if a == node => Some(b),
        (a, b) if b == node => Some(a),
        _ => None,
    }
}

/// Where a node is, then circles around the middle of its neighbours.
fn candidates(tied: &[usize], spots: &[Spot], node: usize) -> Vec<Spot> {
    let mut candidates = vec![spots[node]];
    if tied.is_empty() {
        return candidates;
    }
    let count = real(tied.len());
    let x = tied.iter().map(|other| spots[*other].x).sum::<f64>() / count;
    let y = tied.iter().map(|other| spots[*other].y).sum::<f64>() / count;
    for radius in RADII {
        for step in 0..ANGLES {
            // A turn of its own for every node, so that two never fall on one spot.
            let turn = (real(step) + real(node) * 0.618) / real(ANGLES) * std::f64::consts::TAU;
            candidates.push(Spot { x: x + radius * turn.cos(), y: y + radius * turn.sin() });
        }
    }
    candidates
}

/// How many edges those of a node would cross if it lay at a spot.
fn crossings(
    edges: &[(usize, usize)],
    tied: &[usize],
    spots: &[Spot],
    node: usize,
    spot: Spot,
) -> usize {
    let crossed = |end: &usize| {
        let cross = |(a, b): &&(usize, usize)| {
            let apart = ![*a, *b].iter().any(|other| *other == node || other == end);
            apart && cross((spot, spots[*end]), (spots[*a], spots[*b]))
        };
        edges.iter().filter(cross).count()
    };
    tied.iter().map(crossed).sum()
}

/// Whether two straight lines cross.
fn cross((a, b): (Spot, Spot), (c, d): (Spot, Spot)) -> bool {
    let beside = |a: f64, b: f64, c: f64, d: f64| a.max(b) < c.min(d) || c.max(d) < a.min(b);
    if beside(a.x, b.x, c.x, d.x) || beside(a.y, b.y, c.y, d.y) {
        return false;
    }
    let turn = |a: Spot, b: Spot, c: Spot| (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    turn(a, b, c) * turn(a, b, d) < 0.0 && turn(c, d, a) * turn(c, d, b) < 0.0
}
