//! Several paths, one hop per row, for pictures too narrow for a column per entity.
//!
//! ```text
//! Li Bin
//! ├──advised──────────▶ Lei Jun
//! │ ╭───────────────────╯
//! ├─┼──invested in───▶╮
//! │ ├──leads +2──────▶┴ Xiaomi
//! ```
//!
//! The lines that leave an entity share a lane on the left. The names are in one column on the right, where the lines
//! to an entity merge.

use std::collections::BTreeMap;

use crate::layout::picture::SYMBOL_WIDTH;
use crate::model::EntityId;
use crate::text::width;

use super::hop_text::{MAX_CAPTION_ROWS, StripHop};
use super::path_rows::{PathRows, RowHop};
use super::path_union::PathUnion;
use super::strip_request::StripRequest;

/// The minimum width of labels and captions, in cells.
const MIN_LABEL_WIDTH: usize = 24;
/// The minimum number of rows for the caption of each hop of the first path.
const MIN_CAPTION_ROWS: usize = 2;
/// The number of cells between a label and a name: a line, an arrowhead, a merging line and a space.
const AFTER_LABEL: usize = 4;

pub(super) struct PathLadder {
    pub(super) path_count: usize,
    /// The hops from top to bottom; those to the same entity are in adjacent rungs.
    pub(super) rungs: Vec<Rung>,
    pub(super) turns: BTreeMap<EntityId, Turn>,
    pub(super) name_x: usize,
    pub(super) label_x: usize,
}

/// A hop in a row of its own.
pub(super) struct Rung {
    pub(super) hop: RowHop,
    pub(super) text: StripHop,
    pub(super) y: usize,
    pub(super) caption_rows: usize,
    /// Whether the name at the end of the hop is in this row.
    pub(super) has_name: bool,
    /// Whether other hops lead to the same entity.
    pub(super) is_merged: bool,
}

/// The line from a name to the lane on the left from which its hops start.
#[derive(Clone, Copy)]
pub(super) struct Turn {
    pub(super) lane: usize,
    pub(super) y: usize,
}

impl Turn {
    pub(super) fn x(self) -> usize {
        2 * self.lane
    }
}

impl PathLadder {
    /// The ladder of the first path and every other one that still fits with whole names and labels; `None` if no
    /// other path fits.
    pub(super) fn new(request: &StripRequest<'_>, paths: &[Vec<EntityId>]) -> Option<Self> {
        let (first, others) = paths.split_first()?;
        let mut included = vec![first.clone()];
        let mut ladder = None;
        for path in others {
            included.push(path.clone());
            match Self::with_all_paths(request, &included) {
                Some(larger) => ladder = Some(larger),
                None => _ = included.pop(),
            }
        }
        ladder
    }

    /// `None` if the paths do not all fit.
    fn with_all_paths(request: &StripRequest<'_>, paths: &[Vec<EntityId>]) -> Option<Self> {
        let union = PathUnion::new(paths);
        let has_one_start = paths.iter().all(|path| path.first() == Some(&request.from));
        if union.paths.len() < paths.len() || !has_one_start {
            return None;
        }
        let hops = PathRows::new(&union).hops;
        let mut order: Vec<EntityId> = union.paths.iter().flatten().copied().collect();
        order.sort_by_key(|entity| union.column(*entity));
        let mut ladder = Self {
            path_count: paths.len(),
            rungs: Vec::new(),
            turns: BTreeMap::new(),
            name_x: 0,
            label_x: 0,
        };
        let lane_count = ladder.place_hops(request, &hops, &order);
        ladder.place_columns(request, lane_count)?;
        ladder.assign_captions(request.size.height.into())?;
        Some(ladder)
    }

