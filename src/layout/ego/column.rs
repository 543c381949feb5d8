//! One column of an ego view: a trunk, the words of the edges, and names, from the focus outwards.

use crate::layout::picture::cells;

use super::sides::ViewSide;

/// Columns between the trunk and the name: heads, dashes, a blank, and the trunk itself.
pub(super) const FIXED: usize = 6;
/// Columns between a name and the next trunk: a blank and a dash.
pub(super) const BETWEEN: usize = 2;
/// A column, measured in steps outwards from its trunk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Column {
    pub(super) side: ViewSide,
    /// Where the trunk runs.
    pub(super) trunk: u16,
    /// How wide the words of the edges may be.
    pub(super) word: usize,
    /// How wide the names may be.
    pub(super) name: usize,
}

impl Column {
    /// The cell that lies `steps` outwards from the trunk.
    pub(super) fn x(self, steps: usize) -> u16 {
        match self.side {
            ViewSide::Left => self.trunk.saturating_sub(cells(steps)),
            ViewSide::Right => self.trunk.saturating_add(cells(steps)),
        }
    }

    /// Where a text starts whose inner end lies `steps` outwards from the trunk.
    pub(super) fn text_x(self, steps: usize, columns: usize) -> u16 {
        match self.side {
            ViewSide::Left => self.x(steps + columns.saturating_sub(1)),
            ViewSide::Right => self.x(steps),
        }
    }

    /// How far out the names start.
    pub(super) fn name_steps(self) -> usize {
        self.word + FIXED
    }
}

/// The columns of one side from their widths: word, name, word, name …
pub(super) fn columns(side: ViewSide, trunk: usize, widths: &[usize]) -> Vec<Column> {
    let mut next = trunk;
    let mut columns = Vec::new();
    for pair in widths.chunks_exact(2) {
        columns.push(Column { side, trunk: cells(next), word: pair[0], name: pair[1] });
        let step = pair[0] + pair[1] + FIXED + BETWEEN;
        next = match side {
            ViewSide::Left => next.saturating_sub(step),
            ViewSide::Right => next + step,
        };
    }
    columns
}
