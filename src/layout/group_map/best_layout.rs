//! Chooses the best layout for a map.

use std::cmp::Reverse;

use crate::layout::picture::Drawing;

use super::group_layout::GroupLayout;
use super::layout_drawing::draw;
use super::layout_shape::{LayoutShape, TextGranularity};
use super::map_content::MapContent;
use super::map_request::MapRequest;

/// The maximum number of entities on a map that shows every name and every tie, whatever its size.
pub(super) const MAX_COMPLETE: usize = 30;
/// The minimum width of such a map, in cells.
const MIN_COMPLETE_WIDTH: usize = 60;
/// The minimum number of groups, if there is room for them.
const MIN_GROUPS: usize = 3;
/// Of the maps whose score is at least this percentage of the best score, the one with the most groups is drawn.
const MIN_SCORE_PERCENTAGE: usize = 88;
/// The minimum number of cells for each group.
const CELLS_PER_GROUP: usize = 120;
/// The minimum and maximum width of a column with its channel, which determine the column counts to try.
const COLUMN_WIDTHS: [usize; 2] = [22, 60];
const MIN_COLUMN: usize = 27;
const MAX_COLUMN: usize = 46;
/// The maximum width of a column on a map that shows everything: enough for long labels.
const MAX_COMPLETE_COLUMN: usize = 64;
/// The channel widths to try. The last one has room for long labels, and is tried only if every tie is shown.
const CHANNEL_WIDTHS: [usize; 5] = [5, 8, 13, 22, 36];
/// The maximum number of rows for lines below the columns, if there are more than two columns.
const BUS_ROWS: usize = 3;
/// The maximum height of a map that shows everything, in rows.
const MAX_HEIGHT: usize = 200;
/// The maximum number of rows for lines below the columns of such a map.
const MAX_BUS_ROWS: usize = 6;
const MAX_COMPLETE_COLUMNS: usize = 4;

/// Draws a map: groups as boxes in columns, and ties as lines between their rows.
///
/// Every entity is shown or counted in its group, and every relation is drawn as a line, described in text or counted
/// in a group.
pub fn map(request: &MapRequest<'_>) -> Drawing {
    let (width, height) = (usize::from(request.size.width), usize::from(request.size.height));
    if request.selection.entities.is_empty() || width == 0 || height == 0 {
        return draw(None, request);
    }
    let mut content = MapContent::new(request);
    if content.entities.len() <= MAX_COMPLETE.min(request.max_members)
        && let Some(layout) = complete_layout(&content, [width.max(MIN_COMPLETE_WIDTH), height])
    {
        return draw(Some(&layout), request);
    }
    let mut drawings: Vec<(usize, Drawing)> = Vec::new();
    let mut group_count = content.groups.len().min(width * height / CELLS_PER_GROUP).max(1);
    while group_count > 0 && (group_count >= MIN_GROUPS || drawings.is_empty()) {
        content.merge_groups(group_count);
        let layout = best_layout(&content, [width, height]);
        drawings.extend(layout.map(|(score, layout)| (score, draw(Some(&layout), request))));
        group_count /= 2;
    }
    // Merged groups are harder to understand, so avoiding them may cost a few names and lines.
    let best = drawings.iter().map(|(score, _)| *score).max().unwrap_or(0);
    let chosen = drawings.into_iter().find(|(score, _)| score * 100 >= best * MIN_SCORE_PERCENTAGE);
    chosen.map_or_else(|| draw(None, request), |(_, drawing)| drawing)
}

/// The layout that shows every name and draws the most ties as lines; of equals, the one with the best score, from which
/// each row that does not fit on the screen takes as much as a name adds.
fn complete_layout<'c>(
    content: &'c MapContent<'c>,
    [width, height]: [usize; 2],
) -> Option<GroupLayout<'c>> {
    let value = |layout: &GroupLayout<'_>| {
        let overflow = layout.height().saturating_sub(height);
        (Reverse(layout.undrawn_ties().len()), layout.score().saturating_sub(5 * overflow))
    };
    let shapes = shapes(width, MAX_HEIGHT, TextGranularity::PerTie).into_iter();
    let layouts = shapes
        .filter_map(|shape| GroupLayout::new(content, shape))
        .filter(GroupLayout::is_complete);
    let layouts = layouts.map(|layout| (value(&layout), layout));
    let best = layouts.reduce(|best, next| if next.0 > best.0 { next } else { best });
    best.map(|(_, layout)| layout)
}

/// The layout with the best score, and that score.
fn best_layout<'c>(
    content: &'c MapContent<'c>,
    [width, height]: [usize; 2],
) -> Option<(usize, GroupLayout<'c>)> {
    let layouts = shapes(width, height, TextGranularity::PerGroupPair).into_iter();
    let scored = layouts.filter_map(|shape| GroupLayout::new(content, shape));
    let scored = scored.map(|layout| (layout.score(), layout));
    // Of equals, keeps the first.
    scored.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

#[expect(clippy::indexing_slicing, reason = "at most one width is left out")]
fn shapes(width: usize, height: usize, granularity: TextGranularity) -> Vec<LayoutShape> {
    let max_columns = (width / COLUMN_WIDTHS[0]).max(1);
    let (columns, max_column, max_bus_rows) = match granularity {
        TextGranularity::PerTie => {
            (1..=max_columns.min(MAX_COMPLETE_COLUMNS), MAX_COMPLETE_COLUMN, MAX_BUS_ROWS)
        }
        TextGranularity::PerGroupPair => {
            ((width / COLUMN_WIDTHS[1]).max(1)..=max_columns, MAX_COLUMN, BUS_ROWS)
        }
    };
    let shape = |columns: usize, channel_width: usize| {
        let column_width = (width / columns).checked_sub(channel_width)?.clamp(1, max_column);
        let bus_rows = if columns > 2 { max_bus_rows.min(height / 8) } else { 0 };
        let shape =
            LayoutShape { columns, column_width, channel_width, height, bus_rows, granularity };
        (column_width >= MIN_COLUMN || columns == 1 && channel_width == CHANNEL_WIDTHS[0])
            .then_some(shape)
    };
    let width_count = CHANNEL_WIDTHS.len() - usize::from(granularity != TextGranularity::PerTie);
    let widths = &CHANNEL_WIDTHS[..width_count];
    columns
        .flat_map(|columns| widths.iter().filter_map(move |width| shape(columns, *width)))
        .collect()
}
