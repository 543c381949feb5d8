//! Makes room for names by moving overlapping boxes apart.
//!
//! As in FORBID (Giovannangeli, Lalanne, Giot and Bourqui, 2022), the layout still minimises its stress, with an
//! additional term for each pair of overlapping boxes, whose ideal distance is the one at which the boxes touch. As in
//! PRISM (Gansner and Hu, 2010), the distance of a pair may grow only by a limited factor per round.
#![expect(clippy::indexing_slicing, reason = "nodes have points and sizes")]

use super::map_point::MapPoint;
use super::stress::{StressModel, StressTerm};

/// Half of the width and of the height of a box, in layout units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct HalfSize {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// The factor by which the distance of two boxes may grow in one round.
const MAX_FACTOR: f64 = 1.5;
/// The weight of an overlap, relative to the stress of a pair at the same distance.
const WEIGHT: f64 = 6.0;
const ROUNDS: usize = 6;

/// Moves overlapping boxes apart until they hardly overlap, for at most [`ROUNDS`].
pub(super) fn separate(model: &StressModel, sizes: &[HalfSize], points: &mut [MapPoint]) {
    for _ in 0..ROUNDS {
        let overlaps = overlaps(sizes, points);
        if overlaps.iter().all(Vec::is_empty) {
            return;
        }
        let terms = |node: usize, points: &[MapPoint]| {
            let others = overlaps[node].iter();
            others.filter_map(|other| overlap_term(sizes, points, node, *other)).collect()
        };
        if !model.sweep(points, terms) {
            return;
        }
    }
}

/// The overlap of two boxes, from 0 (none) to 1 (they coincide).
pub(super) fn overlap(a: (MapPoint, HalfSize), b: (MapPoint, HalfSize)) -> f64 {
    let (width, height) = (a.1.width + b.1.width, a.1.height + b.1.height);
    let (across, down) = ((a.0.x - b.0.x).abs(), (a.0.y - b.0.y).abs());
    if across >= width || down >= height {
        return 0.0;
    }
    (1.0 - across / width).min(1.0 - down / height)
}

fn overlaps(sizes: &[HalfSize], points: &[MapPoint]) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..points.len()).collect();
    order.sort_by(|a, b| points[*a].y.total_cmp(&points[*b].y).then(a.cmp(b)));
    let max_height = sizes.iter().map(|half| half.height).fold(0.0, f64::max);
    let mut overlaps = vec![Vec::new(); points.len()];
    for (index, &a) in order.iter().enumerate() {
        for &b in &order[index + 1..] {
            if points[b].y - points[a].y > 2.0 * max_height {
                break;
            }
            if overlap((points[a], sizes[a]), (points[b], sizes[b])) > 0.01 {
                overlaps[a].push(b);
                overlaps[b].push(a);
            }
        }
    }
    overlaps
}

/// The stress term that moves two overlapping boxes apart; `None` if they do not overlap.
fn overlap_term(
    sizes: &[HalfSize],
    points: &[MapPoint],
    node: usize,
    other: usize,
) -> Option<StressTerm> {
    let offset = points[node] - points[other];
    let across = (sizes[node].width + sizes[other].width) / offset.x.abs().max(1e-9);
    let down = (sizes[node].height + sizes[other].height) / offset.y.abs().max(1e-9);
    let factor = across.min(down);
    let distance = offset.length().max(1e-6) * factor.min(MAX_FACTOR);
    (factor > 1.0).then_some(StressTerm { other, distance, weight: WEIGHT / (distance * distance) })
}
