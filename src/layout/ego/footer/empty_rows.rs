use crate::layout::picture::{Drawing, Edge, Rect};

/// The number of rows in which a drawing shows nothing, among the first `rows`.
#[expect(clippy::indexing_slicing, reason = "windows of two are pairs")]
pub(super) fn empty_rows(drawing: &Drawing, rows: usize) -> usize {
    let names = drawing.nodes.iter().flat_map(|node| [node.at, node.name_rect()]);
    let labels = drawing.edges.iter().map(Edge::label_rect);
    let corners = drawing.edges.iter().flat_map(|edge| edge.points.windows(2));
    let lines = corners.map(|pair| Rect::spanning(pair[0], pair[1]));
    let mut is_empty = vec![true; rows];
    for used in names.chain(labels).chain(lines) {
        let (top, bottom) = (usize::from(used.y), usize::from(used.bottom()));
        is_empty.iter_mut().take(bottom).skip(top).for_each(|row| *row = false);
    }
    is_empty.into_iter().filter(|row| *row).count()
}
