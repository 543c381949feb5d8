//! Room for names on a map: boxes that overlap push each other apart, and no more than they must.
//!
//! As in FORBID (Giovannangeli, Lalanne, Giot and Bourqui, 2022) the layout's own stress goes on
//! being lowered while each pair of overlapping boxes asks for the distance at which they touch; how
//! far a pair may ask to go at once is limited as in PRISM (Gansner and Hu, 2010).

use super::map_point::MapPoint;
use super::stress::{StressModel, StressTerm};

/// Half of the width and of the height of a box, in layout units.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct HalfSize {
    pub(super) width: f64,
    pub(super) height: f64,
}

/// How much further apart two boxes may be asked to go in one round.
const MAX_FACTOR: f64 = 1.5;
/// What an overlap counts next to the stress of a pair of the same distance.
const WEIGHT: f64 = 6.0;
const ROUNDS: usize = 6;

/// Moves what is not `pinned` until hardly any boxes overlap, or the model may not go on.
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
        if !model.round(points, pinned, apart) {
            return;
        }
    }
}

/// How far two boxes overlap, from 0 if they do not to 1 if they coincide.
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

/// How far apart two overlapping boxes want to be; nothing if they no longer overlap.
fn apart(sizes: &[HalfSize], points: &[MapPoint], node: usize, other: usize) -> Option<StressTerm> {
    let apart = points[node] - points[other];
    let across = (sizes[node].width + sizes[other].width) / apart.x.abs().max(1e-9);
    let along = (sizes[node].height + sizes[other].height) / apart.y.abs().max(1e-9);
    let factor = across.min(along);
    let distance = apart.length().max(1e-6) * factor.min(MAX_FACTOR);
    (factor > 1.0).then_some(StressTerm { other, distance, weight: WEIGHT / (distance * distance) })
}
