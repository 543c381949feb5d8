//! Routes ties through the channels between columns. Ties of one entity share a vertical line.
#![expect(clippy::indexing_slicing, reason = "ties and channels are numbered")]

mod channel;

use std::collections::BTreeMap;

use super::map_content::MapContent;
use channel::Channel;
pub(super) use channel::Side;

/// The position of an entity in the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct EntityPosition {
    pub(super) column: usize,
    pub(super) row: usize,
    /// The first row at which other entities' lines end; `last_row` is the last.
    first_end_row: usize,
    pub(super) last_row: usize,
}

impl EntityPosition {
    /// An entity with a single row.
    pub(super) fn new(column: usize, row: usize) -> Self {
        Self { column, row, first_end_row: row, last_row: row }
    }

    /// Adds the next row of a hub, whose own lines start in its first row.
    pub(super) fn extend_hub_to(&mut self, row: usize) {
        self.first_end_row = self.row + 1;
        self.last_row = row;
    }

    /// Adds the next row of an entity that is not a hub.
    pub(super) fn extend_to(&mut self, row: usize) {
        self.last_row = row;
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct RoutingLimits {
    pub(super) columns: usize,
    /// The maximum number of tracks of a channel.
    pub(super) tracks: usize,
    pub(super) first_bus_row: usize,
    /// The number of rows below the columns.
    pub(super) bus_rows: usize,
}

/// A tie that is drawn as a line through channels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct RoutedTie {
    pub(super) tie: usize,
    /// The end from which the line starts. In each channel, all lines with the same root share one vertical line.
    pub(super) root: usize,
    pub(super) other: usize,
    pub(super) start: Pin,
    pub(super) end: Pin,
    /// The row below the columns through which the line runs, if its ends are in different channels.
    pub(super) bus_row: Option<usize>,
}

/// An end of a line: a channel, its side, and a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pin {
    pub(super) channel: usize,
    pub(super) side: Side,
    pub(super) row: usize,
}

pub(super) struct ChannelRouter<'a> {
    positions: &'a BTreeMap<usize, EntityPosition>,
    limits: RoutingLimits,
    pub(super) channels: Vec<Channel>,
    /// The root whose line ends at a side of a row, by column, row and side.
    owners: BTreeMap<(usize, usize, Side), usize>,
    /// By root, the row that it uses below the columns, and the first and last channel there.
    buses: BTreeMap<usize, (usize, usize, usize)>,
    pub(super) routed: Vec<RoutedTie>,
}

impl<'a> ChannelRouter<'a> {
    pub(super) fn new(
        positions: &'a BTreeMap<usize, EntityPosition>,
        limits: RoutingLimits,
    ) -> Self {
        Self {
            positions,
            limits,
            channels: vec![Channel::default(); limits.columns],
            owners: BTreeMap::new(),
            buses: BTreeMap::new(),
            routed: Vec::new(),
        }
    }

    /// Routes as many of the ties as possible, in order.
    pub(super) fn route(&mut self, content: &MapContent<'_>, ties: &[usize]) {
        let mut degrees: BTreeMap<usize, usize> = BTreeMap::new();
        for end in ties.iter().flat_map(|tie| content.ties[*tie].ends) {
            *degrees.entry(end).or_default() += 1;
        }
        for &tie in ties {
            let [a, b] = content.ties[tie].ends;
            let (root, other) = if degrees[&a] >= degrees[&b] { (a, b) } else { (b, a) };
            let mut options = self.options(tie, root, other);
            options.extend(self.options(tie, other, root));
            let added = options.into_iter().find_map(|option| self.add(option));
            self.routed.extend(added);
        }
    }

