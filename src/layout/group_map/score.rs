//! Scores layouts.

use crate::layout::picture::SYMBOL_WIDTH;

use super::channel_geometry::ChannelGeometry;
use super::group_layout::GroupLayout;
use super::layout_shape::{INDENT, RIGHT_MARGIN, SHORT_BRANCH, TextGranularity};
use super::routing::RoutedTie;
use super::stars::MemberRow;
use super::tie_label::LABEL_PADDING;

/// A label width between columns, in cells, enough for most relation kinds.
const CHANNEL_LABEL_WIDTH: usize = 10;
/// A label width, in cells, enough for most relation kinds.
const LABEL_WIDTH: usize = 14;
/// A label width, in cells, enough for the shortest relation kinds.
const SHORT_LABEL_WIDTH: usize = 6;

impl GroupLayout<'_> {
    /// The score of the layout; higher is better. Full names and lines count most, labels less.
    #[expect(clippy::indexing_slicing, reason = "lines end in channels of the layout")]
    pub(super) fn score(&self) -> usize {
        let free = self.free_widths();
        // `PerTie` shows every tie; layouts differ only in labels.
        let (label, weight) = match self.shape.granularity {
            TextGranularity::PerTie => (LABEL_WIDTH, 4),
            TextGranularity::PerGroupPair => (SHORT_LABEL_WIDTH, 1),
        };
        let labelled = free.iter().filter(|free| **free >= label + LABEL_PADDING);
        let channels = (0..self.shape.columns).map(|channel| ChannelGeometry::new(self, channel));
        let channels: Vec<ChannelGeometry> = channels.collect();
        let routed = &self.routes.routed;
        let has_label = |line: &&RoutedTie| {
            channels[line.end.channel].label_width(line.end.side) >= label.min(CHANNEL_LABEL_WIDTH)
        };
        let labels = labelled.count() + routed.iter().filter(has_label).count();
        // A truncated name costs more than one that is not shown; a wrapped one is harder to read.
        let cut = self.positions.len() - free.len();
        let wrapped = self.member_rows().filter(|row| self.needed_name_rows(row) > 1);
        (5 * free.len() + 4 * (routed.len() + self.attached.len()) + weight * labels)
            .saturating_sub(3 * cut + 5 * wrapped.count())
    }

    /// The width for a name and the branch before it.
    fn name_and_branch_width(&self) -> usize {
        self.shape.column_width.saturating_sub(INDENT + SYMBOL_WIDTH + 1 + RIGHT_MARGIN)
    }

    /// Whether every entity is shown with its full name.
    pub(super) fn is_complete(&self) -> bool {
        self.free_widths().len() == self.content.entities.len()
    }

    /// The number of free cells after each name that is not truncated.
    fn free_widths(&self) -> Vec<usize> {
        let room = self.name_and_branch_width();
        let free = |row: &MemberRow| {
            let branch = self.branch_width(row).max(SHORT_BRANCH);
            let name = self.content.name_width(row.rank);
            let room = room.saturating_sub(branch);
            let rows = self.content.name_rows(row.rank, room);
            let width = if rows > 1 && rows <= self.name_rows(row.rank) { room } else { name };
            room.checked_sub(width)
        };
        self.member_rows().filter_map(free).collect()
    }
}
