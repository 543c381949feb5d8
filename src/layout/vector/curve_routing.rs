//! The curves of relations: those of the same pair run side by side.
#![expect(clippy::indexing_slicing, reason = "ends are indices of names, which have areas")]

use crate::layout::map::MapPoint;
use crate::layout::picture::to_f64;

use super::bounding_box::BoundingBox;
use super::box_index::BoxIndex;
use super::curve::Curve;

/// The distance between two curves of a bundle at their middles, in pixels.
const SPACING: f64 = 16.0;
/// The maximum width of a bundle, as a share of its length.
const MAX_SPREAD: f64 = 0.8;
/// The distance between the ends of two curves of a bundle, in pixels.
const END_SPACING: f64 = 7.0;
/// How far the ends of curves are shifted towards the other box, as a share of the distance.
const ANCHOR_SHIFT: f64 = 0.3;
/// The share of the width and height of a box in which curves may end.
const END_AREA: f64 = 0.75;
/// The bends to try, in pixels, in this order.
const BENDS: [f64; 13] =
    [0.0, 16.0, -16.0, 32.0, -32.0, 50.0, -50.0, 75.0, -75.0, 105.0, -105.0, 140.0, -140.0];
/// The maximum bend, as a share of the length.
const MAX_BEND: f64 = 0.6;
/// The space between a curve and the names that it bends around, in pixels.
const CLEARANCE: f64 = 5.0;

/// The two boxes of a bundle, by index, and the number of its relations.
#[derive(Clone, Copy)]
pub(super) struct BundleEnds {
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) relation_count: usize,
}

/// Computes curves between boxes.
pub(super) struct CurveRouter<'a> {
    areas: &'a [BoundingBox],
    index: BoxIndex,
}

impl<'a> CurveRouter<'a> {
    pub(super) fn new(areas: &'a [BoundingBox]) -> Self {
        let index = BoxIndex::new(areas.iter().map(|area| area.padded(CLEARANCE)));
        Self { areas, index }
    }

    /// The possible bends of a bundle, each with the number of points at which its curves would run through the name of
    /// another entity.
    pub(super) fn bends(&self, ends: BundleEnds) -> Vec<(f64, usize)> {
        let [start, end] = self.anchors(ends);
        let max_bend = MAX_BEND * (end - start).length();
        let is_possible = |bend: &f64| bend.abs() <= max_bend;
        let bends = BENDS.into_iter().filter(is_possible).map(|bend| {
            let curves = self.curves(ends, bend);
            (bend, curves.into_iter().map(|curve| self.struck_names(curve, ends)).sum())
        });
        bends.collect()
    }

    /// The curves of a bundle, one for each relation; all run from the first box to the second.
    pub(super) fn curves(&self, ends: BundleEnds, bend: f64) -> Vec<Curve> {
        let BundleEnds { from, to, relation_count: count } = ends;
        if from == to {
            return (0..count).map(|nth| self.loop_curve(from, nth)).collect();
        }
        let [start, end] = self.anchors(ends);
        let length = (end - start).length().max(1.0);
        let across = MapPoint { x: start.y - end.y, y: end.x - start.x } * (1.0 / length);
        let spacing = SPACING.min(MAX_SPREAD * length / to_f64(count));
        let curve = |nth: usize| {
            let rank = to_f64(nth) - to_f64(count - 1) / 2.0;
            let shift = across * (rank * END_SPACING.min(spacing));
            let start = clamped(start + shift, self.areas[from]);
            let end = clamped(end + shift, self.areas[to]);
            Curve::bent(start, end, rank * spacing + bend)
        };
        (0..count).map(curve).collect()
    }

    /// Whether a point is outside both boxes of a bundle.
    pub(super) fn is_outside(&self, ends: BundleEnds, point: MapPoint) -> bool {
        [ends.from, ends.to].iter().all(|name| !self.areas[*name].contains(point))
    }

    fn anchors(&self, ends: BundleEnds) -> [MapPoint; 2] {
        [self.anchor(ends.from, ends.to), self.anchor(ends.to, ends.from)]
    }

    /// The point in a box at which its curves to another box end: the middle, shifted towards the other box, so that the
    /// curves of a name do not all end at the same point.
    fn anchor(&self, name: usize, other: usize) -> MapPoint {
        let middle = self.areas[name].middle;
        let shifted = middle + (self.areas[other].middle - middle) * ANCHOR_SHIFT;
        clamped(shifted, self.areas[name])
    }

    /// The number of points at which a curve runs through the name of another entity.
    fn struck_names(&self, curve: Curve, ends: BundleEnds) -> usize {
        let is_other = |name: &usize| *name != ends.from && *name != ends.to;
        curve.points().map(|point| self.index.containing(point).filter(is_other).count()).sum()
    }

    /// A loop above the right end of a box; further loops are larger.
    fn loop_curve(&self, name: usize, nth: usize) -> Curve {
        let area = self.areas[name];
        let (out, up) = (26.0 + 14.0 * to_f64(nth), 34.0 + 14.0 * to_f64(nth));
        let corner = MapPoint { x: area.right(), y: area.top() };
        let start = MapPoint { x: corner.x - 22.0, y: area.middle.y };
        let end = MapPoint { x: corner.x - 4.0, y: area.middle.y };
        let towards = |x: f64, y: f64| corner + MapPoint { x, y };
        Curve([start, towards(-out, -up), towards(out, -up), end])
    }
}

/// The nearest point in the part of a box in which curves may end.
fn clamped(point: MapPoint, area: BoundingBox) -> MapPoint {
    let (width, height) = (area.half_width * END_AREA, area.half_height * END_AREA);
    let offset = point - area.middle;
    area.middle + MapPoint { x: offset.x.clamp(-width, width), y: offset.y.clamp(-height, height) }
}