    /// The possible lines of a tie, shortest first.
    fn options(&self, tie: usize, root: usize, other: usize) -> Vec<RoutedTie> {
        let (start, end) = (self.positions[&root], self.positions[&other]);
        let pin = |place: EntityPosition, row: usize, side: Side| {
            // The left border of a column is the right side of the channel before it.
            let (channel, side) = match side {
                Side::Right => (place.column, Side::Left),
                Side::Left => (place.column.checked_sub(1)?, Side::Right),
            };
            Some(Pin { channel, side, row })
        };
        let sides = match end.column.cmp(&start.column) {
            std::cmp::Ordering::Equal => vec![(Side::Right, Side::Right), (Side::Left, Side::Left)],
            std::cmp::Ordering::Greater => vec![(Side::Right, Side::Left)],
            std::cmp::Ordering::Less => vec![(Side::Left, Side::Right)],
        };
        let option = |(from, to, row)| {
            let start_row = self.start_row(root, pin(start, start.row, from)?.side)?;
            let (start, end) = (pin(start, start_row, from)?, pin(end, row, to)?);
            Some(RoutedTie { tie, root, other, start, end, bus_row: None })
        };
        let end_rows = (end.first_end_row..=end.last_row).rev();
        let options =
            end_rows.flat_map(|row| sides.iter().map(move |(from, to)| (*from, *to, row)));
        options.filter_map(option).collect()
    }

    /// The row from which a root's lines leave on a side of a channel: the one already in use, or else the first free one.
    fn start_row(&self, root: usize, side: Side) -> Option<usize> {
        let EntityPosition { column, row, last_row, .. } = self.positions[&root];
        let owner = |row: &usize| self.owners.get(&(column, *row, side));
        let mut rows = row..=last_row;
        let own = rows.clone().find(|row| owner(row) == Some(&root));
        own.or_else(|| rows.find(|row| owner(row).is_none()))
    }

    /// Adds a line, if there is room for it, and returns its final route.
    fn add(&mut self, mut option: RoutedTie) -> Option<RoutedTie> {
        let RoutedTie { root, other, start, end, .. } = option;
        let start_key = (self.positions[&root].column, start.row, start.side);
        let end_key = (self.positions[&other].column, end.row, end.side);
        let is_root_free = self.owners.get(&start_key).is_none_or(|owner| *owner == root);
        if !is_root_free || self.owners.contains_key(&end_key) {
            return None;
        }
        let crosses_columns = start.channel != end.channel;
        if crosses_columns {
            option.bus_row = Some(self.bus_row(root, start.channel, end.channel)?);
        }
        let mut changed: BTreeMap<usize, Channel> = BTreeMap::new();
        for pin in [start, end] {
            let channel =
                changed.entry(pin.channel).or_insert_with(|| self.channels[pin.channel].clone());
            let ends = channel.lines.entry(root).or_default();
            ends.push((Some(pin.side), pin.row));
            if let Some(row) = option.bus_row {
                ends.push((None, row));
            }
            ends.sort_unstable();
            ends.dedup();
        }
        if changed.values().any(|channel| channel.tracks(self.limits.tracks).is_none()) {
            return None;
        }
        for (index, channel) in changed {
            self.channels[index] = channel;
        }
        self.owners.insert(start_key, root);
        self.owners.insert(end_key, root);
        if let Some(row) = option.bus_row {
            let (first, last) = (start.channel.min(end.channel), start.channel.max(end.channel));
            let bus = self.buses.entry(root).or_insert((row, first, last));
            (bus.1, bus.2) = (bus.1.min(first), bus.2.max(last));
        }
        Some(option)
    }

    /// The row below the columns that a root already uses, or else the first one free between two channels; `None` if there is
    /// none.
    fn bus_row(&self, root: usize, one: usize, other: usize) -> Option<usize> {
        let (mut first, mut last) = (one.min(other), one.max(other));
        let existing = self.buses.get(&root);
        if let Some((_, existing_first, existing_last)) = existing {
            (first, last) = (first.min(*existing_first), last.max(*existing_last));
        }
        let is_free = |row: usize| {
            let others = self.buses.iter().filter(|(net, bus)| **net != root && bus.0 == row);
            others.map(|(_, bus)| bus).all(|bus| bus.2 < first || last < bus.1)
        };
        let rows = self.limits.first_bus_row..self.limits.first_bus_row + self.limits.bus_rows;
        match existing {
            Some((row, ..)) => is_free(*row).then_some(*row),
            None => rows.into_iter().find(|row| is_free(*row)),
        }
    }
}
