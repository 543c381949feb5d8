//! Plans the rows of entities and text before a layout is computed.
#![expect(clippy::indexing_slicing, reason = "ranks and ties are those of the content")]

use super::group_layout::GroupLayout;
use super::layout_shape::{LayoutShape, TextGranularity};
use super::map_content::MapContent;

/// The maximum number of attempts to draw more ties by giving entities more rows.
const MAX_ATTEMPTS: usize = 8;

/// The rows to reserve.
#[derive(Clone)]
pub(super) struct RowPlan {
    /// The number of rows for text, by group.
    pub(super) text_rows: Vec<usize>,
    /// The number of rows below each name, by rank, where more lines can end.
    pub(super) rows_below: Vec<usize>,
}

impl RowPlan {
    /// Reserves a row below each hub, and rows below each name that needs several.
    pub(super) fn new(content: &MapContent<'_>, shape: LayoutShape) -> Self {
        let rows_below = (0..content.entities.len()).map(|rank| {
            usize::from(content.is_hub(rank)) + content.name_rows(rank, shape.leaf_room()) - 1
        });
        Self { text_rows: vec![0; content.groups.len()], rows_below: rows_below.collect() }
    }

    /// Gives each name in a layout as many rows as it needs there, and returns whether that changes anything.
    pub(super) fn fit_names(&mut self, layout: &GroupLayout<'_>) -> bool {
        if layout.shape.granularity == TextGranularity::PerTie {
            return false;
        }
        let mut has_changed = false;
        for row in layout.member_rows() {
            let hub_row = usize::from(layout.content.is_hub(row.rank));
            let needed = layout.needed_name_rows(row) - 1 + hub_row;
            let rows = &mut self.rows_below[row.rank];
            has_changed |= *rows != needed;
            *rows = needed;
        }
        has_changed
    }

    /// Gives a single row to names that would continue in another column. Returns whether the layout must be
    /// computed again.
    pub(super) fn join_names(&mut self, layout: &GroupLayout<'_>) -> bool {
        let mut has_changed = false;
        for row in layout.member_rows() {
            let hub_row = usize::from(layout.content.is_hub(row.rank));
            let rows = &mut self.rows_below[row.rank];
            let place = layout.positions[&row.rank];
            if *rows > hub_row && place.last_row - place.row < *rows {
                *rows = hub_row;
                has_changed = true;
            }
        }
        has_changed && layout.shape.granularity == TextGranularity::PerGroupPair
    }

    /// Reserves a row for each line that needs one, so that as many ties as possible have a line; `None` if not even the
    /// names fit.
    pub(super) fn for_all_ties(content: &MapContent<'_>, shape: LayoutShape) -> Option<Self> {
        let mut plan = Self::new(content, shape);
        let (mut best, mut undrawn) = (plan.clone(), usize::MAX);
        for _ in 0..MAX_ATTEMPTS {
            let Some((layout, _)) = GroupLayout::routed(content, shape, &plan, 0) else { break };
            let ties = layout.undrawn_ties();
            if ties.len() >= undrawn {
                break;
            }
            (best, undrawn) = (plan.clone(), ties.len());
            if ties.is_empty() {
                break;
            }
            plan.add_rows(&layout, &ties);
        }
        if undrawn == usize::MAX {
            return None;
        }
        let (layout, _) = GroupLayout::routed(content, shape, &best, 0)?;
        let compact = Self::with_used_rows(&layout);
        let is_as_good = |(layout, _): (GroupLayout<'_>, _)| layout.undrawn_ties().len() <= undrawn;
        let keeps_lines = GroupLayout::routed(content, shape, &compact, 0).is_some_and(is_as_good);
        Some(if keeps_lines { compact } else { best })
    }

    /// Adds a row at the weaker end of each of these ties, and one at the stronger end unless lines already start there.
    fn add_rows(&mut self, layout: &GroupLayout<'_>, ties: &[usize]) {
        for tie in ties {
            let [stronger, weaker] = layout.content.ties[*tie].ends;
            self.rows_below[weaker] += 1;
            if layout.routes.routed.iter().all(|routed| routed.root != stronger) {
                self.rows_below[stronger] += 1;
            }
        }
    }

    /// A plan with only those rows below names where a line ends.
    fn with_used_rows(layout: &GroupLayout<'_>) -> Self {
        let mut plan = Self::new(layout.content, layout.shape);
        for (rank, place) in &layout.positions {
            let is_used = |row: &usize| {
                layout.routes.routed.iter().any(|routed| {
                    routed.root == *rank && routed.start.row == *row
                        || routed.other == *rank && routed.end.row == *row
                })
            };
            let used = (place.row..=place.last_row).filter(is_used).count();
            plan.rows_below[*rank] = plan.rows_below[*rank].max(used.saturating_sub(1));
        }
        plan
    }
}
