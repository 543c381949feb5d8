//! Chooses how far the curves of each bundle bend: around names, then with as few crossings as possible.
#![expect(clippy::indexing_slicing, reason = "each bundle has a line; windows of two are pairs")]

use crate::layout::map::{MapPoint, lines_cross};
use crate::layout::picture::to_f64;

use super::curve_routing::{BundleEnds, CurveRouter};

/// The maximum number of bundles for which crossings are counted.
const MAX_BUNDLES: usize = 400;
const ROUNDS: usize = 2;
/// The cost of running through a name at one point, relative to a crossing.
const STRIKE_COST: f64 = 4.0;
/// The cost of a pixel of bend, relative to a crossing.
const BEND_COST: f64 = 0.02;

/// The bend of each bundle, in pixels.
pub(super) fn choose_bends(router: &CurveRouter<'_>, bundles: &[BundleEnds]) -> Vec<f64> {
    let possible: Vec<Vec<(f64, usize)>> = bundles.iter().map(|ends| router.bends(*ends)).collect();
    let fewest_strikes = |bends: &Vec<(f64, usize)>| {
        bends.iter().min_by_key(|(_, strikes)| *strikes).map_or(0.0, |(bend, _)| *bend)
    };
    let mut chosen: Vec<f64> = possible.iter().map(fewest_strikes).collect();
    if bundles.len() > MAX_BUNDLES {
        return chosen;
    }
    let polyline = |ends: BundleEnds, bend: f64| Polyline::new(router, ends, bend);
    let mut lines: Vec<Polyline> =
        bundles.iter().zip(&chosen).map(|(ends, bend)| polyline(*ends, *bend)).collect();
    for _ in 0..ROUNDS {
        for (index, ends) in bundles.iter().enumerate().filter(|(_, ends)| ends.from != ends.to) {
            let candidates = possible[index].iter().map(|(bend, strikes)| {
                let line = polyline(*ends, *bend);
                let others = lines[..index].iter().chain(&lines[index + 1..]);
                let crossings = others.filter(|other| other.crosses(&line)).count();
                let cost = to_f64(crossings) + STRIKE_COST * to_f64(*strikes);
                (cost + BEND_COST * bend.abs(), *bend, line)
            });
            let best = candidates.min_by(|a, b| a.0.total_cmp(&b.0));
            if let Some((_, bend, line)) = best {
                chosen[index] = bend;
                lines[index] = line;
            }
        }
    }
    chosen
}

/// The middle curve of a bundle as straight pieces, outside the names at its ends.
struct Polyline(Vec<MapPoint>);

impl Polyline {
    fn new(router: &CurveRouter<'_>, ends: BundleEnds, bend: f64) -> Self {
        let curves = router.curves(ends, bend);
        let points = curves[curves.len() / 2].points().step_by(3);
        Self(points.filter(|point| router.is_outside(ends, *point)).collect())
    }

    fn crosses(&self, other: &Self) -> bool {
        self.pieces().any(|piece| other.pieces().any(|other| lines_cross(piece, other)))
    }

    fn pieces(&self) -> impl Iterator<Item = (MapPoint, MapPoint)> {
        self.0.windows(2).map(|piece| (piece[0], piece[1]))
    }
}
