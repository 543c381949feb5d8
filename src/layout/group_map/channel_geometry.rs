//! The cells of the lines in a channel: tracks, labels and arrowheads.

use super::group_layout::GroupLayout;
use super::routing::Side;

/// The minimum width of a label on a line, in cells.
const MIN_LABEL: usize = 5;
const MAX_LABEL: usize = 16;
/// The minimum width of each label if there are labels on both sides.
const MIN_LABEL_IN_PAIR: usize = 10;

/// The widths of the labels on the left and on the right. If there is not enough room for both, those on the left go into
/// the box.
fn label_widths(room: usize, has_labels: [bool; 2]) -> [usize; 2] {
    let width = |room: usize| if room < MIN_LABEL { 0 } else { room.min(MAX_LABEL) };
    match has_labels {
        [true, true] if room / 2 >= MIN_LABEL_IN_PAIR => [width(room / 2); 2],
        [_, true] => [0, width(room)],
        [true, false] => [width(room), 0],
        [false, false] => [0, 0],
    }
}

/// The columns of a channel, in cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct ChannelGeometry {
    /// The first column.
    start: usize,
    /// The first column after the channel.
    end: usize,
    /// The number of cells for arrowheads at either side.
    arrowhead_width: usize,
    first_track: usize,
    /// The distance between two tracks.
    spacing: usize,
    /// The width of the labels on the left and on the right; 0 without labels.
    label_widths: [usize; 2],
}

impl ChannelGeometry {
    /// Divides the width of a channel among its tracks and the labels on the sides where lines end.
    pub(super) fn new(layout: &GroupLayout<'_>, channel: usize) -> Self {
        let arrowhead_width = layout.shape.arrowhead_width();
        let start = layout.left(channel) + layout.shape.column_width;
        let end = start + layout.shape.channel_width;
        let tracks = layout.routes.tracks.get(channel).map_or(0, |(_, count)| *count);
        let has_labels = [Side::Left, Side::Right].map(|side| {
            let mut lines = layout.routes.routed.iter();
            lines.any(|line| line.end.channel == channel && line.end.side == side)
        });
        let room = layout.shape.channel_width.saturating_sub(2 * arrowhead_width + tracks);
        let label_widths = label_widths(room, has_labels);
        let rest = room - label_widths.iter().sum::<usize>();
        let spacing = 1 + usize::from(rest >= tracks.saturating_sub(1));
        let used = tracks.saturating_sub(1) * spacing + 1;
        let free = (end - start)
            .saturating_sub(2 * arrowhead_width + used + label_widths.iter().sum::<usize>());
        let first_track = start + arrowhead_width + label_widths[0] + free / 2;
        Self { start, end, arrowhead_width, first_track, spacing, label_widths }
    }

    pub(super) fn track(&self, track: usize) -> usize {
        self.first_track + track * self.spacing
    }

    /// The column of the border on a side.
    pub(super) fn border(&self, side: Side) -> usize {
        match side {
            Side::Left => self.start - 1,
            Side::Right => self.end,
        }
    }

    /// The columns of the arrowheads on a side: the one that points to the border, then the one that points away. They may be
    /// the same.
    pub(super) fn heads(&self, side: Side) -> [usize; 2] {
        match side {
            Side::Left => [self.start, self.start + self.arrowhead_width - 1],
            Side::Right => [self.end - 1, self.end - self.arrowhead_width],
        }
    }

    #[expect(clippy::indexing_slicing, reason = "there are two sides")]
    pub(super) fn label_width(&self, side: Side) -> usize {
        self.label_widths[usize::from(side == Side::Right)]
    }

    /// The first column of a label of this width on a side, next to the arrowheads.
    pub(super) fn label_column(&self, side: Side, width: usize) -> usize {
        match side {
            Side::Left => self.start + self.arrowhead_width,
            Side::Right => self.end - self.arrowhead_width - width,
        }
    }
}
