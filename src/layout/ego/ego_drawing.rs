//! A planned ego view as a drawing: nodes, and the lines of the tree along their trunks.

use crate::layout::picture::{
    ArrowHead, Border, Bundle, Direction, Drawing, Edge, LabelAnchor, Node, PictureForm, Point,
    SIGN_WIDTH, cells, heads, mark_loop, named_node, straighten, unrouted_edge,
};
use crate::text::width;

use super::column::{Column, FIXED};
use super::ego_plan::EgoPlan;
use super::sides::ViewSide;

/// Draws the nodes of a plan and the lines between each and its parent, in reading order.
pub(super) fn draw_columns(plan: &EgoPlan<'_>) -> Drawing {
    let mut drawing = Drawing {
        size: plan.request.size,
        form: plan.form,
        focus: Some(plan.request.focus),
        ..Drawing::default()
    };
    drawing.nodes.push(focus_node(plan));
    for (node, side) in steps(plan) {
        let column = plan.column(side, plan.tree.nodes[node].hop);
        drawing.nodes.push(tree_node(plan, node, column));
        for (line, strand) in plan.lines[node].iter().enumerate() {
            drawing.edges.push(strand_edge(plan, node, column, line, strand));
        }
        drawing.edges.extend(neighbour_loop(plan, node, column));
    }
    drawing.edges.extend(focus_loop(plan));
    drawing
}

/// Every twig with its side, in reading order: right from the top, then left, children after
/// their parent.
fn steps(plan: &EgoPlan<'_>) -> Vec<(usize, ViewSide)> {
    let mut steps = Vec::new();
    for side in [ViewSide::Left, ViewSide::Right] {
        let mut stack: Vec<usize> = plan.sides.get(side).iter().rev().copied().collect();
        while let Some(node) = stack.pop() {
            steps.push((node, side));
            stack.extend(plan.tree.nodes[node].children.iter().rev());
        }
    }
    steps
}

fn focus_node(plan: &EgoPlan<'_>) -> Node {
    let graph = plan.request.graph;
    let at = plan.focus;
    let framed = at.height == 3;
    let border = if framed { Border::Round } else { Border::Brackets };
    let label = plan.names[0].clone();
    let spare = at.width.saturating_sub(cells(SIGN_WIDTH + width(&label)));
    let start = Point::new(at.x.saturating_add(spare / 2), at.y + u16::from(framed));
    Node { at, border, ..named_node(graph, plan.request.focus, label, start, 0) }
}

fn tree_node(plan: &EgoPlan<'_>, node: usize, column: Column) -> Node {
    let found = &plan.tree.nodes[node];
    let label = plan.names[node].clone();
    let x = column.text_x(column.name_steps(), SIGN_WIDTH + width(&label));
    named_node(plan.request.graph, found.id, label, Point::new(x, row(plan, node)), found.hop)
}

fn row(plan: &EgoPlan<'_>, node: usize) -> u16 {
    cells(plan.rows[&node])
}

/// One line from a parent to a twig. The first ends beside the name, later ones below it.
fn strand_edge(
    plan: &EgoPlan<'_>,
    node: usize,
    column: Column,
    line: usize,
    strand: &Bundle,
) -> Edge {
    let name_row = row(plan, node);
    let y = name_row.saturating_add(cells(line));
    let id = plan.tree.nodes[node].id;
    let rightwards = if column.side == ViewSide::Right { id } else { strand.other(id) };
    let mut edge = unrouted_edge(plan.request.graph, strand, rightwards, column.word);
    edge.label_at = Point::new(column.text_x(3, width(&edge.label)), y);
    edge.label_anchor =
        if column.side == ViewSide::Left { LabelAnchor::End } else { LabelAnchor::Start };
    edge.points = start(plan, node, column, y);
    edge.points.push(Point::new(column.x(0), y));
    if line == 0 {
        edge.points.push(Point::new(column.x(column.word + 4), y));
    } else {
        edge.points.push(Point::new(column.x(column.name_steps()), y));
        edge.points.push(Point::new(column.x(column.name_steps()), name_row));
    }
    straighten(&mut edge.points);
    let (out, back) = match column.side {
        ViewSide::Left => (Direction::Left, Direction::Right),
        ViewSide::Right => (Direction::Right, Direction::Left),
    };
    let outer = ArrowHead { at: Point::new(column.x(column.word + 4), y), towards: out };
    let inner = ArrowHead { at: Point::new(column.x(1), y), towards: back };
    edge.heads = heads(plan.request.graph, strand, [(id, outer), (strand.other(id), inner)]);
    if strand.from == id {
        edge.points.reverse();
    }
    edge
}

