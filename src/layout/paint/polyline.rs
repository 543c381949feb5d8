//! Paints lines along rows and columns. Every cell records the sides that its lines touch.

use crate::layout::picture::{Direction, Point, Rect, Routing};

use super::cells::{Cell, CellRole, Highlight};
use super::glyph::{LineSides, Stroke};
use super::painter::Painter;

impl Painter {
    /// Paints a line through its corners. Each end connects to an adjacent item, unless it branches off another line.
    #[expect(clippy::indexing_slicing, reason = "windows of two are pairs")]
    pub(super) fn paint_polyline(&mut self, points: &[Point], routing: Routing, cell: &Cell) {
        for pair in points.windows(2) {
            self.paint_line(pair[0], pair[1], routing, cell);
        }
        let first = points.first_chunk().map(|[end, inner]| (*end, *inner));
        let last = points.last_chunk().map(|[inner, end]| (*end, *inner));
        for (end, inner) in first.into_iter().chain(last) {
            if let Some(towards) = Direction::between(inner, end)
                && !self.branches_off(end, towards)
            {
                self.add_sides(end, LineSides::from_direction(towards), cell);
            }
        }
    }

    fn branches_off(&self, end: Point, towards: Direction) -> bool {
        let across =
            if towards.is_vertical() { LineSides::HORIZONTAL } else { LineSides::VERTICAL };
        self.cells.get(end).is_some_and(|cell| cell.lines.includes(across))
    }

    /// Paints a straight line. Each end touches only the side of its cell that faces the other end.
    pub(super) fn paint_line(&mut self, from: Point, to: Point, routing: Routing, cell: &Cell) {
        let Some(towards) = Direction::between(from, to) else { return };
        let solid = Cell { stroke: Stroke::Solid, ..cell.clone() };
        let is_trunk = towards.is_vertical() && routing == Routing::Trunk;
        let cell = if is_trunk { &solid } else { cell };
        let side_unless_at = |end: Point, at: Point, side: Direction| {
            if at == end { LineSides::NONE } else { LineSides::from_direction(side) }
        };
        for at in Rect::spanning(from, to).cells() {
            let lines = side_unless_at(from, at, towards.opposite());
            let lines = lines.union(side_unless_at(to, at, towards));
            let is_separate = match routing {
                Routing::Independent => true,
                Routing::Net(_) => self.cells.get(at).is_some_and(|old| old.net != cell.net),
                Routing::Trunk => false,
            };
            if is_separate && self.crosses(at, lines) {
                self.bridge(at, lines, cell);
            } else {
                self.add_sides(at, lines, cell);
            }
        }
    }

    fn crosses(&self, at: Point, lines: LineSides) -> bool {
        let straight = [LineSides::HORIZONTAL, LineSides::VERTICAL];
        let existing = self.cells.get(at).map_or(LineSides::NONE, |cell| cell.lines);
        existing != lines && straight.contains(&existing) && straight.contains(&lines)
    }

    /// Of two crossing lines, paints the vertical one over the other, since a cross would look like a junction.
    fn bridge(&mut self, at: Point, lines: LineSides, cell: &Cell) {
        if lines == LineSides::VERTICAL
            && let Some(target) = self.cells.get_mut(at)
        {
            *target = Cell::default();
            self.add_sides(at, lines, cell);
        }
    }

    fn add_sides(&mut self, at: Point, lines: LineSides, cell: &Cell) {
        let glyph_set = self.options.glyph_set;
        let Some(target) = self.cells.get_mut(at) else { return };
        let old = std::mem::take(target);
        let is_shared = !old.lines.is_empty() && old.owner != cell.owner;
        *target = cell.clone();
        target.lines = old.lines.union(lines);
        if is_shared {
            target.stroke = old.stroke.min(cell.stroke);
            let keeps_role = old.role == cell.role || cell.highlight == Highlight::Selected;
            target.role = if keeps_role { cell.role } else { CellRole::Trunk };
        }
        if is_shared && cell.highlight == Highlight::Plain {
            target.highlight = old.highlight;
        }
        target.lines.glyph(target.stroke, glyph_set).clone_into(&mut target.glyph);
    }
}
