//! Makes room for names on a map: overlapping boxes push each other apart, no more than necessary.
//!
//! As in FORBID (Giovannangeli, Lalanne, Giot and Bourqui, 2022), the layout still minimises its own stress while
//! each pair of overlapping boxes wants the distance at which they touch; how far a pair may move at once is limited
//! as in PRISM (Gansner and Hu, 2010).

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

/// Moves boxes that are not `pinned` until hardly any overlap, or the model is cancelled.
pub(super) fn separate(
    model: &StressModel<'_>,
    sizes: &[HalfSize],
    points: &mut [MapPoint],
    pinned: &[bool],
) {
    for _ in 0..ROUNDS {
        let overlaps = overlaps(sizes, points);
        if overlaps.iter().all(Vec::is_empty) {
            return;
        }
        let apart = |node: usize, points: &[MapPoint]| {
            let others = overlaps[node].iter();
            others.filter_map(|other| apart(sizes, points, node, *other)).collect()
        };
        if !model.sweep(points, pinned, apart) {
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
    let highest = sizes.iter().map(|half| half.height).fold(0.0, f64::max);
    let mut found = vec![Vec::new(); points.len()];
    for (index, &a) in order.iter().enumerate() {
        for &b in &order[index + 1..] {
            if points[b].y - points[a].y > 2.0 * highest {
                break;
            }
            if overlap((points[a], sizes[a]), (points[b], sizes[b])) > 0.01 {
                found[a].push(b);
                found[b].push(a);
            }
        }
    }
    found
}

/// The wanted distance of two overlapping boxes; `None` if they do not overlap.
fn apart(sizes: &[HalfSize], points: &[MapPoint], node: usize, other: usize) -> Option<StressTerm> {
    let apart = points[node] - points[other];
    let across = (sizes[node].width + sizes[other].width) / apart.x.abs().max(1e-9);
    let along = (sizes[node].height + sizes[other].height) / apart.y.abs().max(1e-9);
    let factor = across.min(along);
    let distance = apart.length().max(1e-6) * factor.min(MAX_FACTOR);
    (factor > 1.0).then_some(StressTerm { other, distance, weight: WEIGHT / (distance * distance) })
}
