//! Places boxes by distance in the graph, without overlaps.

use std::cmp::Ordering;

use crate::layout::map::{MapPoint, Positions};
use crate::model::{Graph, Selection};

use super::bounding_box::BoundingBox;
use super::name_box::{MIN_FONT_SIZE, NameBox};

/// The share of the picture that boxes may fill; the rest is for curves and their labels.
const MAX_FILL: f64 = 0.13;
/// The minimum scale, in pixels per layout unit: the ideal distance between neighbours.
const MIN_UNIT: f64 = 80.0;
/// The space around the box of a name in the smallest font, in pixels.
const GAP: f64 = 11.0;
/// The additional space for each further pixel of the font size: entities with many relations need room for them.
const GAP_PER_FONT_PIXEL: f64 = 3.0;
/// The maximum number of boxes with [`LABEL_ROOM`].
const MAX_SPACIOUS: usize = 30;
/// The additional space to the left and right of a box, in pixels, for the labels of short curves.
const LABEL_ROOM: f64 = 36.0;
/// The number of rounds after which the picture grows by [`GROWTH`] if boxes still overlap.
const ROUNDS_PER_SCALE: usize = 60;
const GROWTH: f64 = 1.1;
/// The layout is stretched horizontally by this factor, because names are wide; crossings stay the same.
const STRETCH: f64 = 1.4;
/// Boxes that would have to be pushed apart by more than this multiple of their offset are pushed horizontally or
/// vertically instead.
const MAX_FACTOR: f64 = 1.0;
/// Boxes are pushed this much further than needed, in pixels, so that rounding never leaves an overlap.
const ROUNDING: f64 = 0.1;

/// Moves every box to its place.
pub(super) fn place(graph: &Graph, selection: &Selection, boxes: &mut [NameBox]) {
    let positions = Positions::new(graph, selection);
    let points = boxes.iter().map(|name_box| positions.get(name_box.id).unwrap_or_default());
    let points: Vec<MapPoint> = points.collect();
    let scale = pixels_per_unit(&positions, boxes);
    let label_room = if boxes.len() <= MAX_SPACIOUS { LABEL_ROOM } else { 0.0 };
    let padded = boxes.iter().map(|name_box| {
        let font_pixels = name_box.font_size.saturating_sub(MIN_FONT_SIZE);
        let area = name_box.area.padded(GAP + GAP_PER_FONT_PIXEL * f64::from(font_pixels));
        BoundingBox { half_width: area.half_width + label_room, ..area }
    });
    let mut areas: Vec<BoundingBox> = padded.collect();
    for (area, point) in areas.iter_mut().zip(&points) {
        area.middle = MapPoint { x: point.x * scale * STRETCH, y: point.y * scale };
    }
    separate(&mut areas);
    for (name_box, area) in boxes.iter_mut().zip(areas) {
        name_box.area.middle = area.middle;
    }
}

fn pixels_per_unit(positions: &Positions, boxes: &[NameBox]) -> f64 {
    let (min, max) = positions.bounds();
    let map_area = (max.x - min.x + 1.0) * STRETCH * (max.y - min.y + 1.0);
    let box_areas = boxes.iter().map(|name_box| name_box.area);
    let box_area: f64 = box_areas.map(|area| 4.0 * area.half_width * area.half_height).sum();
    (box_area / (MAX_FILL * map_area)).sqrt().max(MIN_UNIT)
}

/// Moves boxes apart until no two overlap.
fn separate(areas: &mut [BoundingBox]) {
    let mut round = 0;
    while push_apart(areas) {
        round += 1;
        if round % ROUNDS_PER_SCALE == 0 {
            for area in areas.iter_mut() {
                area.middle = area.middle * GROWTH;
            }
        }
    }
}

/// Pushes every pair of overlapping boxes apart, and returns whether there was one.
#[expect(clippy::indexing_slicing, reason = "the order is that of the areas")]
fn push_apart(areas: &mut [BoundingBox]) -> bool {
    let mut order: Vec<usize> = (0..areas.len()).collect();
    order.sort_by(|a, b| areas[*a].left().total_cmp(&areas[*b].left()).then(a.cmp(b)));
    let mut has_moved = false;
    for (index, &a) in order.iter().enumerate() {
        for &b in &order[index + 1..] {
            if areas[b].left() > areas[a].right() {
                break;
            }
            let (across, down) = areas[a].overlap(areas[b]);
            if across <= 0.0 || down <= 0.0 {
                continue;
            }
            let step = push_step(areas[b].middle - areas[a].middle, (across, down), a.cmp(&b));
            areas[a].middle = areas[a].middle - step;
            areas[b].middle = areas[b].middle + step;
            has_moved = true;
        }
    }
    has_moved
}

/// How far to push each of two boxes, given the offset from the first to the second, and the missing space in each
/// direction: along the offset, as in PRISM (Gansner and Hu, 2010), so that the layout keeps its shape. If the offset is
/// zero, the order of the boxes decides the direction.
fn push_step(offset: MapPoint, (across, down): (f64, f64), order: Ordering) -> MapPoint {
    let share = |missing: f64, distance: f64| missing / distance.abs().max(1e-9);
    let factor = share(across, offset.x).min(share(down, offset.y));
    if factor < MAX_FACTOR {
        return offset * (factor / 2.0) + unit_vector(offset) * ROUNDING;
    }
    let is_backward = |value: f64| value < 0.0 || (value == 0.0 && order.is_gt());
    let sign = |value: f64| if is_backward(value) { -1.0 } else { 1.0 };
    if across < down {
        MapPoint { x: sign(offset.x) * (across / 2.0 + ROUNDING), y: 0.0 }
    } else {
        MapPoint { x: 0.0, y: sign(offset.y) * (down / 2.0 + ROUNDING) }
    }
}

/// The direction of an offset, as a vector of length 1.
fn unit_vector(offset: MapPoint) -> MapPoint {
    offset * (1.0 / offset.length().max(1e-9))
}
