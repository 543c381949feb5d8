//! One attempt at a map: a number of columns and their widths, the entities that fit, and the ties that have a line.

use std::collections::{BTreeMap, BTreeSet};

use super::column_flow::{GroupPart, flow, min_height};
use super::map_content::MapContent;
use super::routing::{ChannelRouter, EntityPosition, RoutedTie, RoutingLimits};
use super::sheet_shape::SheetShape;
use super::shown_members::{heights, shown_members};
use super::stars::{MemberRow, member_rows};
use super::tie_text::{TieText, describe_ties};

/// The number of times to sort the leaves of stars by the rows of their neighbours.
const SWEEPS: usize = 2;
/// The maximum number of attempts to reserve enough rows for texts without splitting a text between columns.
const MAX_ROUNDS: usize = 8;
/// The cells before the symbol of a centre: the border and a space.
pub(super) const INDENT: usize = 2;
/// The cells between the indentation and the symbol of a leaf without a label: the trunk and an arrowhead.
pub(super) const SHORT_BRANCH: usize = 2;

pub(super) struct Sheet<'c> {
    pub(super) content: &'c MapContent<'c>,
    pub(super) shape: SheetShape,
    pub(super) parts: Vec<GroupPart>,
    members: Vec<Vec<MemberRow>>,
    /// The rows of the members of each group; a part of a group shows a range of them.
    pub(super) rows: Vec<Vec<SheetRow>>,
    pub(super) positions: BTreeMap<usize, EntityPosition>,
    /// The ties that are drawn inside the box of a group.
    pub(super) attached: BTreeSet<usize>,
    pub(super) tie_texts: Vec<TieText>,
    pub(super) routes: RoutedTies,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SheetRow {
    Member(MemberRow),
    /// The second row of the hub above.
    SecondRow(usize),
}

/// The result of routing.
pub(super) struct RoutedTies {
    pub(super) routed: Vec<RoutedTie>,
    /// The track of each net, and the number of tracks, by channel.
    pub(super) tracks: Vec<(BTreeMap<usize, usize>, usize)>,
}

impl<'c> Sheet<'c> {
    /// Fits as much as possible into a shape; `None` if not even the closed groups fit.
    pub(super) fn new(content: &'c MapContent<'c>, shape: SheetShape) -> Option<Self> {
        let mut text_rows = vec![0; content.groups.len()];
        let mut least_height = 0;
        for _ in 0..MAX_ROUNDS {
            let shown = shown_members(content, shape, &text_rows)?;
            let heights = heights(content, &shown, &text_rows);
            let max_height = shape.height - shape.bus_rows;
            let height = min_height(&heights, shape.columns, least_height..=max_height)?;
            let parts = flow(&heights, shape.columns, height)?;
            let mut sheet = Self::with_members(content, shape, &shown, parts);
            sheet.route(height);
            let needed = sheet.describe_undrawn_ties();
            let fits = needed.iter().zip(&text_rows).all(|(needed, reserved)| needed <= reserved);
            if fits && sheet.has_split_text() {
                least_height = height + 1;
            } else if fits {
                sheet.remove_unused_rows(&needed);
                return Some(sheet);
            }
            for (reserved, needed) in text_rows.iter_mut().zip(needed) {
                *reserved = needed.max(*reserved);
            }
        }
        None
    }

    fn with_members(
        content: &'c MapContent<'c>,
        shape: SheetShape,
        shown: &[Vec<usize>],
        parts: Vec<GroupPart>,
    ) -> Self {
        let members = shown.iter().map(|members| member_rows(content, members)).collect();
        let routes = RoutedTies { routed: Vec::new(), tracks: Vec::new() };
        let mut sheet = Self {
            content,
            shape,
            parts,
            members,
            rows: Vec::new(),
            positions: BTreeMap::new(),
            attached: BTreeSet::new(),
            tie_texts: Vec::new(),
            routes,
        };
        sheet.place_rows();
        for _ in 0..SWEEPS {
            sheet.sort_leaves();
            sheet.place_rows();
        }
        sheet
    }

    /// Computes the positions of entities, and the ties drawn inside boxes.
    fn place_rows(&mut self) {
        let content = self.content;
        let rows = |member: &MemberRow| {
            let second = content.is_hub(member.rank).then_some(SheetRow::SecondRow(member.rank));
            std::iter::once(SheetRow::Member(*member)).chain(second)
        };
        self.rows =
            self.members.iter().map(|group| group.iter().flat_map(rows).collect()).collect();
        self.positions.clear();
        self.attached.clear();
        let parts = std::mem::take(&mut self.parts);
        for part in &parts {
            self.place_part(part);
        }
        self.parts = parts;
    }

