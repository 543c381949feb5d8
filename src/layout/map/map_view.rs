use crate::layout::picture::{Drawing, PictureForm, Rect};

use super::label_placer::LabelPlacer;
use super::map_edges::edges;
use super::map_names::nodes;
use super::map_request::MapRequest;
use super::viewport::Projection;

/// The number of columns in the last row that are reserved for the note on hidden items.
const NOTE_WIDTH: u16 = 40;

/// Draws a part of a map.
///
/// Names are placed as near to their positions as possible without overlaps, starting with the entities that have the
/// most relations. A name that does not fit is shortened, then reduced to initials, then to the symbol of its kind. A
/// line to an entity outside the viewport ends at the border.
pub fn map(request: &MapRequest<'_>) -> Drawing {
    let mut drawing = Drawing::new(request.size, PictureForm::Map, request.focus);
    let projection = Projection::new(request.view, request.positions, request.size);
    let mut placer = LabelPlacer::new(request.size);
    let y = request.size.height.saturating_sub(1);
    placer.place_at(Rect { x: 0, y, width: request.size.width.min(NOTE_WIDTH), height: 1 });
    drawing.nodes = nodes(request, &projection, &mut placer);
    drawing.edges = edges(request, &projection, &drawing.nodes, &mut placer);
    drawing.count_hidden(request.selection, drawing.nodes.len());
    if let Some(text) = drawing.hidden.describe() {
        drawing.add_bottom_note(&text);
    }
    drawing
}
