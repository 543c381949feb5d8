//! Draws a path hop by hop, each with its relation, date and citation.
//!
//! ```text
//! Li Bin ──+advised─────────▶ Lei Jun ──leads +2───▶ Xiaomi
//!          2021-01/2021-03              2010           │
//!          courage-speech#1 +1          a#3            │
//! ╭────────────────────────────────────────────────────╯
//! ╰──makes──▶ Xiaomi SU7
//!    a#7
//! ```

use std::collections::BTreeSet;

use crate::layout::picture::{Drawing, Size};
use crate::model::EntityId;
use crate::text::count;

use super::hop_text::StripHop;
use super::path_grid::PathGrid;
use super::path_grid_drawing::draw_grid;
use super::path_ladder::PathLadder;
use super::path_ladder_drawing::draw_ladder;
use super::path_stack::stack_paths;
use super::strip_drawing::draw_rows;
use super::strip_request::{Leg, StripRequest};
use super::strip_rows::StripRows;

/// Draws a path from left to right and, if there is room, the other paths below it. Hops that several paths share are
/// drawn once.
///
/// The paths are side by side in a grid or, if that is too wide, one hop per row. If no other path fits, the path is
/// wrapped over as many rows as it needs, and the others are stacked below it. If the picture is too small for that,
/// captions are dropped, then names and labels are truncated, and finally a note replaces the last hops.
pub fn path_strip(request: &StripRequest<'_>) -> Drawing {
    let mut drawing = draw_merged(request).unwrap_or_else(|| draw_stacked(request));
    count_hidden(request, &mut drawing);
    drawing
}

/// Draws all paths that fit, with a note that counts the others; `None` if only the first one fits.
fn draw_merged(request: &StripRequest<'_>) -> Option<Drawing> {
    let path = |(from, legs): (EntityId, &[Leg])| {
        let has_relations = legs.iter().all(|leg| !leg.relations.is_empty());
        let path = std::iter::once(from).chain(legs.iter().map(|leg| leg.to));
        (has_relations && !legs.is_empty()).then(|| path.collect())
    };
    let paths: Vec<Vec<EntityId>> = request.paths().map(path).collect::<Option<_>>()?;
    let (drawing, shown) = most_paths(request, &paths).unzip();
    if shown == Some(paths.len()) {
        return drawing;
    }
    // The last row is for the note with the number of other paths.
    let size = Size { height: request.size.height.checked_sub(1)?, ..request.size };
    let lower = StripRequest { size, weakest: request.weakest.clone(), ..*request };
    let (mut drawing, shown) = most_paths(&lower, &paths)?;
    drawing.size = request.size;
    add_path_count(&mut drawing, paths.len() - shown);
    Some(drawing)
}

/// A picture of as many paths as fit, and their number: a grid or, if only the first one fits in that, a ladder. `None`
/// if only the first one fits in either.
fn most_paths(request: &StripRequest<'_>, paths: &[Vec<EntityId>]) -> Option<(Drawing, usize)> {
    if let Some(grid) = PathGrid::new(request, paths) {
        return Some((draw_grid(request, &grid), grid.union.paths.len()));
    }
    let ladder = PathLadder::new(request, paths)?;
    Some((draw_ladder(request, &ladder), ladder.path_count))
}

fn add_path_count(drawing: &mut Drawing, hidden_count: usize) {
    if hidden_count > 0 {
        drawing.add_bottom_note(&format!("and {}", count(hidden_count, "more path", "more paths")));
    }
}

/// The path, with as many of the others below it as fit.
fn draw_stacked(request: &StripRequest<'_>) -> Drawing {
    let hops = StripHop::of_path(request);
    let rows = usize::from(request.size.height);
    // The last row is for the note with the number of hidden hops, or of other paths.
    let rows_above_note = rows.saturating_sub(1).max(rows.min(1));
    let has_others = !request.others.is_empty();
    let mut layout =
        StripRows::new(request, &hops, if has_others { rows_above_note } else { rows });
    if layout.hops.len() < request.legs.len() {
        layout = StripRows::new(request, &hops, rows_above_note);
    }
    let mut drawing = draw_rows(request, &hops, &layout);
    if layout.hops.len() == request.legs.len() && rows > 1 {
        let hidden = stack_paths(request, &mut drawing, layout.used_rows()..rows_above_note);
        add_path_count(&mut drawing, hidden);
    }
    drawing
}

/// Counts the entities and relations of the paths that are not in the picture.
fn count_hidden(request: &StripRequest<'_>, drawing: &mut Drawing) {
    let legs = || request.paths().flat_map(|(_, legs)| legs);
    let starts = request.paths().map(|(from, _)| from);
    let entities: BTreeSet<EntityId> = starts.chain(legs().map(|leg| leg.to)).collect();
    let relations: BTreeSet<_> = legs().flat_map(|leg| leg.relations.iter().copied()).collect();
    drawing.hidden.entities = entities.len() - drawing.nodes.len();
    drawing.hidden.relations = relations.len() - drawing.relation_count();
}
