//! The map: everything that was asked for, placed by closeness, seen through a window.

use crate::layout::picture::{Drawing, Hidden, PictureForm, Rect, note, shown_relations};

use super::label_placer::Crowd;
use super::map_edges::edges;
use super::map_names::nodes;
use super::map_request::MapRequest;
use super::window::Projection;

/// Draws a part of a map.
///
/// Names stand as near to their places as they can without overlapping, those with most relations
/// first; others are shortened, then shown by their initials, then by the sign of their kind. A line
/// to what lies outside the window runs to its border.
#[must_use]
pub fn map(ask: &MapRequest<'_>) -> Drawing {
    let mut drawing =
        Drawing { size: ask.size, form: PictureForm::Map, focus: ask.focus, ..Drawing::default() };
    let window = Projection::new(ask.view, ask.positions, ask.size);
    let mut crowd = Crowd::new(ask.size);
    keep_row_for_note(ask, &mut crowd);
    drawing.nodes = nodes(ask, &window, &mut crowd);
    drawing.edges = edges(ask, &window, &drawing.nodes, &mut crowd);
    let entities = ask.selection.entities.len().saturating_sub(drawing.nodes.len());
    let relations = ask.selection.relations.len().saturating_sub(shown_relations(&drawing));
    drawing.hidden = Hidden { entities, relations, page: 0, pages: 1 };
    note(&mut drawing);
    drawing
}

/// Columns of the last row that stay free for what is said of the rest.
const NOTE: u16 = 40;

fn keep_row_for_note(ask: &MapRequest<'_>, crowd: &mut Crowd) {
    let y = ask.size.height.saturating_sub(1);
    crowd.settle_at(Rect { x: 0, y, width: ask.size.width.min(NOTE), height: 1 });
}
