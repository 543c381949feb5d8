//! Adds the ties among neighbours around the tree, if there is room for them.
//!
//! The label of a tie is next to one of the two names, so that it can be read without following the line. The line
//! takes the cheapest route to the other name. Short ties are routed first, so that longer ones go around them. Ties
//! without a free route may then cross ties that share an end with them, but never other ties, labels, names or lines
//! of the tree.
#![expect(clippy::indexing_slicing, reason = "nodes have rows; a route has a slot and cells")]

mod label_slot;
mod occupancy;
mod router;

use crate::layout::picture::{
    Arrowhead, Bundle, Direction, Drawing, Edge, Node, Point, Rect, Routing, Size, to_cells,
};
use crate::model::EntityId;
use crate::text::width;

use super::ego_plan::{EgoPlan, MAX_UNCUT};
use label_slot::{LabelSlot, label_slots, ports};
use occupancy::Occupancy;
use router::{CellRoute, CrossingRule, Port, Router};

/// The maximum number of states that all searches of one pass may visit, which takes about two milliseconds.
const SEARCH_BUDGET: usize = 60_000;

/// Adds the ties among neighbours that fit into the first `rows` rows to the drawing of a plan, and returns the others.
///
/// No line runs along the border of the picture, where it is too far from the names to be followed.
pub(super) fn add_cross_ties<'p>(
    plan: &'p EgoPlan<'_>,
    drawing: &mut Drawing,
    rows: usize,
) -> Vec<&'p Bundle> {
    let mut occupancy = Occupancy::from_drawing(drawing);
    let below = drawing.size.height.saturating_sub(to_cells(rows));
    occupancy.occupy(Rect { x: 0, y: to_cells(rows), width: drawing.size.width, height: below });
    tree_areas(plan).for_each(|area| occupancy.occupy(area));
    border(drawing.size, to_cells(rows)).for_each(|line| occupancy.occupy(line));
    let mut pending = shortest_first(plan, drawing);
    let mut router = Router::new(occupancy);
    let passes: [fn([EntityId; 2]) -> CrossingRule; 2] =
        [|_| CrossingRule::Never, CrossingRule::SharedEnd];
    for rule in passes {
        router.budget = SEARCH_BUDGET;
        pending.retain(|bundle| {
            let ends = [bundle.from, bundle.to];
            router.occupancy.ends = Some(ends);
            let edge = route_tie(plan, drawing, &mut router, rule(ends), bundle);
            let Some(edge) = edge else { return true };
            router.occupancy.occupy_tie(&edge.points, ends);
            for head in &edge.heads {
                router.occupancy.occupy(Rect::line(head.at, 1));
            }
            router.occupancy.occupy(edge.label_rect().padded());
            drawing.edges.push(edge);
            false
        });
    }
    pending
}

/// The outermost rows and columns of a picture with `rows` rows.
fn border(size: Size, rows: u16) -> impl Iterator<Item = Rect> {
    let all = Rect { x: 0, y: 0, width: size.width, height: rows };
    let (right, bottom) = (size.width.saturating_sub(1), rows.saturating_sub(1));
    let horizontal = [0, bottom].map(|y| Rect { y, height: 1, ..all });
    let vertical = [0, right].map(|x| Rect { x, width: 1, ..all });
    horizontal.into_iter().chain(vertical)
}

/// The areas of the labels and lines of the tree, which ties among neighbours avoid.
fn tree_areas(plan: &EgoPlan<'_>) -> impl Iterator<Item = Rect> {
    let columns = plan.columns.left.iter().chain(&plan.columns.right);
    columns.filter_map(|column| {
        let rows = column.nodes.iter().map(|node| to_cells(plan.rows[node]));
        let (top, bottom) = (rows.clone().min()?, rows.max()?);
        let steps = column.name_steps();
        let (x, width) = (column.text_x(0, steps), to_cells(steps));
        Some(Rect { x, y: top, width, height: bottom - top + 1 })
    })
}

