use crate::layout::picture::SYMBOL_WIDTH;

/// The number of cells before the symbol of a centre: the border and a space.
pub(super) const INDENT: usize = 2;
/// The number of cells between the indentation and the symbol of a leaf without a label: the trunk and an arrowhead.
pub(super) const SHORT_BRANCH: usize = 2;
/// The number of cells between a name and the border after it, for the count of a line that ends there.
pub(super) const RIGHT_MARGIN: usize = 1;
/// The minimum width of a channel whose lines have room for two arrowheads at either end.
const MIN_TWO_HEADS: usize = 14;

/// Whether each tie without a line has its own text, or the ties between two groups share one. In the second case, ties
/// inside a group have none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TextGranularity {
    PerTie,
    PerGroupPair,
}

/// The dimensions of a layout, in cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LayoutShape {
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

impl LayoutShape {
    /// The width of a leaf's name after the shortest branch.
    pub(super) fn leaf_room(self) -> usize {
        let used = INDENT + 1 + SHORT_BRANCH + SYMBOL_WIDTH + RIGHT_MARGIN;
        self.column_width.saturating_sub(used)
    }

    /// The number of cells for arrowheads at either side of a channel. If it is 1, lines in both directions have none.
    pub(super) fn arrowhead_width(self) -> usize {
        if self.channel_width < MIN_TWO_HEADS { 1 } else { 2 }
    }
}

/// The maximum width of a box's title.
pub(super) fn title_room(column_width: usize) -> usize {
    column_width.saturating_sub(4)
}
