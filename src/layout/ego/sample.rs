use crate::layout::picture::{Drawing, GlyphSet, Size, ToneSign};
use crate::model::{EntityId, Graph, Selection, Tie};

use super::ego_request::EgoRequest;
use super::ego_view::ego;

/// The ego view of everything in a graph.
pub(crate) fn ego_of_all(graph: &Graph, focus: EntityId, size: Size) -> Drawing {
    let ties: Vec<Tie> = graph.ties(focus).collect();
    let selection = &Selection::all(graph);
    let (ties, tone_sign) = (&ties, ToneSign::Shown);
    let (expanded, page, previous) = (&[], 0, None);
    let glyph_set = GlyphSet::Unicode;
    ego(&EgoRequest {
        graph,
        focus,
        selection,
        ties,
        size,
        expanded,
        tone_sign,
        glyph_set,
        page,
        previous,
    })
}
