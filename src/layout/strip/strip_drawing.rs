//! From where everything stands to a drawing.

use std::collections::BTreeSet;

use crate::layout::picture::{
    ArrowHead, Course, Direction, Drawing, Edge, Hidden, Node, Note, PictureForm, Point,
    SIGN_WIDTH, cells, distinct_labels, heads, named_node, shown_relations, straighten,
    unrouted_edge,
};
use crate::model::EntityId;
use crate::text::fit;

use super::hop_text::StripHop;
use super::strip_request::{CaptionStyle, StripRequest};
use super::strip_rows::{HopSlot, LineWrap, NameSlot, RowLayout};

/// Draws what was dealt out, and says what was not.
pub(super) fn draw_rows(
    request: &StripRequest<'_>,
    hops: &[StripHop],
    layout: &RowLayout,
) -> Drawing {
    let mut drawing =
        Drawing { size: request.size, form: PictureForm::Strip, ..Drawing::default() };
    drawing.nodes = nodes(request, hops, layout);
    let names = layout.start.iter().copied().chain(layout.hops.iter().map(|spot| spot.name));
    for ((hop, spot), (before, node)) in
        hops.iter().zip(&layout.hops).zip(names.zip(&drawing.nodes))
    {
        drawing.edges.push(edge(request, hop, spot, before, node));
        let caption_style = layout.caption_style.unwrap_or(CaptionStyle::Nothing);
        for (row, text) in hop.caption(caption_style, spot.word).into_iter().enumerate() {
            let at = at(spot.word_x(), spot.name.y + 1 + row);
            drawing.notes.push(Note { text, at });
        }
    }
    drawing.hidden = hidden(request, &drawing);
    note(request, &mut drawing);
    drawing
}

fn nodes(request: &StripRequest<'_>, hops: &[StripHop], layout: &RowLayout) -> Vec<Node> {
    let start = layout.start.iter().map(|name| (request.from, *name));
    let ends = hops.iter().zip(&layout.hops).map(|(hop, spot)| (hop.to, spot.name));
    let places: Vec<(EntityId, NameSlot)> = start.chain(ends).collect();
    let asked: Vec<(&str, usize)> = places
        .iter()
        .map(|(id, name)| {
            (request.graph.entity(*id).name(), name.columns.saturating_sub(SIGN_WIDTH))
        })
        .collect();
    let labels = distinct_labels(&asked);
    let node = |((id, name), label): ((EntityId, NameSlot), String)| {
        named_node(request.graph, id, label, at(name.x, name.y), 0)
    };
    places.into_iter().zip(labels).map(node).collect()
}

fn edge(
    request: &StripRequest<'_>,
    hop: &StripHop,
    spot: &HopSlot,
    before: NameSlot,
    node: &Node,
) -> Edge {
    let y = spot.name.y;
    let mut edge = unrouted_edge(request.graph, &hop.bundle, hop.to, spot.word);
    edge.course = Course::Alone;
    edge.label_at = at(spot.word_x(), y);
    let out = ArrowHead { at: at(spot.head_x(), y), towards: Direction::Right };
    let back = ArrowHead { at: at(spot.x, y), towards: Direction::Left };
    edge.heads = heads(request.graph, &hop.bundle, [(hop.to, out), (hop.from, back)]);
    edge.points = start(spot, before, node);
    edge.points.push(out.at);
    straighten(&mut edge.points);
    if hop.bundle.from == hop.to {
        edge.points.reverse();
    }
    edge
}

/// The corners of a line up to the row of its word.
fn start(spot: &HopSlot, before: NameSlot, node: &Node) -> Vec<Point> {
    let y = spot.name.y;
    match spot.wrap {
        None => vec![at(spot.x, y)],
        Some(LineWrap::Down) => vec![at(0, before.y), at(0, y)],
        Some(LineWrap::Along(row)) => {
            let x = usize::from(node.at.middle().x);
            vec![at(x, before.y), at(x, row), at(0, row), at(0, y)]
        }
    }
}

/// What of the path is not in the drawing.
fn hidden(request: &StripRequest<'_>, drawing: &Drawing) -> Hidden {
    let ends = request.legs.iter().map(|leg| leg.to);
    let all: BTreeSet<EntityId> = ends.chain([request.from]).collect();
    let entities = all.iter().filter(|id| drawing.node(**id).is_none()).count();
    let all: usize = request.legs.iter().map(|leg| leg.relations.len()).sum();
    Hidden { entities, relations: all - shown_relations(drawing), page: 0, pages: 1 }
}

/// Says at the bottom how many hops are not shown.
fn note(request: &StripRequest<'_>, drawing: &mut Drawing) {
    let left = request.legs.len() - drawing.edges.len();
    let Some(y) = request.size.height.checked_sub(1).filter(|y| left > 0 && *y > 0) else { return };
    let hops = if left == 1 { "hop" } else { "hops" };
    let text =
        fit(&format!("and {left} more {hops}"), usize::from(request.size.width)).into_owned();
    drawing.notes.push(Note { text, at: Point::new(0, y) });
}

fn at(x: usize, y: usize) -> Point {
    Point::new(cells(x), cells(y))
}
