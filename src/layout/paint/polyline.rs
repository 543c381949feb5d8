//! Lines along rows and columns: every cell records the sides that its lines touch.

use crate::layout::picture::{Direction, Point, Rect, Routing};

use super::cells::{Cell, CellRole, Highlight};
use super::glyph::{LineSides, Stroke};
use super::painter::Painter;

impl Painter {
    /// Draws a line through its corners; both ends connect to whatever they end at.
    pub(super) fn polyline(&mut self, points: &[Point], routing: Routing, cell: &Cell) {
        for pair in points.windows(2) {
            self.line(pair[0], pair[1], routing, cell);
        }
        let first = points.first_chunk().map(|[end, inner]| (*end, *inner));
        let last = points.last_chunk().map(|[inner, end]| (*end, *inner));
        for (end, inner) in first.into_iter().chain(last) {
            if let Some(towards) = Direction::between(inner, end)
                && !self.branches_off(end, towards)
            {
                self.piece(end, LineSides::towards(towards), cell);
            }
        }
    }

    /// Whether a line that ends in a cell branches off one that runs across it.
    fn branches_off(&self, end: Point, towards: Direction) -> bool {
        let across =
            if towards.is_vertical() { LineSides::HORIZONTAL } else { LineSides::VERTICAL };
        self.cells.get(end).is_some_and(|cell| cell.lines.includes(across))
    }

    /// Draws a straight line, including both ends, which touch only their inner sides.
    pub(super) fn line(&mut self, from: Point, to: Point, routing: Routing, cell: &Cell) {
        let Some(towards) = Direction::between(from, to) else { return };
        let vertical = towards.is_vertical();
        let plain = Cell { stroke: Stroke::Solid, ..cell.clone() };
        let cell = if vertical && routing == Routing::Trunk { &plain } else { cell };
        let unless = |end: Point, at: Point, side: Direction| {
            if at == end { LineSides::NONE } else { LineSides::towards(side) }
        };
        for at in Rect::spanning(from, to).cells() {
            let lines = unless(from, at, towards.opposite()).and(unless(to, at, towards));
            if routing == Routing::Independent && self.crosses(at, lines) {
                self.bridge(at, lines, cell);
            } else {
                self.piece(at, lines, cell);
            }
        }
    }

    /// Whether a cell has a straight piece of line and another would run straight across it.
    fn crosses(&self, at: Point, lines: LineSides) -> bool {
        let straight = [LineSides::HORIZONTAL, LineSides::VERTICAL];
        let there = self.cells.get(at).map_or(LineSides::NONE, |cell| cell.lines);
        there != lines && straight.contains(&there) && straight.contains(&lines)
    }

    /// Draws the vertical one of two crossing lines over the other: a cross would look like a junction.
    fn bridge(&mut self, at: Point, lines: LineSides, cell: &Cell) {
        if lines == LineSides::VERTICAL
            && let Some(target) = self.cells.get_mut(at)
        {
            *target = Cell::default();
            self.piece(at, lines, cell);
        }
    }

    fn piece(&mut self, at: Point, lines: LineSides, cell: &Cell) {
        let script = self.options.script;
        let Some(target) = self.cells.get_mut(at) else { return };
        let old = std::mem::take(target);
        let shared = !old.lines.is_empty() && old.owner != cell.owner;
        *target = cell.clone();
        target.lines = old.lines.and(lines);
        if shared {
            target.stroke = old.stroke.min(cell.stroke);
            target.role = if old.role == cell.role { cell.role } else { CellRole::Trunk };
        }
        if shared && cell.highlight == Highlight::Plain {
            target.highlight = old.highlight;
        }
        target.lines.glyph(target.stroke, script).clone_into(&mut target.glyph);
    }
}
