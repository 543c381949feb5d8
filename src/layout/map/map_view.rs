//! The map: everything that was asked for, placed by closeness, seen through a window.

use crate::layout::picture::{Drawing, Hidden, PictureForm, Rect, note, shown_relations};

use super::label_placer::LabelPlacer;
use super::map_edges::edges;
use super::map_names::nodes;
use super::map_request::MapRequest;
use super::viewport::Projection;

/// Draws a part of a map.
///
/// Names stand as near to their places as they can without overlapping, those with most relations
/// first; others are shortened, then shown by their initials, then by the sign of their kind. A line
/// to what lies outside the window runs to its border.
#[must_use]
pub fn map(request: &MapRequest<'_>) -> Drawing {
    let mut drawing = Drawing {
        size: request.size,
        form: PictureForm::Map,
        focus: request.focus,
        ..Drawing::default()
    };
    let projection = Projection::new(request.view, request.positions, request.size);
    let mut placer = LabelPlacer::new(request.size);
    keep_row_for_note(request, &mut placer);
    drawing.nodes = nodes(request, &projection, &mut placer);
    drawing.edges = edges(request, &projection, &drawing.nodes, &mut placer);
    let entities = request.selection.entities.len().saturating_sub(drawing.nodes.len());
    let relations = request.selection.relations.len().saturating_sub(shown_relations(&drawing));
    drawing.hidden = Hidden { entities, relations, page: 0, pages: 1 };
    note(&mut drawing);
    drawing
}

/// Columns of the last row that stay free for what is said of the rest.
const NOTE: u16 = 40;

fn keep_row_for_note(request: &MapRequest<'_>, placer: &mut LabelPlacer) {
    let y = request.size.height.saturating_sub(1);
    placer.place_at(Rect { x: 0, y, width: request.size.width.min(NOTE), height: 1 });
}
