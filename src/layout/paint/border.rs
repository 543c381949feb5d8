//! The line or the brackets around a node.

use crate::layout::picture::{Direction, Point, Rect, Routing};

use super::cells::Cell;
use super::glyph::{LineSides, Stroke};
use super::painter::Painter;

impl Painter {
    pub(super) fn frame(&mut self, at: Rect, cell: &Cell) {
        let (right, bottom) = (at.right().saturating_sub(1), at.bottom().saturating_sub(1));
        let (left, top) = (at.x, at.y);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        for pair in corners.map(|(x, y)| Point::new(x, y)).windows(2) {
            self.line(pair[0], pair[1], Routing::Trunk, cell);
        }
        for x in at.x..=right {
            self.close(Point::new(x, at.y), Direction::Down, cell);
            self.close(Point::new(x, bottom), Direction::Up, cell);
        }
        for y in at.y..=bottom {
            self.close(Point::new(at.x, y), Direction::Right, cell);
            self.close(Point::new(right, y), Direction::Left, cell);
        }
    }

    /// Removes the line that runs from a cell of a frame inwards, unless the cell is a corner.
    fn close(&mut self, at: Point, inwards: Direction, cell: &Cell) {
        let script = self.options.script;
        let Some(target) = self.cells.get_mut(at) else { return };
        if target.lines.includes(LineSides::towards(inwards.opposite())) {
            let lines = target.lines.without(inwards);
            let glyph = lines.glyph(Stroke::Solid, script).to_owned();
            *target = Cell { glyph, lines, ..cell.clone() };
        }
    }

    pub(super) fn brackets(&mut self, at: Rect, cell: &Cell) {
        self.text(Point::new(at.x, at.y), "[", cell);
        self.text(Point::new(at.right().saturating_sub(1), at.y), "]", cell);
    }
}
