//! Places labels near given cells so that none overlap: important ones first, each at the nearest free cells; a
//! shorter form if the longer one does not fit.

use std::ops::Range;

use crate::layout::picture::{Point, Rect, Size, cells};

/// The cells taken by labels, each with a space on either side.
pub(super) struct LabelPlacer {
    size: Size,
    taken: Vec<bool>,
    /// Offsets from the wanted cell, the nearest first.
    steps: Vec<(i32, i32)>,
}

/// How far a label may be from its cell, in columns and rows.
const REACH: (i32, i32) = (36, 10);

impl LabelPlacer {
    pub(super) fn new(size: Size) -> Self {
        let mut steps: Vec<(i32, i32)> = (-REACH.1..=REACH.1)
            .flat_map(|down| (-REACH.0..=REACH.0).map(move |right| (right, down)))
            .collect();
        // A row counts as two columns, and a horizontal offset as shorter than a vertical one.
        steps.sort_by_key(|(right, down)| (right * right + 5 * down * down, *down, *right));
        Self { size, taken: vec![false; size.area()], steps }
    }

    /// Places a label of some width near a cell; `None` if there is no room.
    pub(super) fn place(&mut self, around: (i32, i32), width: usize) -> Option<Point> {
        let half = i32::try_from(width / 2).ok()?;
        let found = self.steps.iter().find_map(|(right, down)| {
            let start = Point::at((around.0 + right - half, around.1 + down))?;
            let at = Rect::line(start, cells(width));
            self.is_free(at).then_some(at)
        })?;
        self.take(found);
        Some(found.corner())
    }

    /// Places a label at exactly the given cells, if they are free.
    pub(super) fn place_at(&mut self, at: Rect) -> bool {
        let free = self.is_free(at);
        if free {
            self.take(at);
        }
        free
    }

    fn is_free(&self, at: Rect) -> bool {
        at.fits(self.size) && !self.taken[self.span(at)].contains(&true)
    }

    fn take(&mut self, at: Rect) {
        let span = self.span(at);
        self.taken[span].fill(true);
    }

    /// The cells of a label and of the spaces beside it in its row.
    fn span(&self, at: Rect) -> Range<usize> {
        let row = usize::from(at.y) * usize::from(self.size.width);
        let end = at.right().saturating_add(1).min(self.size.width);
        row + usize::from(at.x.saturating_sub(1))..row + usize::from(end)
    }
}
