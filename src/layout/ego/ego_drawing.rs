//! Draws a planned ego view: its nodes, and the lines of the tree along their trunks.
#![expect(clippy::indexing_slicing, reason = "nodes are those of the tree that the plan measures")]

use crate::layout::picture::{
    Arrowhead, Border, Bundle, Direction, Drawing, Edge, LabelAnchor, Node, Note, PictureForm,
    Point, SYMBOL_WIDTH, to_cells,
};
use crate::text::width;

use super::column::{Column, EDGE_PADDING};
use super::ego_plan::EgoPlan;
use super::ego_request::EgoRequest;
use super::outline::MAX_LABEL;
use super::row_slots::RowSlots;
use super::sides::ViewSide;

const MIN_LOOP: usize = 3;

/// Draws the nodes of a plan and the lines from each node to its parent: first the left side from top to bottom, then
/// the right side, with children after their parent.
pub(super) fn draw_plan(plan: &EgoPlan<'_>) -> Drawing {
    let EgoRequest { size, focus: entity, .. } = plan.request;
    let mut drawing = Drawing::new(size, plan.slots.form, Some(entity));
    (drawing.hidden.page, drawing.hidden.pages) = (plan.page, plan.pages);
    drawing.nodes.push(focus_node(plan));
    let mut focus_loop = focus_loop(plan);
    if plan.is_outline() {
        drawing.edges.extend(focus_loop.take());
    }
    for (side, columns) in plan.columns.iter() {
        let neighbours = columns.first().map_or(&[][..], |column| &column.nodes);
        for node in plan.tree.depth_first(neighbours) {
            let column = plan.column(side, plan.tree.nodes[node].hop);
            drawing.nodes.push(neighbour_node(plan, node, column));
            let lines = plan.lines[node].iter().enumerate();
            drawing.edges.extend(lines.map(|(nth, line)| edge(plan, node, column, nth, line)));
            drawing.edges.extend(neighbour_loop(plan, node, column));
        }
    }
    drawing.edges.extend(focus_loop);
    drawing
}

fn focus_node(plan: &EgoPlan<'_>) -> Node {
    let at = plan.focus;
    let border = match plan.slots {
        RowSlots { form: PictureForm::Outline, .. } => Border::None,
        RowSlots { has_frame: true, .. } => Border::Round,
        _ => Border::Brackets,
    };
    let label = plan.names[0].clone();
    let spare = at.width.saturating_sub(to_cells(SYMBOL_WIDTH + width(&label)));
    let start = Point::new(at.x.saturating_add(spare / 2), at.y + u16::from(plan.slots.has_frame));
    Node { at, border, ..Node::new(plan.request.graph, plan.request.focus, label, start, 0) }
}

fn neighbour_node(plan: &EgoPlan<'_>, node: usize, column: &Column) -> Node {
    let tree_node = &plan.tree.nodes[node];
    let label = plan.names[node].clone();
    let x = column.text_x(plan.name_steps(node), SYMBOL_WIDTH + width(&label));
    let at = Point::new(x, row(plan, node));
    let steps = plan.name_steps(node) + SYMBOL_WIDTH + width(&label) + 1;
    let text = plan.folded_label(node);
    let at_folded = Point::new(column.text_x(steps, width(&text)), row(plan, node));
    let folded = (!text.is_empty()).then_some(Note { text, at: at_folded });
    Node { folded, ..Node::new(plan.request.graph, tree_node.id, label, at, tree_node.hop) }
}

fn row(plan: &EgoPlan<'_>, node: usize) -> u16 {
    to_cells(plan.rows[&node])
}

/// The line with index `nth` from a parent to a node. The first line ends next to the name, later ones below it.
fn edge(plan: &EgoPlan<'_>, node: usize, column: &Column, nth: usize, line: &Bundle) -> Edge {
    let name_row = row(plan, node);
    let y = name_row.saturating_add(to_cells(nth));
    let id = plan.tree.nodes[node].id;
    let parent = line.other(id);
    let (label_anchor, out) = match column.side {
        ViewSide::Left => (LabelAnchor::End, Direction::Left),
        ViewSide::Right => (LabelAnchor::Start, Direction::Right),
    };
    let label_width = if nth == 0 { plan.label_widths[node] } else { column.label_width };
    let mut edge = plan.edge(line, label_width);
    let EgoRequest { graph, tone_sign, .. } = plan.request;
    edge.label = line.label_of_two(graph, tone_sign, label_width).unwrap_or(edge.label);
    edge.label_at = Point::new(column.text_x(3, width(&edge.label)), y);
    edge.label_anchor = label_anchor;
    let outer =
        Arrowhead { at: Point::new(column.x(label_width + EDGE_PADDING - 2), y), towards: out };
    let inner = Arrowhead { at: Point::new(column.x(1), y), towards: out.opposite() };
    edge.set_arrowheads([(id, outer), (parent, inner)]);
    let mut points = line_start(plan, node, column, y);
    points.push(Point::new(column.x(0), y));
    if nth == 0 {
        points.push(outer.at);
    } else {
        let x = column.x(column.name_steps());
        points.extend([Point::new(x, y), Point::new(x, name_row)]);
    }
    edge.set_route(parent, points);
    edge
}

