//! The room for captions in a path grid: up to the next line or caption to the right.
#![expect(clippy::indexing_slicing, reason = "gaps are those between the columns of the grid")]

use crate::model::EntityId;

use super::hop_text::StripHop;
use super::path_grid::PathGrid;
use super::path_rows::RowHop;

impl PathGrid {
    /// The gap in which the label of a hop starts: of the gaps that the hop crosses, the one that truncates the label
    /// least; on a tie, the one with the most room for the caption.
    pub(super) fn label_gap(&self, hop: &RowHop, text: &StripHop) -> usize {
        let gaps = self.gaps_of(hop);
        let first = gaps.start;
        let room = |gap: &usize| {
            (self.label_room(hop, *gap).min(text.label_width), self.caption_room(hop, *gap))
        };
        gaps.rev().max_by_key(room).unwrap_or(first)
    }

    /// The room for a label that starts in a gap: up to the arrowhead at the end of the hop, or to a line that crosses it.
    pub(super) fn label_room(&self, hop: &RowHop, gap: usize) -> usize {
        let start = self.gaps[gap].label_x();
        let last = self.gaps_of(hop).end - 1;
        let to_head = self.gaps[last].right_head() - 1 - start;
        let to_line = self.caption_room(hop, gap).saturating_sub(1);
        if gap == last { to_head } else { to_head.min(to_line).max(self.gaps[gap].label_width) }
    }

    /// The maximum width of a hop's caption, in cells, if its label is in this gap.
    pub(super) fn caption_room(&self, hop: &RowHop, gap: usize) -> usize {
        let start = self.gaps[gap].label_x();
        let forks = self.forks.crossing(hop.row).map(|(entity, track)| self.fork_x(entity, track));
        let merges =
            self.merges.crossing(hop.row).map(|(entity, track)| self.merge_x(entity, track));
        let others = self.rows.hops.iter().filter(|other| other.row == hop.row);
        let others = others.map(|other| self.gaps[self.gaps_of(other).start].label_x() - 1);
        let obstacles = forks.chain(merges).chain(others).filter(|x| *x > start);
        obstacles.map(|x| x - 1).min().unwrap_or(self.width) - start
    }

    /// The x coordinate of a track on which lines from an entity fork.
    pub(super) fn fork_x(&self, from: EntityId, track: usize) -> usize {
        let gap = self.union.column(from);
        self.gaps[gap].start + 1 + 2 * track - 2 * self.forks.count(gap)
    }

    /// The x coordinate of a track on which lines to an entity merge.
    pub(super) fn merge_x(&self, to: EntityId, track: usize) -> usize {
        self.gaps[self.union.column(to) - 1].right_head() + 2 + 2 * track
    }
}
