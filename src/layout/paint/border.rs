//! The line or the brackets around a node.

use crate::layout::picture::{Course, Direction, Point, Rect};

use super::cells::Cell;
use super::glyph::Stroke;
use super::painter::Painter;

impl Painter {
    pub(super) fn frame(&mut self, at: Rect, cell: &Cell) {
        let (right, bottom) = (at.right().saturating_sub(1), at.bottom().saturating_sub(1));
        let corners = [
            Point::new(at.x, at.y),
            Point::new(right, at.y),
            Point::new(right, bottom),
            Point::new(at.x, bottom),
            Point::new(at.x, at.y),
        ];
        for pair in corners.windows(2) {
            self.line(pair[0], pair[1], Course::Trunk, cell);
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
        let Some(place) = self.cells.get_mut(at) else { return };
        if place.lines.leaves(inwards.opposite()) {
            let lines = place.lines.without(inwards);
            let glyph = lines.glyph(Stroke::Solid, script).to_owned();
            *place = Cell { glyph, lines, ..cell.clone() };
        }
    }

    pub(super) fn brackets(&mut self, at: Rect, cell: &Cell) {
        self.text(Point::new(at.x, at.y), "[", cell);
        self.text(Point::new(at.right().saturating_sub(1), at.y), "]", cell);
    }
}
