use crate::layout::picture::SYMBOL_WIDTH;

use super::sheet::{INDENT, SHORT_BRANCH};
use super::sheet_drawing::RIGHT_MARGIN;
use super::tie_text::TextGranularity;

/// The minimum width of a channel whose lines have room for two arrowheads at either end.
const MIN_TWO_HEADS: usize = 14;

/// The dimensions of a sheet, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SheetShape {
    pub(super) columns: usize,
    /// The width of a column, with its borders.
    pub(super) column_width: usize,
    /// The width of the channel after each column.
    pub(super) channel_width: usize,
    pub(super) height: usize,
    /// The number of rows below the columns for lines.
    pub(super) bus_rows: usize,
    pub(super) granularity: TextGranularity,
}

impl SheetShape {
    /// The cells for the name of a leaf after the shortest branch.
    pub(super) fn leaf_room(self) -> usize {
        let used = INDENT + 1 + SHORT_BRANCH + SYMBOL_WIDTH + RIGHT_MARGIN;
        self.column_width.saturating_sub(used)
    }

    /// The number of cells for arrowheads at either side of a channel. If it is 1, lines in both directions have none.
    pub(super) fn head_room(self) -> usize {
        if self.channel_width < MIN_TWO_HEADS { 1 } else { 2 }
    }
}