/// Where a line leaves the parent, up to the trunk.
fn start(plan: &EgoPlan<'_>, node: usize, column: Column, y: u16) -> Vec<Point> {
    let parent = plan.tree.nodes[node].parent;
    if parent != 0 {
        let parent_row = row(plan, parent);
        let inner = plan.column(column.side, plan.tree.nodes[parent].hop);
        let taken = SIGN_WIDTH + width(&plan.names[parent]) + loop_columns(plan, parent, inner);
        let x = inner.x(inner.name_steps() + taken + 1);
        return vec![Point::new(x, parent_row), Point::new(column.x(0), parent_row)];
    }
    let at = plan.focus;
    let middle = at.middle().y;
    let (near, far) = (at.y, at.bottom().saturating_sub(1));
    if plan.form == PictureForm::Spine {
        return vec![Point::new(column.x(0), if y < middle { near } else { far })];
    }
    let x = match column.side {
        ViewSide::Left => at.x,
        ViewSide::Right => at.right().saturating_sub(1),
    };
    vec![Point::new(x, middle), Point::new(column.x(0), middle)]
}

/// How many columns the loop of a neighbour takes behind its name, with the blank before it.
pub(super) fn loop_columns(plan: &EgoPlan<'_>, node: usize, column: Column) -> usize {
    let room = column.name.saturating_sub(SIGN_WIDTH + width(&plan.names[node]) + 2);
    let word = if room < 3 { 0 } else { width(&plan.loop_word(node, room)) };
    if word == 0 { 0 } else { word + 2 }
}

/// A relation of a neighbour with itself: a sign and a word behind the name.
fn neighbour_loop(plan: &EgoPlan<'_>, node: usize, column: Column) -> Option<Edge> {
    let taken = loop_columns(plan, node, column).checked_sub(2)?;
    let y = row(plan, node);
    let from = column.name_steps() + SIGN_WIDTH + width(&plan.names[node]) + 1;
    let id = plan.tree.nodes[node].id;
    let bundle = plan.tree.loops.iter().find(|bundle| bundle.from == id)?;
    let mut edge = unrouted_edge(plan.request.graph, bundle, id, taken);
    let sign = Point::new(column.text_x(from, taken + 1), y);
    mark_loop(&mut edge, sign);
    Some(edge)
}

/// A relation of the focus with itself: a line below its frame, or a sign behind it.
fn focus_loop(plan: &EgoPlan<'_>) -> Option<Edge> {
    let id = plan.request.focus;
    let bundle = plan.tree.loops.iter().find(|bundle| bundle.from == id)?;
    let at = plan.focus;
    if plan.form == PictureForm::Spine {
        let x = at.right().saturating_add(1);
        let room = usize::from(plan.request.size.width.saturating_sub(x)).checked_sub(1)?;
        let mut edge = unrouted_edge(plan.request.graph, bundle, id, room);
        mark_loop(&mut edge, Point::new(x, at.middle().y));
        return (room >= 3).then_some(edge);
    }
    let room = usize::from(at.width).checked_sub(FIXED + 1)?;
    if at.height < 3 || at.bottom() >= plan.request.size.height || room < 3 {
        return None;
    }
    let mut edge = unrouted_edge(plan.request.graph, bundle, id, room);
    let (left, y) = (at.x + 1, at.bottom());
    let right = left.saturating_add(cells(width(&edge.label))).saturating_add(4);
    edge.label_at = Point::new(left + 2, y);
    let lower = at.bottom() - 1;
    edge.points = [(left, lower), (left, y), (right, y), (right, lower)]
        .map(|(x, y)| Point::new(x, y))
        .to_vec();
    edge.heads.push(ArrowHead { at: Point::new(right - 1, y), towards: Direction::Right });
    Some(edge)
}
