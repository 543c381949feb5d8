//! Ties among neighbours: drawn around the tree if there is room, otherwise counted.
//!
//! Each label is next to one of the two names, so that it can be read without following the line, which takes the
//! cheapest route to the other name. Short ties go first, so that longer ones pass around them. Those without a free
//! route may cross ties of the same entities, once all others are drawn; never other ties, labels, names, or lines of
//! the tree.

mod label_slot;
mod occupancy;
mod router;

use crate::layout::picture::{
    Arrowhead, Bundle, Direction, Drawing, Edge, Node, Point, Rect, Routing, cells,
};
use crate::model::EntityId;
use crate::text::width;

use super::ego_plan::EgoPlan;
use label_slot::{LabelSlot, label_slots, ports};
use occupancy::Occupancy;
use router::{CellRoute, CrossingRule, Port, Router};

/// The number of cells that all searches of a pass may visit: about two milliseconds.
const BUDGET: usize = 60_000;
/// Labels are tried at up to this width, then cut to `SHORT_LABEL`.
const FULL_LABEL: usize = 20;
const SHORT_LABEL: usize = 8;

/// Adds the ties among neighbours to the drawing of a plan, if there is room for them in its first
/// `rows` rows.
pub(super) fn add_cross_ties(plan: &EgoPlan<'_>, drawing: &mut Drawing, rows: usize) {
    let mut occupancy = Occupancy::of(drawing);
    let below = drawing.size.height.saturating_sub(cells(rows));
    occupancy.occupy(Rect { x: 0, y: cells(rows), width: drawing.size.width, height: below });
    tree_areas(plan).for_each(|area| occupancy.occupy(area));
    let mut left = shortest_first(plan, drawing);
    let mut router = Router::new(occupancy);
    let passes: [fn([EntityId; 2]) -> CrossingRule; 2] =
        [|_| CrossingRule::Never, CrossingRule::SharedEnd];
    for rule in passes {
        router.budget = BUDGET;
        left.retain(|bundle| {
            let ends = [bundle.from, bundle.to];
            let found = tie(plan, drawing, &mut router, rule(ends), bundle);
            let Some(edge) = found else { return true };
            router.occupancy.occupy_tie(&edge.points, ends);
            for head in &edge.heads {
                router.occupancy.occupy(Rect::line(head.at, 1));
            }
            router.occupancy.occupy(edge.label_rect().padded());
            drawing.edges.push(edge);
            false
        });
    }
}

/// The areas of the labels and lines of the tree, which ties among neighbours avoid.
fn tree_areas(plan: &EgoPlan<'_>) -> impl Iterator<Item = Rect> {
    let columns = plan.columns.left.iter().chain(&plan.columns.right);
    columns.filter_map(|column| {
        let rows = column.nodes.iter().map(|node| cells(plan.rows[node]));
        let (top, bottom) = (rows.clone().min()?, rows.max()?);
        let columns = column.name_steps();
        let (x, width) = (column.text_x(0, columns), cells(columns));
        Some(Rect { x, y: top, width, height: bottom - top + 1 })
    })
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

/// The cheapest edge for a bundle, with its label next to either end.
fn tie(
    plan: &EgoPlan<'_>,
    drawing: &Drawing,
    router: &mut Router,
    rule: CrossingRule,
    bundle: &Bundle,
) -> Option<Edge> {
    let ends = less_tied_first(plan, bundle);
    let ends = (drawing.node(ends.0)?, drawing.node(ends.1)?);
    let natural = width(&bundle.label(plan.request.graph, bundle.to, FULL_LABEL));
    let widths = if natural > SHORT_LABEL { vec![natural, SHORT_LABEL] } else { vec![natural] };
    for columns in widths {
        for (near, far) in [ends, (ends.1, ends.0)] {
            let slots = label_slots(&router.occupancy, near, columns);
            if let Some((slot, route)) = route(router, rule, &slots, far) {
                return Some(edge(plan, bundle, near.id, slot, &route, columns));
            }
        }
    }
    None
}

/// The ends of a bundle; the label is next to the first, which has fewer ties.
fn less_tied_first(plan: &EgoPlan<'_>, bundle: &Bundle) -> (EntityId, EntityId) {
    let ties = |id| plan.tree.cross.iter().filter(|tie| tie.from == id || tie.to == id).count();
    let (from, to) = (bundle.from, bundle.to);
    if ties(to) < ties(from) { (to, from) } else { (from, to) }
}

/// The cheapest route from one of the slots next to one name to the other name.
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
    let clear = route.cells[1..].iter().all(|cell| !slot.line.contains(*cell));
    clear.then_some((slot, route))
}

/// The edge along a route that starts at a slot next to one end.
fn edge(
    plan: &EgoPlan<'_>,
    bundle: &Bundle,
    near: EntityId,
    slot: &LabelSlot,
    route: &CellRoute,
    columns: usize,
) -> Edge {
    let graph = plan.request.graph;
    let far = bundle.other(near);
    let (right_end, indent) =
        if slot.exit.towards == Direction::Left { (near, 1) } else { (far, 2) };
    let mut edge = Edge::new(graph, bundle, right_end, columns);
    edge.routing = Routing::Independent;
    edge.label_at = Point::new(slot.line.x + indent, slot.line.y);
    let first = slot.port;
    let mut back = route.cells.iter().rev().copied();
    let last = back.next().unwrap_or(slot.exit.at);
    let towards_far = Direction::between(back.next().unwrap_or(first.at), last);
    let near_head = Arrowhead { at: first.at, towards: first.towards.opposite() };
    let far_head = Arrowhead { at: last, towards: towards_far.unwrap_or(Direction::Up) };
    edge.set_arrowheads(bundle.flow, [(near, near_head), (far, far_head)]);
    let mut points = Vec::from_iter(inside_name(near_head));
    points.push(first.at);
    points.extend(&route.cells);
    points.extend(inside_name(far_head));
    edge.set_route(near, points);
    edge
}

/// The cell of a name at which a line from above or below ends.
fn inside_name(head: Arrowhead) -> Option<Point> {
    head.towards.is_vertical().then(|| head.at.step(head.towards).unwrap_or(head.at))
}
