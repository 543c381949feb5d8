//! One attempt at a map: the number and width of its columns, the entities that fit, and the ties that have a line.
#![expect(clippy::indexing_slicing, reason = "groups and ties are those of the content")]

mod row_placement;

use std::collections::{BTreeMap, BTreeSet};

use super::column_flow::{GroupPart, flow, min_height};
use super::layout_shape::{INDENT, LayoutShape, SHORT_BRANCH, TextGranularity};
use super::map_content::MapContent;
use super::routing::{ChannelRouter, EntityPosition, RoutedTie, RoutingLimits};
use super::row_plan::RowPlan;
use super::shown_members::{heights, shown_members};
use super::stars::{MemberRow, member_rows};
use super::tie_label::min_branch_length;
use super::tie_text::{TieText, describe_ties};

/// The maximum number of attempts to reserve enough rows for text without splitting any between columns.
const MAX_ROUNDS: usize = 8;
/// How many of these attempts may change the number of rows for names.
const NAME_ROUNDS: usize = 2;

pub(super) struct GroupLayout<'c> {
    pub(super) content: &'c MapContent<'c>,
    pub(super) shape: LayoutShape,
    pub(super) parts: Vec<GroupPart>,
    members: Vec<Vec<MemberRow>>,
    /// The number of rows below each name, by rank.
    rows_below: Vec<usize>,
    /// The rows of the members of each group; a part of a group shows a range of them.
    pub(super) rows: Vec<Vec<BoxRow>>,
    pub(super) positions: BTreeMap<usize, EntityPosition>,
    /// The ties that are drawn inside the box of a group, by index.
    pub(super) attached: BTreeSet<usize>,
    pub(super) tie_texts: Vec<TieText>,
    pub(super) routes: RoutedTies,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BoxRow {
    Member(MemberRow),
    /// A row below the name of an entity, at which more of its lines end.
    Below(usize),
}

/// The result of routing.
pub(super) struct RoutedTies {
    pub(super) routed: Vec<RoutedTie>,
    /// The track of each net, and the number of tracks, by channel.
    pub(super) tracks: Vec<(BTreeMap<usize, usize>, usize)>,
}

impl<'c> GroupLayout<'c> {
    /// Fits as much as possible into a shape; `None` if not even the closed groups fit.
    pub(super) fn new(content: &'c MapContent<'c>, shape: LayoutShape) -> Option<Self> {
        let mut plan = match shape.granularity {
            TextGranularity::PerTie => RowPlan::for_all_ties(content, shape)?,
            TextGranularity::PerGroupPair => RowPlan::new(content, shape),
        };
        let mut least_height = 0;
        for round in 0..MAX_ROUNDS {
            let (mut layout, height) = Self::routed(content, shape, &plan, least_height)?;
            if round < NAME_ROUNDS && plan.fit_names(&layout) {
                continue;
            }
            if plan.join_names(&layout) {
                continue;
            }
            let needed = layout.describe_undrawn_ties();
            let fits =
                needed.iter().zip(&plan.text_rows).all(|(needed, reserved)| needed <= reserved);
            if fits && layout.has_split_text() {
                least_height = height + 1;
            } else if fits {
                layout.remove_unused_rows(&needed);
                return Some(layout);
            }
            for (reserved, needed) in plan.text_rows.iter_mut().zip(needed) {
                *reserved = needed.max(*reserved);
            }
        }
        None
    }

    /// A layout without descriptions of ties, and the height of its columns, which is at least `least_height`.
    pub(super) fn routed(
        content: &'c MapContent<'c>,
        shape: LayoutShape,
        plan: &RowPlan,
        least_height: usize,
    ) -> Option<(Self, usize)> {
        let shown = shown_members(content, shape, plan)?;
        let heights = heights(content, &shown, plan);
        let max_height = shape.height - shape.bus_rows;
        let height = min_height(&heights, shape.columns, least_height..=max_height)?;
        let parts = flow(&heights, shape.columns, height)?;
        let mut layout = Self::with_members(content, shape, &shown, parts);
        layout.rows_below.clone_from(&plan.rows_below);
        layout.arrange();
        layout.route(height);
        Some((layout, height))
    }

    fn with_members(
        content: &'c MapContent<'c>,
        shape: LayoutShape,
        shown: &[Vec<usize>],
        parts: Vec<GroupPart>,
    ) -> Self {
        let members = shown.iter().map(|members| member_rows(content, members)).collect();
        let routes = RoutedTies { routed: Vec::new(), tracks: Vec::new() };
        Self {
            content,
            shape,
            parts,
            members,
            rows_below: Vec::new(),
            rows: Vec::new(),
            positions: BTreeMap::new(),
            attached: BTreeSet::new(),
            tie_texts: Vec::new(),
            routes,
        }
    }

    fn route(&mut self, height: usize) {
        let LayoutShape { columns, channel_width, bus_rows, .. } = self.shape;
        let tracks = channel_width.saturating_sub(2 * self.shape.arrowhead_width());
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

    /// Describes the ties without a line in text, and returns the number of rows that each group needs for it.
    fn describe_undrawn_ties(&mut self) -> Vec<usize> {
        let columns = self.shape.column_width.saturating_sub(INDENT + 1);
        let (texts, rows) =
            describe_ties(self.content, &self.undrawn_ties(), self.shape.granularity, columns);
        self.tie_texts = texts;
        rows
    }

    /// Whether any text continues in another column.
    fn has_split_text(&self) -> bool {
        self.tie_texts.iter().any(|text| {
            let first = self.member_row_count(text.groups[0]) + text.first_row;
            let last = first + text.rows.len() - 1;
            let mut parts = self.parts.iter().filter(|part| part.group == text.groups[0]);
            parts.any(|part| part.rows.contains(&first) != part.rows.contains(&last))
        })
    }

    /// The number of a group's rows above its text.
    pub(super) fn member_row_count(&self, group: usize) -> usize {
        if self.is_closed(group) { 0 } else { self.rows[group].len() }
    }

    /// Removes, from the end of each group, rows that were reserved for text and are not needed.
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

    /// The number of rows down to the last one that is not empty.
    pub(super) fn height(&self) -> usize {
        let parts = self.parts.iter().map(GroupPart::bottom);
        let buses = self.routes.routed.iter().filter_map(|routed| routed.bus_row);
        parts.chain(buses).max().map_or(0, |last| last + 1)
    }

    /// The minimum number of cells between the indentation and the symbol of a leaf; 0 for a centre.
    pub(super) fn branch_width(&self, row: &MemberRow) -> usize {
        let tie = row.tie.filter(|(tie, _)| self.attached.contains(tie));
        tie.map_or(0, |(tie, _)| {
            SHORT_BRANCH.max(1 + min_branch_length(&self.content.ties[tie].bundle))
        })
    }

    /// The rows with the names of the entities that are shown.
    pub(super) fn member_rows(&self) -> impl Iterator<Item = &MemberRow> {
        let rows = self.rows.iter().flatten().filter_map(|row| match row {
            BoxRow::Member(member) => Some(member),
            BoxRow::Below(_) => None,
        });
        rows.filter(|row| self.positions.contains_key(&row.rank))
    }

    /// The x coordinate of the left border of a column.
    pub(super) fn left(&self, column: usize) -> usize {
        column * (self.shape.column_width + self.shape.channel_width)
    }
}
