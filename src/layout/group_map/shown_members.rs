//! Chooses the members of groups that a layout shows.
#![expect(clippy::indexing_slicing, reason = "ranks and groups are numbered; counts are limited")]

use super::column_flow::{GroupHeight, flow};
use super::layout_shape::LayoutShape;
use super::map_content::{ContentGroup, GroupState, MapContent};
use super::row_plan::RowPlan;

/// The members to show, by group: as many as fit, strongest first; `None` if not even the titles fit.
pub(super) fn shown_members(
    content: &MapContent<'_>,
    shape: LayoutShape,
    plan: &RowPlan,
) -> Option<Vec<Vec<usize>>> {
    let state = |rank: usize| content.groups[content.group_of[rank]].state;
    let mut candidates: Vec<usize> =
        (0..content.entities.len()).filter(|rank| state(*rank) != GroupState::Closed).collect();
    candidates.sort_by_key(|rank| {
        (content.focus != Some(*rank), state(*rank) != GroupState::Opened, *rank)
    });
    // An opened group shows members even if a small map shows no others.
    let opened = candidates.iter().rposition(|rank| state(*rank) == GroupState::Opened);
    candidates.truncate(opened.map_or(0, |last| last + 1).max(content.max_members));
    let first = |count: usize| {
        let mut shown: Vec<Vec<usize>> = vec![Vec::new(); content.groups.len()];
        for rank in &candidates[..count] {
            shown[content.group_of[*rank]].push(*rank);
        }
        for (members, group) in shown.iter_mut().zip(&content.groups) {
            if group.members.len() == 1 {
                members.clone_from(&group.members);
            }
            members.sort_unstable();
        }
        shown
    };
    let fits = |count: usize| {
        let heights = heights(content, &first(count), plan);
        flow(&heights, shape.columns, shape.height.checked_sub(shape.bus_rows)?)
    };
    fits(0)?;
    let (mut low, mut high) = (0, candidates.len().min(shape.columns * shape.height));
    while low < high {
        let middle = (low + high).div_ceil(2);
        if fits(middle).is_some() { low = middle } else { high = middle - 1 }
    }
    Some(first(low))
}

pub(super) fn heights(
    content: &MapContent<'_>,
    shown: &[Vec<usize>],
    plan: &RowPlan,
) -> Vec<GroupHeight> {
    let groups = content.groups.iter().zip(shown).zip(&plan.text_rows);
    let height = |((group, members), text_rows): ((&ContentGroup, &Vec<usize>), &usize)| {
        let rows: usize = members.iter().map(|rank| 1 + plan.rows_below[*rank]).sum();
        // A single entity has no box, unless lines end in several rows.
        let member_rows = if group.members.len() == 1 && rows == 1 { 0 } else { rows };
        GroupHeight { member_rows, text_rows: *text_rows }
    };
    groups.map(height).collect()
}