    fn place_part(&mut self, part: &GroupPart) {
        let rows = &self.rows[part.group];
        let position = |row: usize| EntityPosition { column: part.column, row, second_row: None };
        if part.is_closed {
            // A group of one entity is that entity.
            if let [SheetRow::Member(row)] = rows[..] {
                self.positions.insert(row.rank, position(part.top));
            }
            return;
        }
        let mut centre = None;
        let indices = part.rows.clone().take_while(|index| *index < rows.len());
        for (index, row) in indices.zip(part.top + 1..) {
            let member = match rows[index] {
                SheetRow::Member(member) => member,
                SheetRow::SecondRow(hub) => {
                    let first = self.positions.get_mut(&hub);
                    if let Some(first) = first.filter(|first| first.column == part.column) {
                        first.second_row = Some(row);
                    }
                    continue;
                }
            };
            self.positions.insert(member.rank, position(row));
            match member.tie {
                None => centre = Some(member.rank),
                Some((tie, above)) if centre == Some(above) => {
                    self.attached.insert(tie);
                }
                Some(_) => {}
            }
        }
    }

    /// Sorts the leaves of each star by the mean row of their neighbours in other stars, to reduce crossings.
    fn sort_leaves(&mut self) {
        let (content, positions) = (self.content, &self.positions);
        let mean_row = |row: &MemberRow| {
            let others = content.ties_of[row.rank]
                .iter()
                .filter(|tie| row.tie.is_none_or(|(centre_tie, _)| centre_tie != **tie));
            let rows = others.filter_map(|tie| positions.get(&content.ties[*tie].other(row.rank)));
            let rows: Vec<usize> = rows.map(|position| position.row).collect();
            let mean = (rows.iter().sum::<usize>() * 8).checked_div(rows.len());
            (mean.is_none(), mean.unwrap_or(0))
        };
        for rows in &mut self.members {
            for star in rows.chunk_by_mut(|_, next| next.tie.is_some()) {
                if let [_, leaves @ ..] = star {
                    leaves.sort_by_key(mean_row);
                }
            }
        }
    }

    fn route(&mut self, height: usize) {
        let SheetShape { columns, channel_width, bus_rows, .. } = self.shape;
        let tracks = channel_width.saturating_sub(2 * self.shape.head_room());
        let limits = RoutingLimits { columns, tracks, first_bus_row: height, bus_rows };
        let is_open = |tie: &usize| {
            let is_placed =
                self.content.ties[*tie].ends.iter().all(|end| self.positions.contains_key(end));
            is_placed && !self.attached.contains(tie)
        };
        let ties: Vec<usize> = (0..self.content.ties.len()).filter(is_open).collect();
        let mut router = ChannelRouter::new(&self.positions, limits);
        router.route(self.content, &ties);
        let tracks =
            router.channels.iter().map(|channel| channel.tracks(usize::MAX).unwrap_or_default());
        self.routes =
            RoutedTies { tracks: tracks.collect(), routed: std::mem::take(&mut router.routed) };
    }

    /// The ties without a line.
    pub(super) fn undrawn_ties(&self) -> Vec<usize> {
        let routed: BTreeSet<usize> = self.routes.routed.iter().map(|routed| routed.tie).collect();
        let is_undrawn = |tie: &usize| !routed.contains(tie) && !self.attached.contains(tie);
        (0..self.content.ties.len()).filter(is_undrawn).collect()
    }

    /// Describes the ties without a line in texts, and returns the number of rows that each group needs for its texts.
    fn describe_undrawn_ties(&mut self) -> Vec<usize> {
        let columns = self.shape.column_width.saturating_sub(INDENT + 1);
        let (texts, rows) =
            describe_ties(self.content, &self.undrawn_ties(), self.shape.granularity, columns);
        self.tie_texts = texts;
        rows
    }

    /// Whether a text of several rows continues in another column.
    fn has_split_text(&self) -> bool {
        self.tie_texts.iter().any(|text| {
            let first = self.member_row_count(text.groups[0]) + text.first_row;
            let last = first + text.rows.len() - 1;
            let mut parts = self.parts.iter().filter(|part| part.group == text.groups[0]);
            parts.any(|part| part.rows.contains(&first) != part.rows.contains(&last))
        })
    }

    /// The number of rows of a group above its texts.
    pub(super) fn member_row_count(&self, group: usize) -> usize {
        if self.is_closed(group) { 0 } else { self.rows[group].len() }
    }

    /// Removes the rows that were reserved for texts but not needed from the end of each group.
    fn remove_unused_rows(&mut self, needed: &[usize]) {
        for (group, text_rows) in needed.iter().enumerate() {
            let end = text_rows + self.member_row_count(group);
            let parts = self.parts.iter_mut().filter(|part| part.group == group);
            for part in parts {
                part.rows.end = part.rows.end.min(end).max(part.rows.start);
            }
        }
    }

    pub(super) fn is_closed(&self, group: usize) -> bool {
        self.parts.iter().any(|part| part.group == group && part.is_closed)
    }

    /// The cell column of the left border of a column.
    pub(super) fn left(&self, column: usize) -> usize {
        column * (self.shape.column_width + self.shape.channel_width)
    }
}
