//! Draws the edges of a map: straight lines between names, clipped at the names and at the border of the window.

use std::collections::BTreeMap;

use crate::layout::picture::{
    Arrowhead, Bundle, BundleDirection, Direction, Edge, Node, Point, Rect, Routing, Size,
    ToneSign, cells_between, round_to_i32, to_cells,
};
use crate::model::EntityId;
use crate::text::{fit, width};

use super::label_placer::LabelPlacer;
use super::map_request::MapRequest;
use super::viewport::Projection;

/// The maximum number of visible edges with full labels. If there are more, labels would hide the lines, so an edge
/// shows only the number of its relations, and whether one of them is disputed.
const MAX_LABELLED_EDGES: usize = 30;
const MAX_LABEL: usize = 20;

/// Every edge with at least one visible end, unless the names at its ends cover the whole line.
pub(super) fn edges(
    request: &MapRequest<'_>,
    projection: &Projection,
    nodes: &[Node],
    placer: &mut LabelPlacer,
) -> Vec<Edge> {
    let shown: BTreeMap<EntityId, &Node> = nodes.iter().map(|node| (node.id, node)).collect();
    let bundles = Bundle::group_by_pair(request.graph, &request.selection.relations);
    let drawn = bundles.iter().filter_map(|bundle| {
        let ends = [bundle.from, bundle.to].map(|id| shown.get(&id).copied());
        let edge = match (ends, bundle.direction) {
            ([Some(node), _], BundleDirection::Loop) => loop_edge(request, bundle, node),
            ([Some(from), Some(to)], _) => {
                straight_edge(request, bundle, from.at.middle(), to.at.middle(), &[from, to])
            }
            ([Some(node), None] | [None, Some(node)], _) => {
                let far = projection.cell(request.positions.get(bundle.other(node.id))?);
                let start = node.at.middle();
                straight_edge(
                    request,
                    bundle,
                    start,
                    clip_to_border(start, far, request.size)?,
                    &[node],
                )
            }
            _ => None,
        };
        Some((bundle, edge?))
    });
    let mut drawn: Vec<(&Bundle, Edge)> = drawn.collect();
    place_labels(request, &mut drawn, placer);
    drawn.into_iter().map(|(_, edge)| edge).collect()
}

/// Drawn as a symbol after the name.
fn loop_edge(request: &MapRequest<'_>, bundle: &Bundle, node: &Node) -> Option<Edge> {
    let mut edge = Edge::new(request.graph, bundle, ToneSign::Shown, MAX_LABEL);
    edge.label = bundle.count(request.graph);
    let symbol = Point::new(node.at.right().saturating_add(1), node.at.y);
    edge.mark_loop(symbol);
    let room = usize::from(request.size.width.checked_sub(symbol.x)?);
    edge.label = fit(&edge.label, 1).into_owned();
    edge.label_width = edge.label_width.min(to_cells(room));
    for label in &mut edge.labels {
        *label = fit(label, room).into_owned();
    }
    (room > 0).then_some(edge)
}

/// A line that starts at the first of `names`, without the cells that these names cover.
fn straight_edge(
    request: &MapRequest<'_>,
    bundle: &Bundle,
    start: Point,
    end: Point,
    names: &[&Node],
) -> Option<Edge> {
    let (near, towards) = (names[0].id, direction(start, end));
    let is_outside = |at: &Point| !names.iter().any(|name| name.at.padded().contains(*at));
    let cells: Vec<Point> = cells_between(start, end).into_iter().filter(is_outside).collect();
    let (first, last) = (*cells.first()?, *cells.last()?);
    let far = bundle.other(near);
    let mut edge = Edge::new(request.graph, bundle, ToneSign::Shown, MAX_LABEL);
    let out = Arrowhead { at: last, towards };
    let back = Arrowhead { at: first, towards: towards.opposite() };
    edge.set_arrowheads([(far, out), (near, back)]);
    edge.points = if bundle.from == near { vec![first, last] } else { vec![last, first] };
    edge.routing = Routing::Straight;
    Some(edge)
}

/// The cell in which a line from a cell inside the window to a cell outside leaves the window.
fn clip_to_border(from: Point, to: (i32, i32), size: Size) -> Option<Point> {
    let (x, y) = (f64::from(from.x), f64::from(from.y));
    let (right, down) = (f64::from(to.0) - x, f64::from(to.1) - y);
    let share_inside = |start: f64, length: f64, cells: u16| {
        let last = f64::from(cells.saturating_sub(1));
        let border = if length > 0.0 { last } else { 0.0 };
        if length == 0.0 { 1.0 } else { ((border - start) / length).clamp(0.0, 1.0) }
    };
    let share = share_inside(x, right, size.width).min(share_inside(y, down, size.height));
    let at = Point::from_signed((round_to_i32(x + share * right), round_to_i32(y + share * down)))?;
    size.contains(at).then_some(at)
}

/// The direction closest to that of a slanted line; a row counts as two columns.
fn direction(from: Point, to: Point) -> Direction {
    let (right, down) = (i32::from(to.x) - i32::from(from.x), i32::from(to.y) - i32::from(from.y));
    match (right.abs() >= 2 * down.abs(), right >= 0, down >= 0) {
        (true, true, _) => Direction::Right,
        (true, false, _) => Direction::Left,
        (false, _, true) => Direction::Down,
        (false, _, false) => Direction::Up,
    }
}

/// Places the labels of the lines; a disputed line without room for its label has the symbol of a dispute.
fn place_labels(request: &MapRequest<'_>, drawn: &mut [(&Bundle, Edge)], placer: &mut LabelPlacer) {
    let has_labels = drawn.len() <= MAX_LABELLED_EDGES;
    for (bundle, edge) in drawn.iter_mut().filter(|(bundle, _)| bundle.from != bundle.to) {
        let dispute = bundle.dispute(request.graph);
        if !has_labels {
            edge.label = bundle.count(request.graph) + dispute;
        }
        place_label(edge, request.size, placer);
        if edge.label.is_empty() && !dispute.is_empty() {
            dispute.clone_into(&mut edge.label);
            place_label(edge, request.size, placer);
        }
    }
}

/// Places the label of an edge on its line, or clears the label if there is no room; sets its position in either case.
fn place_label(edge: &mut Edge, size: Size, placer: &mut LabelPlacer) {
    let (from, to) = (edge.points[0], edge.points[edge.points.len() - 1]);
    let columns = to_cells(width(&edge.label));
    let max_x = size.width.saturating_sub(edge.label_width.min(size.width));
    // The middle of the line, then a third from either end.
    let points = [(1, 1), (2, 1), (1, 2)].map(|(one, other)| {
        let between = |a: u16, b: u16| {
            to_cells((usize::from(a) * one + usize::from(b) * other) / (one + other))
        };
        let x = between(from.x, to.x).saturating_sub(columns / 2).min(max_x);
        Point::new(x, between(from.y, to.y))
    });
    let free_point = points.into_iter().find(|at| {
        let label = Rect::line(*at, columns);
        let covers_head = edge.heads.iter().any(|head| label.contains(head.at));
        !covers_head && columns > 0 && placer.place_at(label)
    });
    edge.label_at = free_point.unwrap_or(points[0]);
    if free_point.is_none() {
        edge.label.clear();
    }
}
