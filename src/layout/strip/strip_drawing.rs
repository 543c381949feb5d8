use crate::layout::picture::{
    Arrowhead, Direction, Drawing, Edge, Node, Note, PictureForm, Point, Routing, SYMBOL_WIDTH,
    distinct_labels, to_cells,
};
use crate::model::EntityId;
use crate::text::count;

use super::hop_text::StripHop;
use super::strip_request::StripRequest;
use super::strip_rows::{HopSlot, LineWrap, NameSlot, StripRows};

pub(super) fn draw_rows(
    request: &StripRequest<'_>,
    hops: &[StripHop],
    layout: &StripRows,
) -> Drawing {
    let mut drawing = Drawing::new(request.size, PictureForm::Strip, None);
    drawing.nodes = nodes(request, hops, layout);
    let names = layout.start.iter().copied().chain(layout.hops.iter().map(|slot| slot.name));
    for ((hop, slot), (previous, node)) in
        hops.iter().zip(&layout.hops).zip(names.zip(&drawing.nodes))
    {
        drawing.edges.push(edge(request, hop, slot, previous, node));
        for (row, text) in hop
            .caption(slot.caption_rows, slot.caption_width, slot.label_width)
            .into_iter()
            .enumerate()
        {
            let at = point(slot.label_x(), slot.name.y + 1 + row);
            drawing.notes.push(Note { text, at });
        }
    }
    let hidden = request.legs.len() - drawing.edges.len();
    if hidden > 0 && request.size.height > 1 {
        drawing.add_bottom_note(&format!("and {}", count(hidden, "more hop", "more hops")));
    }
    drawing
}

fn nodes(request: &StripRequest<'_>, hops: &[StripHop], layout: &StripRows) -> Vec<Node> {
    let start = layout.start.iter().map(|name| (request.from, *name));
    let ends = hops.iter().zip(&layout.hops).map(|(hop, slot)| (hop.to, slot.name));
    let slots: Vec<(EntityId, NameSlot)> = start.chain(ends).collect();
    let name = |(id, slot): &(EntityId, NameSlot)| {
        (request.name(*id), slot.columns.saturating_sub(SYMBOL_WIDTH))
    };
    let labels = distinct_labels(&slots.iter().map(name).collect::<Vec<_>>());
    let nodes = slots.into_iter().zip(labels);
    let node = |((id, slot), label): ((EntityId, NameSlot), String)| {
        Node::new(request.graph, id, label, point(slot.x, slot.y), 0)
    };
    nodes.map(node).collect()
}

fn edge(
    request: &StripRequest<'_>,
    hop: &StripHop,
    slot: &HopSlot,
    previous: NameSlot,
    node: &Node,
) -> Edge {
    let y = slot.name.y;
    let mut edge = Edge::new(request.graph, &hop.bundle, request.tone_sign, slot.label_width);
    edge.routing = Routing::Independent;
    edge.label_at = point(slot.label_x(), y);
    let forward = Arrowhead { at: point(slot.head_x(), y), towards: Direction::Right };
    let backward = Arrowhead { at: point(slot.x, y), towards: Direction::Left };
    edge.set_arrowheads([(hop.to, forward), (hop.from, backward)]);
    let mut points = route_start(slot, previous, node);
    points.push(forward.at);
    edge.set_route(hop.from, points);
    edge
}

fn route_start(slot: &HopSlot, previous: NameSlot, node: &Node) -> Vec<Point> {
    let y = slot.name.y;
    match slot.wrap {
        None => vec![point(slot.x, y)],
        Some(LineWrap::Down) => vec![point(0, previous.y), point(0, y)],
        Some(LineWrap::Along(row)) => {
            let x = usize::from(node.at.middle().x);
            vec![point(x, previous.y), point(x, row), point(0, row), point(0, y)]
        }
    }
}

fn point(x: usize, y: usize) -> Point {
    Point::new(to_cells(x), to_cells(y))
}