fn shortest_first<'p>(plan: &'p EgoPlan<'_>, drawing: &Drawing) -> Vec<&'p Bundle> {
    let middle = |id: EntityId| drawing.node(id).map_or(Point::default(), |node| node.at.middle());
    let mut bundles: Vec<&Bundle> = plan.tree.cross_ties.iter().collect();
    bundles.sort_by_key(|bundle| {
        let (from, to) = (middle(bundle.from), middle(bundle.to));
        u32::from(from.y.abs_diff(to.y)) * 2 + u32::from(from.x.abs_diff(to.x))
    });
    bundles
}

/// The first route for a bundle with its full label next to either end.
fn route_tie(
    plan: &EgoPlan<'_>,
    drawing: &Drawing,
    router: &mut Router,
    rule: CrossingRule,
    bundle: &Bundle,
) -> Option<Edge> {
    let ends = label_end_first(plan, bundle);
    let ends = (drawing.node(ends.0)?, drawing.node(ends.1)?);
    let label_width = width(&plan.label(bundle, MAX_UNCUT));
    [ends, (ends.1, ends.0)].into_iter().find_map(|(near, far)| {
        let slots = label_slots(&router.occupancy, near, label_width);
        let (slot, route) = route(router, rule, &slots, far)?;
        Some(edge(plan, bundle, near.id, slot, &route, label_width))
    })
}

/// The ends of a bundle, starting with the one that has fewer ties, which is the better place for the label.
fn label_end_first(plan: &EgoPlan<'_>, bundle: &Bundle) -> (EntityId, EntityId) {
    let count_ties =
        |id| plan.tree.cross_ties.iter().filter(|tie| tie.from == id || tie.to == id).count();
    let (from, to) = (bundle.from, bundle.to);
    if count_ties(to) < count_ties(from) { (to, from) } else { (from, to) }
}

fn route<'s>(
    router: &mut Router,
    rule: CrossingRule,
    slots: &'s [LabelSlot],
    far: &Node,
) -> Option<(&'s LabelSlot, CellRoute)> {
    let starts: Vec<Port> = slots.iter().map(|slot| slot.exit).collect();
    let goals = ports(&router.occupancy, far);
    let route = router.route(&starts, &goals, rule)?;
    let slot = &slots[route.start];
    let avoids_slot = route.cells[1..].iter().all(|cell| !slot.line.contains(*cell));
    avoids_slot.then_some((slot, route))
}

fn edge(
    plan: &EgoPlan<'_>,
    bundle: &Bundle,
    near: EntityId,
    slot: &LabelSlot,
    route: &CellRoute,
    label_width: usize,
) -> Edge {
    let far = bundle.other(near);
    let indent = if slot.exit.towards == Direction::Left { 1 } else { 2 };
    let mut edge = plan.edge(bundle, label_width);
    edge.routing = Routing::Independent;
    edge.label_at = Point::new(slot.line.x + indent, slot.line.y);
    let port = slot.port;
    let mut reversed = route.cells.iter().rev().copied();
    let last = reversed.next().unwrap_or(slot.exit.at);
    let towards_far = Direction::between(reversed.next().unwrap_or(port.at), last);
    let near_head = Arrowhead { at: port.at, towards: port.towards.opposite() };
    let far_head = Arrowhead { at: last, towards: towards_far.unwrap_or(Direction::Up) };
    edge.set_arrowheads([(near, near_head), (far, far_head)]);
    let mut points = Vec::from_iter(cell_of_name(near_head));
    points.push(port.at);
    points.extend(&route.cells);
    points.extend(cell_of_name(far_head));
    edge.set_route(near, points);
    edge
}

/// The cell of the name that an arrowhead above or below the name points to; `None` for an arrowhead beside the name.
fn cell_of_name(head: Arrowhead) -> Option<Point> {
    head.towards.is_vertical().then(|| head.at.step(head.towards).unwrap_or(head.at))
}
