//! Fills columns with groups, as a page is filled with text.

use std::ops::Range;

/// The number of rows that a group needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct GroupHeight {
    /// The number of members shown; 0 if the group is closed.
    pub(super) members: usize,
    /// The number of rows for ties in words.
    pub(super) words: usize,
}

/// A part of a group in one column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct GroupPart {
    pub(super) group: usize,
    pub(super) column: usize,
    /// The row of the title.
    pub(super) top: usize,
    /// The rows of the group that are in this part: first the members, then the words.
    pub(super) rows: Range<usize>,
    pub(super) is_closed: bool,
}

impl GroupPart {
    /// The row of the lower border, or the last row of a closed group.
    pub(super) fn bottom(&self) -> usize {
        self.top + self.rows.len() + usize::from(!self.is_closed)
    }
}

/// Distributes groups over columns of some height; `None` if there is no room.
///
/// A group may continue in the next column. The lower border of a group is also the upper border of the next one.
pub(super) fn flow(
    heights: &[GroupHeight],
    columns: usize,
    height: usize,
) -> Option<Vec<GroupPart>> {
    let mut parts: Vec<GroupPart> = Vec::new();
    let mut cursor = Cursor { column: 0, row: 0, is_border: false };
    for (group, needed) in heights.iter().enumerate() {
        let is_closed = needed.members == 0;
        let total = needed.members + needed.words;
        let mut placed = 0;
        loop {
            let top = cursor.row + usize::from(cursor.is_border && is_closed);
            let room = height.saturating_sub(top + 1 + usize::from(!is_closed));
            let rest = total - placed;
            let fits = if is_closed { top + 1 + rest <= height } else { room >= rest.min(3) };
            if !fits {
                let is_empty = cursor.row == 0;
                cursor = Cursor { column: cursor.column + 1, row: 0, is_border: false };
                if is_empty || cursor.column >= columns {
                    return None;
                }
                continue;
            }
            let mut taken = if is_closed { rest } else { rest.min(room) };
            if rest - taken == 1 && taken > 2 {
                taken -= 1;
            }
            let part = GroupPart {
                group,
                column: cursor.column,
                top,
                rows: placed..placed + taken,
                is_closed,
            };
            cursor.row = part.bottom() + usize::from(is_closed);
            cursor.is_border = !is_closed;
            parts.push(part);
            placed += taken;
            if placed == total {
                break;
            }
            cursor = Cursor { column: cursor.column + 1, row: 0, is_border: false };
            if cursor.column >= columns {
                return None;
            }
        }
    }
    Some(parts)
}

struct Cursor {
    column: usize,
    row: usize,
    /// Whether the row has the lower border of a group.
    is_border: bool,
}

/// The smallest height, from `min` to `max`, with which the groups fit into some columns.
pub(super) fn min_height(heights: &[GroupHeight], columns: usize, max: usize) -> Option<usize> {
    flow(heights, columns, max)?;
    let rows: usize = heights.iter().map(|height| height.members + height.words + 1).sum();
    (rows / columns.max(1)..=max).find(|height| flow(heights, columns, *height).is_some())
}
