//! Names too long for one row of a box, which continue in the rows below.
#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "ties are numbered; lines are ranges of a name"
)]

use crate::layout::picture::SYMBOL_WIDTH;
use crate::text::{fit, width, wrap};

use super::group_layout::GroupLayout;
use super::layout_shape::{INDENT, RIGHT_MARGIN};
use super::map_content::MapContent;
use super::stars::MemberRow;

impl MapContent<'_> {
    /// The number of rows for a name in rows of `room` cells.
    pub(super) fn name_rows(&self, rank: usize, room: usize) -> usize {
        let needs_several = self.name_width(rank) > room;
        if needs_several { name_rows(&self.label(rank), room, MAX_NAME_ROWS).len() } else { 1 }
    }
}

impl GroupLayout<'_> {
    /// The number of free cells between a name and the border: one if a line of several ties ends there, for their count.
    pub(super) fn margin(&self, rank: usize, row: usize) -> usize {
        let has_count = self.routes.routed.iter().any(|line| {
            let is_end = line.other == rank && line.end.row == row;
            is_end && self.content.ties[line.tie].bundle.relations.len() > 1
        });
        if has_count { RIGHT_MARGIN } else { 0 }
    }

    /// The number of rows that the name of a member needs.
    pub(super) fn needed_name_rows(&self, row: &MemberRow) -> usize {
        let place = self.positions[&row.rank];
        let used =
            INDENT + SYMBOL_WIDTH + 1 + self.margin(row.rank, place.row) + self.branch_width(row);
        self.content.name_rows(row.rank, self.shape.column_width.saturating_sub(used))
    }

    /// The number of rows for a name: more than one if it is long, and there are rows below it.
    pub(super) fn name_rows(&self, rank: usize) -> usize {
        let below = self.positions.get(&rank).map_or(0, |place| place.last_row - place.row);
        1 + below.saturating_sub(usize::from(self.content.is_hub(rank)))
    }
}

/// The maximum number of rows for a name.
const MAX_NAME_ROWS: usize = 4;

/// A name in at most `max_rows` rows of `room` cells; the last one is truncated if the name does not fit. All rows but the
/// first must be indented by a cell, so that the line from a centre to its leaves does not touch them.
pub(super) fn name_rows(name: &str, room: usize, max_rows: usize) -> Vec<String> {
    if width(name) <= room {
        return vec![name.to_owned()];
    }
    let mut ranges = wrap(name, room.saturating_sub(1).max(1));
    if let Some(last) = ranges.get_mut(max_rows.saturating_sub(1)) {
        last.end = name.len();
    }
    let rooms = std::iter::once(room).chain(std::iter::repeat(room.saturating_sub(1)));
    let rows = ranges.into_iter().take(max_rows.max(1)).zip(rooms);
    rows.map(|(range, room)| fit(&name[range], room).into_owned()).collect()
}
