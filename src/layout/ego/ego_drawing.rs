//! A planned ego view as a drawing: nodes, and the lines of the tree along their trunks.

use crate::layout::label::width;
use crate::layout::picture::{
    ArrowHead, Border, Bundle, Direction, Drawing, Edge, LabelAnchor, Node, PictureForm, Point,
    SIGN, bare, cells, heads, mark_loop, named, straighten,
};

use super::column::{Column, FIXED};
use super::plan::Plan;
use super::sides::Side;

/// Draws the nodes of a plan and the lines between each and its parent, in reading order.
pub(super) fn emit(plan: &Plan<'_>) -> Drawing {
    let mut drawing = Drawing {
        size: plan.ask.size,
        form: plan.form,
        focus: Some(plan.ask.focus),
        ..Drawing::default()
    };
    drawing.nodes.push(focus(plan));
    for (twig, side) in steps(plan) {
        let column = plan.column(side, plan.tree.twigs[twig].hop);
        let node = node(plan, twig, column);
        drawing.nodes.push(node);
        for (line, strand) in plan.strands[twig].iter().enumerate() {
            drawing.edges.push(strand_edge(plan, twig, column, line, strand));
        }
        drawing.edges.extend(neighbour_loop(plan, twig, column));
    }
    drawing.edges.extend(focus_loop(plan));
    drawing
}

/// Every twig with its side, in reading order: right from the top, then left, children after
/// their parent.
fn steps(plan: &Plan<'_>) -> Vec<(usize, Side)> {
    let mut steps = Vec::new();
    for side in [Side::Left, Side::Right] {
        let mut stack: Vec<usize> = plan.sides.get(side).iter().rev().copied().collect();
        while let Some(twig) = stack.pop() {
            steps.push((twig, side));
            stack.extend(plan.tree.twigs[twig].children.iter().rev());
        }
    }
    steps
}

fn focus(plan: &Plan<'_>) -> Node {
    let graph = plan.ask.graph;
    let at = plan.focus;
    let framed = at.height == 3;
    let border = if framed { Border::Round } else { Border::Brackets };
    let label = plan.names[0].clone();
    let spare = at.width.saturating_sub(cells(SIGN + width(&label)));
    let start = Point::new(at.x.saturating_add(spare / 2), at.y + u16::from(framed));
    Node { at, border, ..named(graph, plan.ask.focus, label, start, 0) }
}

fn node(plan: &Plan<'_>, twig: usize, column: Column) -> Node {
    let found = &plan.tree.twigs[twig];
    let label = plan.names[twig].clone();
    let x = column.text_x(column.name_steps(), SIGN + width(&label));
    named(plan.ask.graph, found.id, label, Point::new(x, row(plan, twig)), found.hop)
}

fn row(plan: &Plan<'_>, twig: usize) -> u16 {
    cells(plan.rows[&twig])
}

/// One line from a parent to a twig. The first ends beside the name, later ones below it.
fn strand_edge(plan: &Plan<'_>, twig: usize, column: Column, line: usize, strand: &Bundle) -> Edge {
    let name_row = row(plan, twig);
    let y = name_row.saturating_add(cells(line));
    let id = plan.tree.twigs[twig].id;
    let rightwards = if column.side == Side::Right { id } else { strand.other(id) };
    let mut edge = bare(plan.ask.graph, strand, rightwards, column.word);
    edge.label_at = Point::new(column.text_x(3, width(&edge.label)), y);
    edge.label_anchor =
        if column.side == Side::Left { LabelAnchor::End } else { LabelAnchor::Start };
    edge.points = start(plan, twig, column, y);
    edge.points.push(Point::new(column.x(0), y));
    if line == 0 {
        edge.points.push(Point::new(column.x(column.word + 4), y));
    } else {
        edge.points.push(Point::new(column.x(column.name_steps()), y));
        edge.points.push(Point::new(column.x(column.name_steps()), name_row));
    }
    straighten(&mut edge.points);
    let (out, back) = match column.side {
        Side::Left => (Direction::Left, Direction::Right),
        Side::Right => (Direction::Right, Direction::Left),
    };
    let outer = ArrowHead { at: Point::new(column.x(column.word + 4), y), towards: out };
    let inner = ArrowHead { at: Point::new(column.x(1), y), towards: back };
    edge.heads = heads(plan.ask.graph, strand, [(id, outer), (strand.other(id), inner)]);
    if strand.from == id {
        edge.points.reverse();
    }
    edge
}

/// Where a line leaves the parent, up to the trunk.
fn start(plan: &Plan<'_>, twig: usize, column: Column, y: u16) -> Vec<Point> {
    let parent = plan.tree.twigs[twig].parent;
    if parent != 0 {
        let parent_row = row(plan, parent);
        let inner = plan.column(column.side, plan.tree.twigs[parent].hop);
        let taken = SIGN + width(&plan.names[parent]) + loop_columns(plan, parent, inner);
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
        Side::Left => at.x,
        Side::Right => at.right().saturating_sub(1),
    };
    vec![Point::new(x, middle), Point::new(column.x(0), middle)]
}

/// How many columns the loop of a neighbour takes behind its name, with the blank before it.
pub(super) fn loop_columns(plan: &Plan<'_>, twig: usize, column: Column) -> usize {
    let room = column.name.saturating_sub(SIGN + width(&plan.names[twig]) + 2);
    let word = if room < 3 { 0 } else { width(&plan.loop_word(twig, room)) };
    if word == 0 { 0 } else { word + 2 }
}

/// A relation of a neighbour with itself: a sign and a word behind the name.
fn neighbour_loop(plan: &Plan<'_>, twig: usize, column: Column) -> Option<Edge> {
    let taken = loop_columns(plan, twig, column).checked_sub(2)?;
    let y = row(plan, twig);
    let from = column.name_steps() + SIGN + width(&plan.names[twig]) + 1;
    let id = plan.tree.twigs[twig].id;
    let bundle = plan.tree.loops.iter().find(|bundle| bundle.from == id)?;
    let mut edge = bare(plan.ask.graph, bundle, id, taken);
    let sign = Point::new(column.text_x(from, taken + 1), y);
    mark_loop(&mut edge, sign);
    Some(edge)
}

/// A relation of the focus with itself: a line below its frame, or a sign behind it.
fn focus_loop(plan: &Plan<'_>) -> Option<Edge> {
    let id = plan.ask.focus;
    let bundle = plan.tree.loops.iter().find(|bundle| bundle.from == id)?;
    let at = plan.focus;
    if plan.form == PictureForm::Spine {
        let x = at.right().saturating_add(1);
        let room = usize::from(plan.ask.size.width.saturating_sub(x)).checked_sub(1)?;
        let mut edge = bare(plan.ask.graph, bundle, id, room);
        mark_loop(&mut edge, Point::new(x, at.middle().y));
        return (room >= 3).then_some(edge);
    }
    let room = usize::from(at.width).checked_sub(FIXED + 1)?;
    if at.height < 3 || at.bottom() >= plan.ask.size.height || room < 3 {
        return None;
    }
    let mut edge = bare(plan.ask.graph, bundle, id, room);
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
