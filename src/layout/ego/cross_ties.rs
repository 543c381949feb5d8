//! The ties among neighbours: drawn around the tree where there is room, counted where not.
//!
//! Each starts with its word right beside the one name or the other, so that it is read without
//! following the line, and takes the cheapest way to the other name. Short ones go first: longer ones then
//! pass around them. Those that find no free way run straight across ties of the same entities, once all others
//! are drawn; never across other ties, a word, a name, or a line of the tree.

use crate::layout::picture::{
    ArrowHead, Bundle, Course, Direction, Drawing, Edge, Node, Point, Rect, cells, heads,
    straighten, unrouted_edge,
};
use crate::model::EntityId;
use crate::text::width;

use super::ego_plan::EgoPlan;
use super::occupancy::{Occupancy, padded};
use super::router::{CrossingRule, Port, Route, Router};
use super::sides::ViewSide;

/// How many cells all searches together may look at: about two milliseconds' worth.
const BUDGET: usize = 60_000;
/// Words are tried whole up to this, then cut to `SHORT`.
const WORD: usize = 20;
const SHORT: usize = 8;
/// Columns from one line that ends above or below a name to the next.
const APART: usize = 3;

/// Adds the ties among neighbours to the drawing of a plan, as far as there is room
/// in its first `rows` rows.
pub(super) fn add_cross_ties(plan: &EgoPlan<'_>, drawing: &mut Drawing, rows: usize) {
    let mut occupancy = Occupancy::of(drawing);
    let below = drawing.size.height.saturating_sub(cells(rows));
    occupancy.occupy(Rect { x: 0, y: cells(rows), width: drawing.size.width, height: below });
    for rect in inside(plan) {
        occupancy.occupy(rect);
    }
    let mut left = shortest_first(plan, drawing);
    let passes: [fn([EntityId; 2]) -> CrossingRule; 2] =
        [|_| CrossingRule::Never, CrossingRule::Kin];
    for crossing in passes {
        let mut router = Router::new(&occupancy, BUDGET);
        left.retain(|bundle| {
            let ends = [bundle.from, bundle.to];
            let found = route(plan, drawing, &occupancy, (&mut router, crossing(ends)), bundle);
            let Some(edge) = found else { return true };
            occupancy.occupy_tie(&edge.points, ends);
            let heads = edge.heads.iter().map(|head| head.at);
            heads.for_each(|at| occupancy.occupy(Rect::line(at, 1)));
            occupancy.occupy(padded(edge.label_rect()));
            drawing.edges.push(edge);
            false
        });
    }
}

/// Where the tree's own words and lines run: ties among neighbours stay outside.
fn inside(plan: &EgoPlan<'_>) -> Vec<Rect> {
    let mut rects = Vec::new();
    for side in [ViewSide::Left, ViewSide::Right] {
        for (hop, column) in (1..).zip(plan.columns(side)) {
            let rows = plan.members(side, hop).into_iter().map(|node| plan.rows[&node]);
            let rows: Vec<u16> = rows.map(cells).collect();
            let (Some(top), Some(bottom)) = (rows.iter().min(), rows.iter().max()) else {
                continue;
            };
            let columns = column.name_steps();
            let x = column.text_x(0, columns);
            rects.push(Rect { x, y: *top, width: cells(columns), height: bottom - top + 1 });
        }
    }
    rects
}

fn shortest_first<'p>(plan: &'p EgoPlan<'_>, drawing: &Drawing) -> Vec<&'p Bundle> {
    let at = |id: EntityId| drawing.node(id).map_or(Point::default(), |node| node.at.middle());
    let mut bundles: Vec<&Bundle> = plan.tree.cross.iter().collect();
    bundles.sort_by_key(|bundle| {
        let (from, to) = (at(bundle.from), at(bundle.to));
        u32::from(from.y.abs_diff(to.y)) * 2 + u32::from(from.x.abs_diff(to.x))
    });
    bundles
}

/// The cheapest way for one bundle, with its word beside either end.
fn route(
    plan: &EgoPlan<'_>,
    drawing: &Drawing,
    occupancy: &Occupancy,
    (router, crossing): (&mut Router, CrossingRule),
    bundle: &Bundle,
) -> Option<Edge> {
    let ends = less_tied_first(plan, bundle);
    let ends = (drawing.node(ends.0)?, drawing.node(ends.1)?);
    let natural = width(&bundle.label(plan.request.graph, bundle.to, WORD));
    let widths = if natural > SHORT { vec![natural, SHORT] } else { vec![natural] };
    for columns in widths {
        for (near, far) in [ends, (ends.1, ends.0)] {
            let slots = slots(occupancy, near, columns);
            if let Some((slot, way)) = way(occupancy, (router, crossing), &slots, far) {
                return Some(finish(plan, bundle, near.id, slot, &way, columns));
            }
        }
    }
    None
}

