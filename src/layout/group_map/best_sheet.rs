//! Chooses the best sheet for a map.

use crate::layout::picture::Drawing;

use super::map_content::MapContent;
use super::map_request::MapRequest;
use super::sheet::Sheet;
use super::sheet_drawing::draw;
use super::sheet_shape::SheetShape;
use super::tie_text::TextGranularity;

/// The maximum number of entities of a map that shows every name and every tie, whatever its size.
const MAX_COMPLETE: usize = 30;
/// The minimum width of such a map.
const MIN_COMPLETE_WIDTH: usize = 60;
/// The minimum number of groups, if there is room for them.
const MIN_GROUPS: usize = 3;
/// Of the maps whose score is at least this percentage of the best score, the one with the most groups is drawn.
const MIN_SCORE_PERCENTAGE: usize = 88;
/// The minimum number of cells for each group.
const CELLS_PER_GROUP: usize = 120;
/// The minimum and maximum width of a column with its channel, which determine the numbers of columns to try.
const COLUMN_WIDTHS: [usize; 2] = [22, 60];
const MIN_COLUMN: usize = 22;
const MAX_COLUMN: usize = 46;
/// The widths of channels to try. The last one has room for long labels; it is tried only if every tie is shown.
const CHANNEL_WIDTHS: [usize; 5] = [5, 8, 13, 22, 36];
/// The maximum number of rows below the columns for lines, if there are more than two columns.
const BUS_ROWS: usize = 3;
/// The number of rows by which a map of few entities grows until everything fits.
const GROWTH: usize = 4;
const MAX_HEIGHT: usize = 200;

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
    if content.entities.len() <= MAX_COMPLETE.min(request.max_members) {
        let heights = (height..MAX_HEIGHT).step_by(GROWTH);
        let complete = |height| {
            best_sheet(&content, [width.max(MIN_COMPLETE_WIDTH), height], TextGranularity::PerTie)
        };
        if let Some((_, sheet)) = heights.into_iter().find_map(complete) {
            return draw(Some(&sheet), request);
        }
    }
    let mut drawings: Vec<(usize, Drawing)> = Vec::new();
    let mut group_count = content.groups.len().min(width * height / CELLS_PER_GROUP).max(1);
    while group_count > 0 && (group_count >= MIN_GROUPS || drawings.is_empty()) {
        content.merge_groups(group_count);
        let sheet = best_sheet(&content, [width, height], TextGranularity::PerGroupPair);
        drawings.extend(sheet.map(|(score, sheet)| (score, draw(Some(&sheet), request))));
        group_count /= 2;
    }
    // Merged groups are harder to understand, so avoiding them may cost a few names and lines.
    let best = drawings.iter().map(|(score, _)| *score).max().unwrap_or(0);
    let chosen = drawings.into_iter().find(|(score, _)| score * 100 >= best * MIN_SCORE_PERCENTAGE);
    chosen.map_or_else(|| draw(None, request), |(_, drawing)| drawing)
}

/// The sheet with the best score, and that score.
fn best_sheet<'c>(
    content: &'c MapContent<'c>,
    [width, height]: [usize; 2],
    granularity: TextGranularity,
) -> Option<(usize, Sheet<'c>)> {
    let sheets = shapes(width, height, granularity).into_iter();
    let sheets = sheets.filter_map(|shape| Sheet::new(content, shape));
    let sheets =
        sheets.filter(|sheet| granularity != TextGranularity::PerTie || sheet.is_complete());
    let scored = sheets.map(|sheet| (sheet.score(), sheet));
    // Of equals, keeps the first.
    scored.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

fn shapes(width: usize, height: usize, granularity: TextGranularity) -> Vec<SheetShape> {
    let columns = (width / COLUMN_WIDTHS[1]).max(1)..=(width / COLUMN_WIDTHS[0]).max(1);
    let shape = |columns: usize, channel_width: usize| {
        let column_width = (width / columns).checked_sub(channel_width)?.clamp(1, MAX_COLUMN);
        let bus_rows = if columns > 2 { BUS_ROWS.min(height / 8) } else { 0 };
        let shape =
            SheetShape { columns, column_width, channel_width, height, bus_rows, granularity };
        (column_width >= MIN_COLUMN || columns == 1 && channel_width == CHANNEL_WIDTHS[0])
            .then_some(shape)
    };
    let width_count = CHANNEL_WIDTHS.len() - usize::from(granularity != TextGranularity::PerTie);
    let widths = &CHANNEL_WIDTHS[..width_count];
    columns
        .flat_map(|columns| widths.iter().filter_map(move |width| shape(columns, *width)))
        .collect()
}
