#![expect(clippy::indexing_slicing, reason = "every selected entity has a box and a count")]

use std::collections::BTreeMap;

use crate::layout::map::MapPoint;
use crate::layout::picture::Bundle;
use crate::model::{EntityId, Graph, Relation, RelationId, Selection, Standing};
use crate::text::symbol::{ALLEGED, DENIED, DISPUTED};

use super::bend_choice::choose_bends;
use super::bounding_box::BoundingBox;
use super::curve_routing::{BundleEnds, CurveRouter};
use super::label_placement::place_labels;
use super::legend::{LegendEntry, legend};
use super::name_box::NameBox;
use super::placement::place;
use super::vector_edge::VectorEdge;

/// The space around the picture, in pixels.
const MARGIN: f64 = 20.0;
/// The legend of a narrower picture may be wider than the picture, up to this width, in pixels.
const MIN_LEGEND_WIDTH: f64 = 560.0;

/// Placed entities with curves between them, in pixels.
///
/// Names and labels never overlap. Every entity has a box and every relation a curve; relations of the same pair run side
/// by side.
#[derive(Clone, Debug, PartialEq)]
pub struct VectorPicture {
    /// The area of the picture.
    pub(crate) area: BoundingBox,
    /// One box per entity, in the order of the selection.
    pub(crate) boxes: Vec<NameBox>,
    /// One edge per relation, in the order of the selection.
    pub(crate) edges: Vec<VectorEdge>,
    pub(crate) legend: Vec<LegendEntry>,
}

impl VectorPicture {
    /// Draws the entities and relations of a selection.
    pub fn new(graph: &Graph, selection: &Selection) -> Self {
        let mut boxes = name_boxes(graph, selection);
        place(graph, selection, &mut boxes);
        let mut edges = edges(graph, selection, &boxes);
        let label = |edge: &VectorEdge| label_text(graph.relation(edge.relation));
        let texts: Vec<String> = edges.iter().map(label).collect();
        place_labels(&mut edges, &boxes, &texts);
        let area = total_area(&boxes, &edges).padded(MARGIN);
        let corner = MapPoint { x: area.left() + MARGIN, y: area.bottom() };
        let width = (2.0 * area.half_width).max(MIN_LEGEND_WIDTH) - 2.0 * MARGIN;
        let (legend, height) = legend(graph, selection, corner, width);
        let area = with_legend(area, &legend, height);
        Self { area, boxes, edges, legend }
    }

    /// The entities, and the middles of their names.
    pub fn middles(&self) -> impl Iterator<Item = (EntityId, MapPoint)> {
        self.boxes.iter().map(|name_box| (name_box.id, name_box.area.middle))
    }

    /// The upper left and lower right corners of all names and labels.
    pub fn text_areas(&self) -> impl Iterator<Item = [MapPoint; 2]> {
        let names = self.boxes.iter().map(|name_box| name_box.area);
        let labels = self.edges.iter().filter_map(|edge| Some(edge.label.as_ref()?.area));
        names.chain(labels).map(|area| {
            let (left, top) = (area.left(), area.top());
            [MapPoint { x: left, y: top }, MapPoint { x: area.right(), y: area.bottom() }]
        })
    }

    /// The relations, and points along their curves.
    pub fn lines(&self) -> impl Iterator<Item = (RelationId, Vec<MapPoint>)> {
        self.edges.iter().map(|edge| (edge.relation, edge.curve.points().collect()))
    }
}

fn name_boxes(graph: &Graph, selection: &Selection) -> Vec<NameBox> {
    let counts = selection.relation_counts(graph);
    let name_box = |id: &EntityId| NameBox::new(graph, *id, counts[id.index()]);
    selection.entities.iter().map(name_box).collect()
}

fn edges(graph: &Graph, selection: &Selection, boxes: &[NameBox]) -> Vec<VectorEdge> {
    let areas: Vec<BoundingBox> = boxes.iter().map(|name_box| name_box.area).collect();
    let row = boxes.iter().enumerate().map(|(row, name_box)| (name_box.id, row));
    let row: BTreeMap<EntityId, usize> = row.collect();
    let bundles = Bundle::group_by_pair(graph, &selection.relations);
    let ends = bundles.iter().map(|bundle| BundleEnds {
        from: row[&bundle.from],
        to: row[&bundle.to],
        relation_count: bundle.relations.len(),
    });
    let ends: Vec<BundleEnds> = ends.collect();
    let router = CurveRouter::new(&areas);
    let bends = choose_bends(&router, &ends);
    let mut edges = Vec::new();
    for ((bundle, ends), bend) in bundles.iter().zip(ends).zip(bends) {
        for (relation, curve) in bundle.relations.iter().zip(router.curves(ends, bend)) {
            let is_forward = graph.relation(*relation).from().id() == bundle.from;
            let (curve, ends) = if is_forward {
                (curve, [ends.from, ends.to])
            } else {
                (curve.reversed(), [ends.to, ends.from])
            };
            edges.push(VectorEdge::new(graph, *relation, curve, ends.map(|row| areas[row])));
        }
    }
    edges.sort_by_key(|edge| edge.relation);
    edges
}

/// The label of a relation: what it says, after at most one symbol.
fn label_text(relation: Relation<'_>) -> String {
    let sign = match relation.standing() {
        Standing::Denied => DENIED.glyph,
        Standing::Alleged => ALLEGED.glyph,
        _ if relation.is_disputed() => DISPUTED.glyph,
        _ => "",
    };
    format!("{sign}{}", relation.kind().says)
}

fn total_area(boxes: &[NameBox], edges: &[VectorEdge]) -> BoundingBox {
    let names = boxes.iter().map(|name_box| name_box.area);
    let labels = edges.iter().filter_map(|edge| Some(edge.label.as_ref()?.area));
    let point = |middle: MapPoint| BoundingBox { middle, ..BoundingBox::default() };
    let curves = edges.iter().flat_map(|edge| edge.curve.points()).map(point);
    let all = names.chain(labels).chain(curves);
    all.reduce(BoundingBox::union).unwrap_or_default()
}

/// The area of a picture, extended by a legend of this height below it.
fn with_legend(area: BoundingBox, legend: &[LegendEntry], height: f64) -> BoundingBox {
    let right = legend.iter().map(|entry| entry.right() + MARGIN).fold(area.right(), f64::max);
    let corner = MapPoint { x: right, y: area.bottom() + height };
    area.union(BoundingBox { middle: corner, ..BoundingBox::default() })
}
