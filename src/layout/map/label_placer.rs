use std::ops::Range;

use crate::layout::picture::{Point, Rect, Size, to_cells};

/// Places labels without overlaps: keeps the cells occupied by labels and by a space on either side of each.
pub(super) struct LabelPlacer {
    size: Size,
    is_occupied: Vec<bool>,
    /// Offsets from the ideal cell, sorted by distance.
    offsets: Vec<(i32, i32)>,
}

/// The maximum distance of a label from its ideal cell, in columns and rows.
const MAX_OFFSET: (i32, i32) = (36, 10);

impl LabelPlacer {
    pub(super) fn new(size: Size) -> Self {
        let mut offsets: Vec<(i32, i32)> = (-MAX_OFFSET.1..=MAX_OFFSET.1)
            .flat_map(|down| (-MAX_OFFSET.0..=MAX_OFFSET.0).map(move |right| (right, down)))
            .collect();
        // A row is as tall as two columns are wide, and vertical offsets count a little more than horizontal ones.
        offsets.sort_by_key(|(right, down)| (right * right + 5 * down * down, *down, *right));
        Self { size, is_occupied: vec![false; size.area()], offsets }
    }

    /// Places a label with its middle as close as possible to a cell, and returns its first cell.
    pub(super) fn place(&mut self, middle: (i32, i32), width: usize) -> Option<Point> {
        let half = i32::try_from(width / 2).ok()?;
        let rect = self.offsets.iter().find_map(|(right, down)| {
            let start = Point::from_signed((middle.0 + right - half, middle.1 + down))?;
            let at = Rect::line(start, to_cells(width));
            self.is_free(at).then_some(at)
        })?;
        self.occupy(rect);
        Some(rect.top_left())
    }

    /// Places a label at exactly the given cells, and returns whether they were free.
    pub(super) fn place_at(&mut self, rect: Rect) -> bool {
        let is_free = self.is_free(rect);
        if is_free {
            self.occupy(rect);
        }
        is_free
    }

    fn is_free(&self, at: Rect) -> bool {
        at.fits(self.size) && !self.is_occupied[self.span(at)].contains(&true)
    }

    fn occupy(&mut self, at: Rect) {
        let span = self.span(at);
        self.is_occupied[span].fill(true);
    }

    /// Includes the spaces on either side.
    fn span(&self, at: Rect) -> Range<usize> {
        let row = usize::from(at.y) * usize::from(self.size.width);
        let end = at.right().saturating_add(1).min(self.size.width);
        row + usize::from(at.x.saturating_sub(1))..row + usize::from(end)
    }
}