fn line_start(plan: &EgoPlan<'_>, node: usize, column: &Column, y: u16) -> Vec<Point> {
    let parent = plan.tree.nodes[node].parent;
    let (x, parent_row) = if plan.is_outline() {
        (column.x(0), row(plan, parent))
    } else if parent != 0 {
        let inner = plan.column(column.side, plan.tree.nodes[parent].hop);
        let text_width = drawn_name_width(plan, parent) + loop_width(plan, parent, inner);
        (inner.x(plan.name_steps(parent) + text_width + 1), row(plan, parent))
    } else if plan.slots.form == PictureForm::Spine {
        let is_above = y < plan.focus.middle().y;
        let bottom = plan.focus.bottom().saturating_sub(1);
        (column.x(0), if is_above { plan.focus.y } else { bottom })
    } else {
        let x = match column.side {
            ViewSide::Left => plan.focus.x,
            ViewSide::Right => plan.focus.right().saturating_sub(1),
        };
        (x, plan.focus.middle().y)
    };
    vec![Point::new(x, parent_row), Point::new(column.x(0), parent_row)]
}

/// The width of a node's symbol, its possibly truncated name, and the count of entities that it folds.
fn drawn_name_width(plan: &EgoPlan<'_>, node: usize) -> usize {
    SYMBOL_WIDTH + width(&plan.names[node]) + plan.folded_width(node)
}

/// The width that is available for a loop after the name; `None` if it is too small.
fn loop_room(plan: &EgoPlan<'_>, node: usize, column: &Column) -> Option<usize> {
    let room = column.text_width() - plan.label_widths[node];
    room.checked_sub(drawn_name_width(plan, node) + 2).filter(|room| *room >= MIN_LOOP)
}

/// The width of the loop after the name, with the space before it; 0 if there is no such loop.
fn loop_width(plan: &EgoPlan<'_>, node: usize, column: &Column) -> usize {
    let label = loop_room(plan, node, column).map(|room| width(&plan.loop_label(node, room)));
    label.filter(|label| *label > 0).map_or(0, |label| label + 2)
}

/// The loop of a neighbour: a symbol and a label after the name.
fn neighbour_loop(plan: &EgoPlan<'_>, node: usize, column: &Column) -> Option<Edge> {
    let bundle = plan.tree.loop_of(node)?;
    let room = loop_room(plan, node, column)?;
    let label_width = width(&plan.loop_label(node, room));
    let max_width = if plan.is_outline() { room.min(MAX_LABEL) } else { label_width };
    let steps = plan.name_steps(node) + drawn_name_width(plan, node) + 1;
    let mut edge = plan.edge(bundle, max_width);
    edge.mark_loop(Point::new(column.text_x(steps, max_width + 1), row(plan, node)));
    Some(edge)
}

/// The loop of the focus: a line below the frame, or a symbol and a label after the name.
fn focus_loop(plan: &EgoPlan<'_>) -> Option<Edge> {
    let (at, size) = (plan.focus, plan.request.size);
    let bundle = plan.tree.loop_of(0)?;
    let edge = |room: usize| plan.edge(bundle, room);
    let is_outline = plan.is_outline();
    if is_outline || plan.slots.form == PictureForm::Spine {
        let x = at.right().saturating_add(1);
        let room = usize::from(size.width).checked_sub(usize::from(x) + 1)?;
        let mut edge = edge(if is_outline { room.min(MAX_LABEL) } else { room });
        edge.mark_loop(Point::new(x, at.middle().y));
        return (room >= MIN_LOOP).then_some(edge);
    }
    let room = usize::from(at.width).checked_sub(EDGE_PADDING + 1)?;
    if room < MIN_LOOP || !plan.slots.has_frame || at.bottom() >= size.height {
        return None;
    }
    let mut edge = edge(room);
    let (left, line_y, border_y) = (at.x + 1, at.bottom(), at.bottom() - 1);
    let right = left.saturating_add(to_cells(width(&edge.label))).saturating_add(4);
    edge.label_at = Point::new(left + 2, line_y);
    edge.points = [(left, border_y), (left, line_y), (right, line_y), (right, border_y)]
        .map(|(x, y)| Point::new(x, y))
        .to_vec();
    edge.heads = vec![Arrowhead { at: Point::new(right - 1, line_y), towards: Direction::Right }];
    Some(edge)
}
