//! Pictures for exports that are made without a screen.

use crate::layout::{
    Drawing, EgoRequest, MapRequest, Positions, Size, ToneSign, Viewport, ego, map, to_cells,
};
use crate::model::{EntityId, Graph, Selection};
use crate::query::{Filter, ties_in_reading_order};

/// Tall enough for many neighbours, since a file can be scrolled.
const EGO_SIZE: Size = Size { width: 140, height: 160 };
/// The rows of a map in addition to one row for each entity.
const BASE_ROWS: usize = 40;
const MAX_ROWS: usize = 400;
const COLUMNS_PER_ROW: usize = 3;

/// The ego view of the first entity, or the map if there are no entities.
pub(super) fn draw(
    graph: &Graph,
    entities: &[EntityId],
    selection: &Selection,
    filter: &Filter,
) -> Drawing {
    let Some(&focus) = entities.first() else { return draw_map(graph, selection) };
    let ties = &ties_in_reading_order(graph, focus, filter);
    let (size, tone_sign) = (EGO_SIZE, ToneSign::Hidden);
    let (expanded, page, previous) = (&[], 0, None);
    ego(&EgoRequest { graph, focus, selection, ties, size, expanded, tone_sign, page, previous })
}

fn draw_map(graph: &Graph, selection: &Selection) -> Drawing {
    let positions = &Positions::new(graph, selection, None);
    let rows = (BASE_ROWS + selection.entities.len()).min(MAX_ROWS);
    let size = Size::new(to_cells(rows * COLUMNS_PER_ROW), to_cells(rows));
    let (view, focus, cursor) = (Viewport::default(), None, None);
    map(&MapRequest { graph, selection, positions, view, focus, cursor, size })
}
