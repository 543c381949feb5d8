//! Pictures for exports from the command line.

use std::ops::ControlFlow;

use crate::layout::{
    Drawing, EgoRequest, Folding, GlyphSet, MapRequest, Size, ToneSign, ego, map, text_rows,
    to_cells,
};
use crate::model::{EntityId, Graph, Selection};
use crate::query::{Filter, Grouping, ties_in_reading_order};

/// Tall enough for many neighbours, since a file can be scrolled.
const EGO_SIZE: Size = Size { width: 140, height: 160 };
const MAP_COLUMNS: u16 = 140;
/// The rows of a map in addition to one per entity.
const BASE_ROWS: usize = 40;
const MAX_ROWS: usize = 400;

/// The ego view of the first entity, or the map if there are no entities.
pub(super) fn draw(
    graph: &Graph,
    entities: &[EntityId],
    selection: &Selection,
    filter: &Filter,
) -> Drawing {
    let Some(&focus) = entities.first() else { return draw_map(graph, selection) };
    let ties = &ties_in_reading_order(graph, focus, filter);
    let request = EgoRequest::new(graph, focus, selection, ties, EGO_SIZE);
    ego(&EgoRequest { tone_sign: ToneSign::Hidden, ..request })
}

fn draw_map(graph: &Graph, selection: &Selection) -> Drawing {
    let rows = (BASE_ROWS + selection.entities.len()).min(MAX_ROWS);
    let size = Size::new(MAP_COLUMNS, to_cells(rows));
    draw_groups(graph, selection, None, size, GlyphSet::Unicode).with_legend(graph, 1)
}

/// The map of a selection in the default groups.
fn draw_groups(
    graph: &Graph,
    selection: &Selection,
    focus: Option<EntityId>,
    size: Size,
    glyph_set: GlyphSet,
) -> Drawing {
    let groups = &Grouping::default()
        .groups(graph, selection, &|_| ControlFlow::Continue(()))
        .unwrap_or_default();
    let (folding, max_members) = (&Folding::default(), usize::MAX);
    map(&MapRequest { graph, selection, groups, folding, focus, max_members, size, glyph_set })
}

/// The map of a selection in the default groups, with a zero-based page of its ties in words, and the legend in the
/// last rows.
pub(crate) fn map_with_texts(
    graph: &Graph,
    selection: &Selection,
    focus: Option<EntityId>,
    (size, page): (Size, usize),
    glyph_set: GlyphSet,
) -> Drawing {
    let below = text_rows(size, selection.entities.len()).max(1).min(size.height);
    let map_size = Size::new(size.width, size.height - below);
    let drawing = draw_groups(graph, selection, focus, map_size, glyph_set);
    drawing.with_page_of_ties(graph, below, (page, " (--page)"))
}
