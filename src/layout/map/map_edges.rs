//! Edges of a map: straight lines between names, cut where they leave one name and reach the other,
//! or the border of the window.

use std::collections::BTreeMap;

use crate::layout::picture::{
    ArrowHead, Bundle, Course, Direction, Edge, Flow, Node, Point, Rect, Size, cells, heads,
    mark_loop, round_to_i32, to_cell, trace, unrouted_edge,
};
use crate::model::EntityId;
use crate::text::{fit, width};

use super::label_placer::LabelPlacer;
use super::map_request::MapRequest;
use super::viewport::Projection;

/// Up to so many edges in sight say what they are, where there is room; beyond, words only hide
/// lines, and an edge says no more than how many relations it stands for.
const SPOKEN: usize = 30;
/// What no word of an edge grows beyond.
const WORD: usize = 20;

/// Every edge with an end in sight and a cell to be seen in.
pub(super) fn edges(
    request: &MapRequest<'_>,
    projection: &Projection,
    nodes: &[Node],
    placer: &mut LabelPlacer,
) -> Vec<Edge> {
    let shown: BTreeMap<EntityId, &Node> = nodes.iter().map(|node| (node.id, node)).collect();
    let bundles = Bundle::by_pair(request.graph, &request.selection.relations);
    let drawn = bundles.iter().filter_map(|bundle| {
        let ends = [bundle.from, bundle.to].map(|id| shown.get(&id).copied());
        let edge = match (ends, bundle.run(request.graph)) {
            ([Some(node), _], Flow::Loop) => itself(request, bundle, node),
            ([Some(from), Some(to)], _) => between(request, bundle, from, to),
            ([Some(node), None] | [None, Some(node)], _) => {
                outwards(request, projection, bundle, node)
            }
            _ => None,
        };
        Some((bundle, edge?))
    });
    let mut drawn: Vec<(&Bundle, Edge)> = drawn.collect();
    let is_spoken = drawn.len() <= SPOKEN;
    for (bundle, edge) in &mut drawn {
        if bundle.from == bundle.to {
            continue;
        }
        if !is_spoken {
            edge.label = bundle.count(request.graph);
        }
        speak(edge, request.size, placer);
    }
    drawn.into_iter().map(|(_, edge)| edge).collect()
}

/// A relation of an entity with itself: a sign behind its name.
fn itself(request: &MapRequest<'_>, bundle: &Bundle, node: &Node) -> Option<Edge> {
    let mut edge = unrouted_edge(request.graph, bundle, bundle.to, WORD);
    edge.label = bundle.count(request.graph);
    let sign = Point::new(node.at.right().saturating_add(1), node.at.y);
    mark_loop(&mut edge, sign);
    let room = usize::from(request.size.width.checked_sub(sign.x)?);
    edge.label = fit(&edge.label, 1).into_owned();
    edge.label_width = edge.label_width.min(cells(room));
    let fitted = edge.labels.iter().map(|label| fit(label, room).into_owned());
    edge.labels = fitted.collect();
    (room > 0).then_some(edge)
}

/// A line between two names.
fn between(request: &MapRequest<'_>, bundle: &Bundle, from: &Node, to: &Node) -> Option<Edge> {
    let (start, end) = (from.at.middle(), to.at.middle());
    let way = trace(start, end);
    let is_outside = |at: &Point| !room(from).contains(*at) && !room(to).contains(*at);
    let way: Vec<Point> = way.into_iter().filter(is_outside).collect();
    line(request, bundle, [bundle.from, bundle.to], &way, direction(start, end))
}

/// A line from a name towards one that lies outside the window or found no room.
fn outwards(
    request: &MapRequest<'_>,
    projection: &Projection,
    bundle: &Bundle,
    node: &Node,
) -> Option<Edge> {
    let far = bundle.other(node.id);
    let start = node.at.middle();
    let end = at_border(start, projection.cell(request.positions.get(far)?), request.size)?;
    let way: Vec<Point> =
        trace(start, end).into_iter().filter(|at| !room(node).contains(*at)).collect();
    line(request, bundle, [node.id, far], &way, direction(start, end))
}

/// An edge along the cells of a line that runs from the first end to the second.
fn line(
    request: &MapRequest<'_>,
    bundle: &Bundle,
    [near, far]: [EntityId; 2],
    way: &[Point],
    towards: Direction,
) -> Option<Edge> {
    let (first, last) = (*way.first()?, *way.last()?);
    let rightwards = if first.x <= last.x { far } else { near };
    let mut edge = unrouted_edge(request.graph, bundle, rightwards, WORD);
    let back = ArrowHead { at: first, towards: towards.opposite() };
    edge.heads =
        heads(request.graph, bundle, [(far, ArrowHead { at: last, towards }), (near, back)]);
    edge.points = vec![first, last];
    if bundle.from != near {
        edge.points.reverse();
    }
    edge.course = Course::Straight;
    Some(edge)
}

/// A name with the blanks around it.
fn room(node: &Node) -> Rect {
    let x = node.at.x.saturating_sub(1);
    Rect { x, width: node.at.right().saturating_add(1) - x, ..node.at }
}

/// Where a line from a cell inside to one outside leaves the window.
fn at_border(from: Point, to: (i32, i32), size: Size) -> Option<Point> {
    let (x, y) = (f64::from(from.x), f64::from(from.y));
    let (right, down) = (f64::from(to.0) - x, f64::from(to.1) - y);
    let share_width = |here: f64, step: f64, cells: u16| {
        let most = f64::from(cells.saturating_sub(1));
        let border = if step > 0.0 { most } else { 0.0 };
        if step == 0.0 { 1.0 } else { ((border - here) / step).clamp(0.0, 1.0) }
    };
    let share_width = share_width(x, right, size.width).min(share_width(y, down, size.height));
    let cell = |at: f64| to_cell(round_to_i32(at));
    let at = Point::new(cell(x + share_width * right)?, cell(y + share_width * down)?);
    size.contains(at).then_some(at)
}

/// Which way a slanted line points most; a row counts as two columns.
fn direction(from: Point, to: Point) -> Direction {
    let (right, down) = (i32::from(to.x) - i32::from(from.x), i32::from(to.y) - i32::from(from.y));
    match (right.abs() >= 2 * down.abs(), right >= 0, down >= 0) {
        (true, true, _) => Direction::Right,
        (true, false, _) => Direction::Left,
        (false, _, true) => Direction::Down,
        (false, _, false) => Direction::Up,
    }
}

/// Gives an edge its words on its line, where there is room; those of a selected relation always
/// find some.
fn speak(edge: &mut Edge, size: Size, placer: &mut LabelPlacer) {
    let (from, to) = (edge.points[0], edge.points[edge.points.len() - 1]);
    let columns = cells(width(&edge.label));
    let most = size.width.saturating_sub(edge.label_width.min(size.width));
    // In the middle, else nearer to one end.
    for (one, other) in [(1, 1), (2, 1), (1, 2)] {
        let along =
            |a: u16, b: u16| cells((usize::from(a) * one + usize::from(b) * other) / (one + other));
        let x = along(from.x, to.x).saturating_sub(columns / 2).min(most);
        let at = Point::new(x, along(from.y, to.y));
        let is_head = edge.heads.iter().any(|head| Rect::line(at, columns).contains(head.at));
        if !is_head && columns > 0 && placer.place_at(Rect::line(at, columns)) {
            edge.label_at = at;
            return;
        }
    }
    let x = u16::midpoint(from.x, to.x).saturating_sub(columns / 2).min(most);
    edge.label_at = Point::new(x, u16::midpoint(from.y, to.y));
    edge.label.clear();
}
