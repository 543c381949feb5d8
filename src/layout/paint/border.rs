#![expect(clippy::indexing_slicing, reason = "windows of two are pairs")]

use crate::layout::picture::{Direction, Point, Rect, Routing};

use super::cells::{Cell, CellRole};
use super::glyph::{LineSides, Stroke};
use super::painter::Painter;

impl Painter {
    /// Paints the box around a group; boxes may share a border.
    pub(super) fn paint_group_box(&mut self, at: Rect) {
        let (right, bottom) = (at.right().saturating_sub(1), at.bottom().saturating_sub(1));
        let corners = [(at.x, at.y), (right, at.y), (right, bottom), (at.x, bottom), (at.x, at.y)];
        let cell = Cell { role: CellRole::Frame, ..Cell::default() };
        for pair in corners.map(|(x, y)| Point::new(x, y)).windows(2) {
            self.paint_line(pair[0], pair[1], Routing::Trunk, &cell);
        }
    }

    pub(super) fn paint_frame(&mut self, at: Rect, cell: &Cell) {
        let (right, bottom) = (at.right().saturating_sub(1), at.bottom().saturating_sub(1));
        let (left, top) = (at.x, at.y);
        let corners = [(left, top), (right, top), (right, bottom), (left, bottom), (left, top)];
        for pair in corners.map(|(x, y)| Point::new(x, y)).windows(2) {
            self.paint_line(pair[0], pair[1], Routing::Trunk, cell);
        }
        for x in at.x..=right {
            self.remove_inward_line(Point::new(x, at.y), Direction::Down, cell);
            self.remove_inward_line(Point::new(x, bottom), Direction::Up, cell);
        }
        for y in at.y..=bottom {
            self.remove_inward_line(Point::new(at.x, y), Direction::Right, cell);
            self.remove_inward_line(Point::new(right, y), Direction::Left, cell);
        }
    }

    /// Removes the part of a line that runs inwards from a cell on the side of a frame. Leaves corners unchanged.
    fn remove_inward_line(&mut self, at: Point, inwards: Direction, cell: &Cell) {
        let glyph_set = self.options.glyph_set;
        let Some(target) = self.cells.get_mut(at) else { return };
        if target.lines.includes(LineSides::from_direction(inwards.opposite())) {
            let lines = target.lines.without(inwards);
            let glyph = lines.glyph(Stroke::Solid, glyph_set).to_owned();
            *target = Cell { glyph, lines, ..cell.clone() };
        }
    }

    pub(super) fn paint_brackets(&mut self, at: Rect, cell: &Cell) {
        self.paint_text(Point::new(at.x, at.y), "[", cell);
        self.paint_text(Point::new(at.right().saturating_sub(1), at.y), "]", cell);
    }
}