    /// Puts the hops and the turns in order, without captions; returns the number of lanes.
    #[expect(clippy::indexing_slicing, reason = "a hop starts at an entity with a lane")]
    fn place_hops(
        &mut self,
        request: &StripRequest<'_>,
        hops: &[RowHop],
        order: &[EntityId],
    ) -> usize {
        let mut lanes: Vec<Option<EntityId>> = vec![Some(request.from)];
        self.turns.insert(request.from, Turn { lane: 0, y: 0 });
        let mut y = 1;
        for entity in order {
            if self.rungs.iter().any(|rung| rung.hop.to == *entity) {
                continue;
            }
            let mut incoming: Vec<RowHop> =
                hops.iter().filter(|hop| hop.to == *entity).copied().collect();
            incoming.sort_by_key(|hop| std::cmp::Reverse(self.turns[&hop.from].lane));
            for (index, hop) in incoming.iter().enumerate() {
                let text = StripHop::of_merged(request, hop);
                let (has_name, is_merged) = (index + 1 == incoming.len(), incoming.len() > 1);
                self.rungs.push(Rung { hop: *hop, text, y, caption_rows: 0, has_name, is_merged });
                y += 1;
            }
            for lane in &mut lanes {
                let is_done = |from| {
                    self.rungs.iter().filter(|rung| rung.hop.from == from).count()
                        == hops.iter().filter(|hop| hop.from == from).count()
                };
                *lane = lane.filter(|from| !is_done(*from));
            }
            if !incoming.is_empty() && hops.iter().any(|hop| hop.from == *entity) {
                let lane = lanes.iter().position(Option::is_none).unwrap_or(lanes.len());
                lanes.resize(lanes.len().max(lane + 1), None);
                lanes[lane] = Some(*entity);
                self.turns.insert(*entity, Turn { lane, y });
                y += 1;
            }
        }
        lanes.len()
    }

    /// Places the columns of labels and names; `None` if they do not fit.
    fn place_columns(&mut self, request: &StripRequest<'_>, lane_count: usize) -> Option<()> {
        let columns = usize::from(request.size.width);
        let name_width = |rung: &Rung| SYMBOL_WIDTH + width(&request.name(rung.hop.to));
        self.label_x = 2 * lane_count + 1;
        self.name_x = columns.checked_sub(self.rungs.iter().map(name_width).max()?)?;
        let longest_label = self.rungs.iter().map(|rung| rung.text.label_width).max()?;
        let needed = self.label_x + longest_label.max(MIN_LABEL_WIDTH) + AFTER_LABEL;
        let start_width = SYMBOL_WIDTH + width(&request.name(request.from));
        (needed <= self.name_x && start_width <= columns).then_some(())
    }

    /// The maximum width of labels and captions, in cells.
    pub(super) fn label_room(&self) -> usize {
        self.name_x - AFTER_LABEL - self.label_x
    }

    /// Assigns rows to captions, those of the first path before the others, and moves everything down accordingly;
    /// `None` if there is no room for all hops, and for [`MIN_CAPTION_ROWS`] below each hop of the first path.
    fn assign_captions(&mut self, height: usize) -> Option<()> {
        // One for each hop, and one for each entity from which hops lead on.
        let rows = self.rungs.len() + self.turns.len();
        let mut spare = height.checked_sub(rows)?;
        let first_path = self.rungs.iter().filter(|rung| rung.hop.path == 0);
        spare.checked_sub(MIN_CAPTION_ROWS * first_path.count())?;
        let room = self.label_room();
        self.rungs.sort_by_key(|rung| (rung.hop.path > 0, rung.y));
        let limits = (1..=MIN_CAPTION_ROWS).map(|limit| (limit, 0));
        for (limit, last_path) in
            limits.chain((1..=MAX_CAPTION_ROWS).map(|limit| (limit, usize::MAX)))
        {
            for rung in self.rungs.iter_mut().filter(|rung| rung.hop.path <= last_path) {
                let wanted = rung.text.packed_caption(MAX_CAPTION_ROWS, room).len().min(limit);
                let more = wanted.saturating_sub(rung.caption_rows).min(spare);
                rung.caption_rows += more;
                spare -= more;
            }
        }
        self.rungs.sort_by_key(|rung| rung.y);
        let captions: Vec<[usize; 2]> =
            self.rungs.iter().map(|rung| [rung.y, rung.caption_rows]).collect();
        let rows_above = |y: usize| {
            captions.iter().filter(|[top, _]| *top < y).map(|[_, rows]| rows).sum::<usize>()
        };
        self.rungs.iter_mut().for_each(|rung| rung.y += rows_above(rung.y));
        self.turns.values_mut().for_each(|turn| turn.y += rows_above(turn.y));
        Some(())
    }
}
