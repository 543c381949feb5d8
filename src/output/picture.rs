//! The picture of a part of a graph that no screen shows yet.

use super::extract::Extract;
use crate::layout::{Drawing, EgoRequest, MapRequest, Positions, Size, Viewport, cells, ego, map};
use crate::model::{Graph, Selection};
use crate::query::ties_in_order;

/// The size of an ego view: high enough for many neighbours, since a file needs no scrolling.
const EGO_SIZE: Size = Size { width: 140, height: 160 };
/// The least rows of a map; each entity adds one.
const MIN_ROWS: usize = 40;
/// The most rows of a map.
const MAX_ROWS: usize = 400;
/// Columns to a row of a map.
const COLUMNS_PER_ROW: usize = 3;

/// The first of the entities that it is about with its neighbours, or the map of everything if there are none.
pub(super) fn drawing(extract: &Extract<'_>) -> Drawing {
    let Extract { graph, entities, selection, filter, .. } = extract;
    let Some(&focus) = entities.first() else { return whole(graph, selection) };
    let ties = &ties_in_order(graph, focus, filter);
    ego(&EgoRequest { graph, focus, selection, ties, size: EGO_SIZE, page: 0, before: None })
}

fn whole(graph: &Graph, selection: &Selection) -> Drawing {
    let positions = &Positions::new(graph, selection, None);
    let rows = (MIN_ROWS + selection.entities.len()).min(MAX_ROWS);
    let size = Size::new(cells(rows * COLUMNS_PER_ROW), cells(rows));
    let (view, focus, named) = (Viewport::default(), None, None);
    map(&MapRequest { graph, selection, positions, view, focus, named, size })
}
