//! Tracks for the vertical lines between two columns, as in the channels of a circuit.
//!
//! Hashimoto and Stevens, "Wire routing by optimizing channel assignment within large apertures", 1971: from left to right,
//! each track takes as many lines as fit below one another, out of those that no unplaced line must precede.
#![expect(clippy::indexing_slicing, reason = "nets are those of the lines; there are two sides")]

use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::layout::group_map) enum Side {
    Left,
    Right,
}

/// The vertical lines of a channel, one for each net, with the sides and rows at which each leaves the channel. The side is
/// `None` for a row below all columns.
#[derive(Clone, Debug, Default)]
pub(in crate::layout::group_map) struct Channel {
    pub(super) lines: BTreeMap<usize, Vec<(Option<Side>, usize)>>,
}

impl Channel {
    /// The zero-based track of each line, from the left, and the number of tracks; `None` if that exceeds `max_tracks`, or if
    /// the order of the lines has a cycle.
    pub(in crate::layout::group_map) fn tracks(
        &self,
        max_tracks: usize,
    ) -> Option<(BTreeMap<usize, usize>, usize)> {
        let constraints = self.constraints();
        let mut unplaced: Vec<usize> = self.lines.keys().copied().collect();
        unplaced.sort_by_key(|net| (self.side_balance(*net), self.span(*net), *net));
        let mut tracks = BTreeMap::new();
        let mut track = 0;
        while !unplaced.is_empty() {
            if track >= max_tracks {
                return None;
            }
            let nets = self.next_track(&unplaced, &constraints);
            if nets.is_empty() {
                return None;
            }
            unplaced.retain(|net| !nets.contains(net));
            tracks.extend(nets.into_iter().map(|net| (net, track)));
            track += 1;
        }
        Some((tracks, track))
    }

    /// As many unplaced lines as fit below one another, out of those that no other unplaced line must precede.
    fn next_track(&self, unplaced: &[usize], constraints: &[(usize, usize)]) -> Vec<usize> {
        let is_ready = |net: &usize| {
            !constraints.iter().any(|(left, right)| right == net && unplaced.contains(left))
        };
        let mut nets = Vec::new();
        let mut occupied: Vec<(usize, usize)> = Vec::new();
        for net in unplaced.iter().copied().filter(is_ready) {
            let (top, bottom) = self.span(net);
            // Lines in one track do not touch.
            let is_clear = |other: &(usize, usize)| bottom + 1 < other.0 || other.1 + 1 < top;
            if occupied.iter().all(is_clear) {
                occupied.push((top, bottom));
                nets.push(net);
            }
        }
        nets
    }

    /// The first and last row of a line.
    fn span(&self, net: usize) -> (usize, usize) {
        let rows = self.lines[&net].iter().map(|(_, row)| *row);
        (rows.clone().min().unwrap_or(0), rows.max().unwrap_or(0))
    }

    /// Negative for a line with more ends on the left. Such lines get tracks further left, so their branches cross
    /// fewer lines.
    fn side_balance(&self, net: usize) -> i32 {
        let side = |(side, _): &(Option<Side>, usize)| match side {
            Some(Side::Left) => -1,
            Some(Side::Right) => 1,
            None => 0,
        };
        self.lines[&net].iter().map(side).sum()
    }

    /// Pairs of nets that leave the channel in the same row, so the first must be left of the second.
    fn constraints(&self) -> Vec<(usize, usize)> {
        let mut rows: BTreeMap<usize, [Option<usize>; 2]> = BTreeMap::new();
        for (net, ends) in &self.lines {
            for (side, row) in ends {
                let Some(side) = side else { continue };
                rows.entry(*row).or_default()[usize::from(*side == Side::Right)] = Some(*net);
            }
        }
        let pair = |ends: [Option<usize>; 2]| Some((ends[0]?, ends[1]?));
        rows.into_values().filter_map(pair).filter(|(left, right)| left != right).collect()
    }
}
