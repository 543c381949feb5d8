//! Fills columns with groups, as a page is filled with text.

use std::ops::{Range, RangeInclusive};

/// The minimum number of rows of a part of a group that continues in the next column.
const MIN_PART: usize = 3;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct GroupHeight {
    /// The number of rows for members; 0 if the group is closed.
    pub(super) member_rows: usize,
    /// The number of rows for text that describes ties.
    pub(super) text_rows: usize,
}

impl GroupHeight {
    fn is_closed(self) -> bool {
        self.member_rows == 0
    }

    /// The number of rows below the title.
    fn rows(self) -> usize {
        self.member_rows + self.text_rows
    }
}

/// A part of a group in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GroupPart {
    pub(super) group: usize,
    pub(super) column: usize,
    /// The row of the title.
    pub(super) top: usize,
    /// The range of the group's rows in this part. Row 0 is that of its first member; rows of text follow those of members.
    pub(super) rows: Range<usize>,
    pub(super) is_closed: bool,
}

impl GroupPart {
    /// The row of the lower border, or the last row of a closed group.
    pub(super) fn bottom(&self) -> usize {
        self.top + self.rows.len() + usize::from(!self.is_closed)
    }
}

/// Distributes groups over columns of this height; `None` if they do not fit.
///
/// A group may continue in the next column. The lower border of a group is also the upper border of the next one.
pub(super) fn flow(
    heights: &[GroupHeight],
    columns: usize,
    height: usize,
) -> Option<Vec<GroupPart>> {
    let mut flow = ColumnFlow { columns, height, ..ColumnFlow::default() };
    for (group, needed) in heights.iter().enumerate() {
        flow.place(group, *needed)?;
    }
    Some(flow.parts)
}

/// The columns so far, and the position of the next group.
#[derive(Default)]
struct ColumnFlow {
    columns: usize,
    height: usize,
    column: usize,
    row: usize,
    /// Whether `row` has the lower border of a group.
    is_border: bool,
    parts: Vec<GroupPart>,
}

impl ColumnFlow {
    fn place(&mut self, group: usize, needed: GroupHeight) -> Option<()> {
        let is_closed = needed.is_closed();
        let mut placed = 0;
        loop {
            let top = self.row + usize::from(self.is_border && is_closed);
            let Some(row_count) = self.fitting_rows(top, needed, placed) else {
                if self.row == 0 {
                    return None;
                }
                self.start_column()?;
                continue;
            };
            let rows = placed..placed + row_count;
            let part = GroupPart { group, column: self.column, top, rows, is_closed };
            self.row = part.bottom() + usize::from(is_closed);
            self.is_border = !is_closed;
            self.parts.push(part);
            placed += row_count;
            if placed == needed.rows() {
                return Some(());
            }
            self.start_column()?;
        }
    }

    /// The number of a group's unplaced rows that fit below a title at `top`; `None` if too few for a part.
    fn fitting_rows(&self, top: usize, needed: GroupHeight, placed: usize) -> Option<usize> {
        let remaining = needed.rows() - placed;
        if needed.is_closed() {
            return (top + 1 + remaining <= self.height).then_some(remaining);
        }
        let room = self.height.saturating_sub(top + 2);
        if room < remaining.min(MIN_PART) {
            return None;
        }
        let row_count = remaining.min(room);
        // Do not leave a single row for the next column.
        Some(if remaining - row_count == 1 && row_count > 2 { row_count - 1 } else { row_count })
    }

    fn start_column(&mut self) -> Option<()> {
        (self.column, self.row, self.is_border) = (self.column + 1, 0, false);
        (self.column < self.columns).then_some(())
    }
}

/// The smallest height in `range` at which the groups fit into this number of columns.
pub(super) fn min_height(
    heights: &[GroupHeight],
    columns: usize,
    range: RangeInclusive<usize>,
) -> Option<usize> {
    flow(heights, columns, *range.end())?;
    let rows: usize = heights.iter().map(|height| height.rows() + 1).sum();
    let min = (rows / columns.max(1)).max(*range.start());
    (min..=*range.end()).find(|height| flow(heights, columns, *height).is_some())
}