/// The ends of a bundle: the word goes to the one where others leave more room.
fn less_tied_first(plan: &EgoPlan<'_>, bundle: &Bundle) -> (EntityId, EntityId) {
    let ties = |id| plan.tree.cross.iter().filter(|tie| tie.from == id || tie.to == id).count();
    let (from, to) = (bundle.from, bundle.to);
    if ties(to) < ties(from) { (to, from) } else { (from, to) }
}

/// The cheapest way from one of the rooms beside one name to the other name.
fn way<'s>(
    occupancy: &Occupancy,
    (router, crossing): (&mut Router, CrossingRule),
    slots: &'s [LabelSlot],
    far: &Node,
) -> Option<(&'s LabelSlot, Route)> {
    let starts: Vec<Port> = slots.iter().map(|slot| slot.exit).collect();
    let way = router.way(occupancy, &starts, &ports(occupancy, far), crossing)?;
    let slot = &slots[way.start];
    let clear = way.cells[1..].iter().all(|cell| !slot.line.contains(*cell));
    clear.then_some((slot, way))
}

/// Room beside a name for the start of a line and its word.
#[derive(Clone, Debug)]
struct LabelSlot {
    /// Where the line touches the name.
    port: Port,
    /// Where the word lies, with a dash on either side.
    line: Rect,
    /// Where the line goes on.
    exit: Port,
}

/// The rooms beside a name that are free.
fn slots(occupancy: &Occupancy, node: &Node, columns: usize) -> Vec<LabelSlot> {
    let length = cells(columns + 3);
    let mut slots = Vec::new();
    for port in ports(occupancy, node) {
        let out = port.towards.opposite();
        let ways: &[Direction] = match out {
            Direction::Left | Direction::Right => &[out],
            Direction::Up | Direction::Down => &[Direction::Left, Direction::Right],
        };
        for &towards in ways {
            let x = match towards {
                Direction::Left => port.at.x.checked_sub(length - 1),
                _ => Some(port.at.x),
            };
            let Some(x) = x else { continue };
            let line = Rect::line(Point::new(x, port.at.y), length);
            let free = |x: u16| occupancy.is_free(Point::new(x, line.y));
            if !line.fits(occupancy.size) || !(line.x..line.right()).all(free) {
                continue;
            }
            let last = if towards == Direction::Left { line.x } else { line.right() - 1 };
            let exit = Port { at: Point::new(last, line.y), towards };
            slots.push(LabelSlot { port: Port { towards: out, ..port }, line, exit });
        }
    }
    slots
}

/// Where a line may end at a name, and which way it runs there: from both sides, and from above
/// and below at both ends and in the middle.
fn ports(occupancy: &Occupancy, node: &Node) -> Vec<Port> {
    let name = node.name_rect();
    let mut ports = Vec::new();
    let mut add = |x: Option<u16>, y: Option<u16>, towards: Direction| {
        if let (Some(x), Some(y)) = (x, y) {
            let at = Point::new(x, y);
            if occupancy.is_free(at) {
                ports.push(Port { at, towards });
            }
        }
    };
    add(name.right().checked_add(1), Some(name.y), Direction::Left);
    add(name.x.checked_sub(2), Some(name.y), Direction::Right);
    for x in (name.x..name.right()).rev().step_by(APART) {
        add(Some(x), name.y.checked_add(1), Direction::Up);
        add(Some(x), name.y.checked_sub(1), Direction::Down);
    }
    ports
}

/// The edge along a found way.
fn finish(
    plan: &EgoPlan<'_>,
    bundle: &Bundle,
    near: EntityId,
    slot: &LabelSlot,
    way: &Route,
    columns: usize,
) -> Edge {
    let leftwards = slot.exit.towards == Direction::Left;
    let far = bundle.other(near);
    let rightwards = if leftwards { near } else { far };
    let mut edge = unrouted_edge(plan.request.graph, bundle, rightwards, columns);
    edge.course = Course::Alone;
    let indent = if leftwards { 1 } else { 2 };
    edge.label_at = Point::new(slot.line.x + indent, slot.line.y);
    let mut points = vec![slot.port.at];
    points.extend(&way.cells);
    let (first, last) = (slot.port, way.cells.last().copied().unwrap_or(slot.exit.at));
    let arrival = way.cells.iter().rev().nth(1).copied().unwrap_or(slot.port.at);
    let towards_far = Direction::between(arrival, last).unwrap_or(Direction::Up);
    let near_head = ArrowHead { at: first.at, towards: first.towards.opposite() };
    let far_head = ArrowHead { at: last, towards: towards_far };
    edge.heads = heads(plan.request.graph, bundle, [(near, near_head), (far, far_head)]);
    if first.towards.is_upright() {
        points.insert(0, first.at.step(first.towards.opposite()).unwrap_or(first.at));
    }
    if towards_far.is_upright() {
        points.push(last.step(towards_far).unwrap_or(last));
    }
    straighten(&mut points);
    if bundle.from != near {
        points.reverse();
    }
    edge.points = points;
    edge
}
