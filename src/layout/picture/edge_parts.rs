//! An edge's words and heads, whatever way its line takes.

use crate::layout::mark::LOOP;
use crate::model::{EntityId, Graph};

use super::bundle::{Bundle, Flow};
use super::drawing::{ArrowHead, Course, Drawing, Edge, LabelAnchor};
use super::geometry::{Point, cells};

/// An edge that says what it is and has no line yet.
///
/// `rightwards` is the end that stands further right, `columns` what its words may fill.
pub(crate) fn unrouted_edge(
    graph: &Graph,
    bundle: &Bundle,
    rightwards: EntityId,
    columns: usize,
) -> Edge {
    Edge {
        from: bundle.from,
        to: bundle.to,
        relations: bundle.relations.clone(),
        points: Vec::new(),
        heads: Vec::new(),
        label: bundle.label(graph, rightwards, columns),
        labels: bundle.labels(graph, rightwards, columns),
        label_at: Point::default(),
        label_width: cells(columns),
        label_anchor: LabelAnchor::Start,
        tone: bundle.tone(graph),
        standing: bundle.standing(graph),
        course: Course::Trunk,
    }
}

/// The heads of a bundle, from one at either end: both for what runs both ways.
pub(crate) fn heads(
    graph: &Graph,
    bundle: &Bundle,
    ends: [(EntityId, ArrowHead); 2],
) -> Vec<ArrowHead> {
    let both = bundle.run(graph) != Flow::Forward;
    let wanted = ends.into_iter().filter(|(id, _)| both || *id == bundle.to);
    wanted.map(|(_, head)| head).collect()
}

/// Turns an edge into a sign at a cell with its words behind it.
pub(crate) fn mark_loop(edge: &mut Edge, sign: Point) {
    edge.points = vec![sign];
    edge.label_at = sign;
    edge.label.insert_str(0, LOOP.glyph);
    for label in &mut edge.labels {
        label.insert_str(0, LOOP.glyph);
    }
    edge.label_width = edge.label_width.saturating_add(1);
}

/// Drops points that repeat, and those in the middle of a straight line.
pub(crate) fn straighten(points: &mut Vec<Point>) {
    points.dedup();
    let mut index = 1;
    while index + 1 < points.len() {
        let (a, b, c) = (points[index - 1], points[index], points[index + 1]);
        if (a.x == b.x && b.x == c.x) || (a.y == b.y && b.y == c.y) {
            points.remove(index);
        } else {
            index += 1;
        }
    }
}

/// The edges of a drawing, each relation's row in it.
pub(crate) fn shown_relations(drawing: &Drawing) -> usize {
    drawing.edges.iter().map(|edge| edge.relations.len()).sum()
}
