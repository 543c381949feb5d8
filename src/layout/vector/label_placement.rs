//! Places the labels of curves where they overlap neither names nor other labels.
#![expect(clippy::indexing_slicing, reason = "every edge has a text")]

use crate::layout::map::MapPoint;

use super::bounding_box::BoundingBox;
use super::box_index::BoxIndex;
use super::curve_label::CurveLabel;
use super::name_box::NameBox;
use super::vector_edge::VectorEdge;

/// The positions along a curve to try for its label, as shares of its parameter.
const SHARES: [f64; 13] =
    [0.5, 0.45, 0.55, 0.4, 0.6, 0.34, 0.66, 0.28, 0.72, 0.22, 0.78, 0.16, 0.84];
/// The vertical distances from a curve to try for its label, in pixels, in this order.
const OFFSETS: [f64; 3] = [0.0, -9.0, 9.0];

/// Half the size of an arrowhead, in pixels.
const HEAD_HALF_SIZE: f64 = 4.5;

/// Gives labels to the edges that have room for one. A label covers as few other curves as possible.
pub(super) fn place_labels(edges: &mut [VectorEdge], boxes: &[NameBox], texts: &[String]) {
    let mut taken = BoxIndex::new(boxes.iter().map(|name_box| name_box.area));
    for head in edges.iter().flat_map(|edge| &edge.heads) {
        taken.insert(usize::MAX, head_area(*head));
    }
    let mut curves = BoxIndex::default();
    for (number, edge) in edges.iter().enumerate() {
        for middle in edge.curve.points() {
            curves.insert(number, BoundingBox { middle, half_width: 1.0, half_height: 1.0 });
        }
    }
    for number in shortest_first(edges) {
        let mut label = CurveLabel::new(texts[number].clone());
        let curve = edges[number].curve;
        let covered =
            |area: &BoundingBox| curves.overlapping(*area).filter(|other| *other != number).count();
        let area = OFFSETS.iter().find_map(|offset| {
            let offset = MapPoint { x: 0.0, y: *offset };
            let middles = SHARES.iter().map(|share| curve.at(*share) + offset);
            let areas = middles.map(|middle| BoundingBox { middle, ..label.area });
            areas.filter(|area| taken.overlapping(*area).next().is_none()).min_by_key(covered)
        });
        if let Some(area) = area {
            taken.insert(usize::MAX, area);
            label.area = area;
            edges[number].label = Some(label);
        }
    }
}

fn head_area([tip, base]: [MapPoint; 2]) -> BoundingBox {
    let middle = (tip + base) * 0.5;
    BoundingBox { middle, half_width: HEAD_HALF_SIZE, half_height: HEAD_HALF_SIZE }
}

/// The indices of the edges, shortest first, because a short edge has the fewest places for its label.
fn shortest_first(edges: &[VectorEdge]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..edges.len()).collect();
    let length = |number: &usize| {
        let [start, .., end] = edges[*number].curve.0;
        (end - start).length()
    };
    order.sort_by(|a, b| length(a).total_cmp(&length(b)).then(a.cmp(b)));
    order
}
