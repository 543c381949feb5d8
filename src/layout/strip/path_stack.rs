//! Stacks other paths below the first one, if the paths are too wide for a grid.
//!
//! Each path adds the hops that are not drawn yet. An entity that is already drawn is only named again.

use std::ops::Range;

use crate::layout::picture::{Drawing, Node, Note, Size, to_cells};

use super::hop_text::StripHop;
use super::strip_drawing::draw_rows;
use super::strip_request::{PathLegs, StripRequest};
use super::strip_rows::StripRows;

/// The minimum number of rows for a path, including an empty row above it, even if fewer paths then fit.
const MIN_PATH_ROWS: usize = 4;

/// Adds the other paths of the request to the drawing of the first one, in these rows; returns how many do not fit.
pub(super) fn stack_paths(
    request: &StripRequest<'_>,
    drawing: &mut Drawing,
    mut rows: Range<usize>,
) -> usize {
    let mut hidden = 0;
    for (index, path) in request.others.iter().enumerate() {
        let share = rows.len() / (request.others.len() - index);
        let end = rows.end.min(rows.start + share.max(MIN_PATH_ROWS));
        let blocks = PathBlock::of_path(request, drawing, path, rows.start..end);
        rows.start = blocks.iter().flatten().map(|block| block.end).max().unwrap_or(rows.start);
        hidden += usize::from(blocks.is_none());
        blocks.into_iter().flatten().for_each(|block| block.add_to(drawing));
    }
    hidden
}

/// Consecutive hops of a path that are not drawn yet.
struct PathBlock {
    drawing: Drawing,
    /// The first row below the block.
    end: usize,
}

impl PathBlock {
    /// All hops of a path that are not in `drawing`; `None` if they do not fit into these rows.
    fn of_path(
        request: &StripRequest<'_>,
        drawing: &Drawing,
        path: &PathLegs,
        mut rows: Range<usize>,
    ) -> Option<Vec<Self>> {
        let chains = chains(drawing, path);
        let count = chains.len();
        let mut blocks = Vec::new();
        for (index, chain) in chains.iter().enumerate() {
            let height = rows.len() / (count - index);
            let block = Self::new(request, chain, rows.start + 1..rows.start + height)?;
            rows.start = block.end;
            blocks.push(block);
        }
        Some(blocks)
    }

    /// `None` if the chain does not fit into these rows without cutting names.
    fn new(request: &StripRequest<'_>, chain: &PathLegs, rows: Range<usize>) -> Option<Self> {
        let request = StripRequest {
            from: chain.from,
            legs: &chain.legs,
            weakest: None,
            others: &[],
            size: Size { height: to_cells(rows.len()), ..request.size },
            ..*request
        };
        let hops = StripHop::of_path(&request);
        let mut layout = StripRows::new(&request, &hops, rows.len());
        // A line down from the first name would start in a cell of a note.
        layout.hops.first().filter(|hop| hop.wrap.is_none())?;
        let end = rows.start + layout.used_rows();
        layout.move_down(rows.start);
        let drawing = draw_rows(&request, &hops, &layout);
        let is_uncut = |node: &Node| node.label == request.name(node.id);
        let fits = drawing.edges.len() == chain.legs.len() && drawing.nodes.iter().all(is_uncut);
        fits.then_some(Self { drawing, end })
    }

    fn add_to(self, drawing: &mut Drawing) {
        for node in self.drawing.nodes {
            if drawing.node(node.id).is_some() {
                let text =
                    format!("{}{}", node.symbol.map_or("", |symbol| symbol.glyph), node.label);
                drawing.notes.push(Note { text, at: node.name_rect().top_left() });
            } else {
                drawing.nodes.push(node);
            }
        }
        drawing.edges.extend(self.drawing.edges.into_iter().map(|mut edge| {
            edge.is_secondary = true;
            edge
        }));
        drawing.notes.extend(self.drawing.notes);
    }
}

/// The chains of hops of a path that are not drawn yet. A chain ends at an entity that is drawn.
fn chains(drawing: &Drawing, path: &PathLegs) -> Vec<PathLegs> {
    let mut chains = Vec::new();
    let mut chain: Option<PathLegs> = None;
    let mut from = path.from;
    for leg in &path.legs {
        let is_drawn = drawing.edges.iter().any(|edge| {
            [edge.from, edge.to] == [from, leg.to] || [edge.to, edge.from] == [from, leg.to]
        });
        if !is_drawn {
            let chain = chain.get_or_insert_with(|| PathLegs { from, legs: Vec::new() });
            chain.legs.push(leg.clone());
        }
        if is_drawn || drawing.node(leg.to).is_some() {
            chains.extend(chain.take());
        }
        from = leg.to;
    }
    chains.extend(chain);
    chains
}
