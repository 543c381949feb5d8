//! Draws the part of a map in a viewport: names first, then edges.

use crate::layout::picture::{Drawing, PictureForm, Rect};

use super::label_placer::LabelPlacer;
use super::map_edges::edges;
use super::map_names::nodes;
use super::map_request::MapRequest;
use super::viewport::Projection;

/// Columns of the last row reserved for the note on what is not shown.
const NOTE: u16 = 40;

/// Draws a part of a map.
///
/// Names are as near to their positions as possible without overlapping, those with the most relations first; others
/// are shortened, then reduced to initials, then to the symbol of their kind. A line to an entity outside the window
/// ends at its border.
pub fn map(request: &MapRequest<'_>) -> Drawing {
    let mut drawing = Drawing::new(request.size, PictureForm::Map, request.focus);
    let projection = Projection::new(request.view, request.positions, request.size);
    let mut placer = LabelPlacer::new(request.size);
    let y = request.size.height.saturating_sub(1);
    placer.place_at(Rect { x: 0, y, width: request.size.width.min(NOTE), height: 1 });
    drawing.nodes = nodes(request, &projection, &mut placer);
    drawing.edges = edges(request, &projection, &drawing.nodes, &mut placer);
    drawing.count_hidden(request.selection, drawing.nodes.len());
    if let Some(text) = drawing.hidden.describe() {
        drawing.add_bottom_note(&text);
    }
    drawing
}
