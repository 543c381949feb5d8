#![expect(clippy::indexing_slicing, reason = "a hop starts at an entity with a lane")]

use crate::layout::picture::{
    Arrowhead, Direction, Drawing, Edge, Node, Note, PictureForm, Point, Routing, to_cells,
};
use crate::model::EntityId;

use super::path_ladder::{PathLadder, Rung, Turn};
use super::strip_request::StripRequest;

pub(super) fn draw_ladder(request: &StripRequest<'_>, ladder: &PathLadder) -> Drawing {
    let mut drawing = Drawing::new(request.size, PictureForm::Strip, None);
    drawing.nodes.push(node(request, request.from, point(0, 0)));
    for rung in &ladder.rungs {
        drawing.edges.push(edge(request, ladder, rung));
        let caption = rung.text.packed_caption(rung.caption_rows, ladder.label_room());
        let at = |row: usize| point(ladder.label_x, rung.y + 1 + row);
        drawing
            .notes
            .extend(caption.into_iter().enumerate().map(|(row, text)| Note { text, at: at(row) }));
        if rung.has_name {
            drawing.nodes.push(node(request, rung.hop.to, point(ladder.name_x, rung.y)));
        }
    }
    drawing
}

fn node(request: &StripRequest<'_>, id: EntityId, at: Point) -> Node {
    Node::new(request.graph, id, request.name(id).into_owned(), at, 0)
}

fn edge(request: &StripRequest<'_>, ladder: &PathLadder, rung: &Rung) -> Edge {
    let bundle = &rung.text.bundle;
    let mut edge = Edge::new(request.graph, bundle, request.tone_sign, ladder.label_room());
    edge.routing = Routing::Independent;
    edge.is_secondary = rung.hop.path > 0;
    edge.label_at = point(ladder.label_x, rung.y);
    let right_head = ladder.name_x - if rung.is_merged { 3 } else { 2 };
    let forward = Arrowhead { at: point(right_head, rung.y), towards: Direction::Right };
    let backward = Arrowhead { at: point(ladder.label_x - 2, rung.y), towards: Direction::Left };
    edge.set_arrowheads([(rung.hop.to, forward), (rung.hop.from, backward)]);
    let end_x = ladder.name_x - 2;
    let name_row = ladder.rungs.iter().find(|other| other.has_name && other.hop.to == rung.hop.to);
    let name_y = name_row.map_or(rung.y, |row| row.y);
    let mut route = route_to_lane(request, ladder, rung.hop.from);
    let lane_x = ladder.turns[&rung.hop.from].x();
    route.extend([point(lane_x, rung.y), point(end_x, rung.y), point(end_x, name_y)]);
    route.dedup();
    edge.set_route(rung.hop.from, route);
    edge
}

/// The corners from the name of an entity to the top of its lane.
fn route_to_lane(request: &StripRequest<'_>, ladder: &PathLadder, from: EntityId) -> Vec<Point> {
    let turn: Turn = ladder.turns[&from];
    let name_row = ladder.rungs.iter().find(|rung| rung.has_name && rung.hop.to == from);
    match name_row.filter(|_| from != request.from) {
        Some(name) => vec![
            point(ladder.name_x, name.y),
            point(ladder.name_x, turn.y),
            point(turn.x(), turn.y),
        ],
        None => vec![point(turn.x(), turn.y)],
    }
}

fn point(x: usize, y: usize) -> Point {
    Point::new(to_cells(x), to_cells(y))
}
