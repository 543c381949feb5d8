//! Plans an ego view without room for columns as an outline: the focus at the top, everything else indented below it.
//!
//! The plan has columns on the right, whose trunks are only [`INDENT`] apart: each node has its own row, so the names
//! of one hop may be above the labels of the next.
#![expect(clippy::indexing_slicing, reason = "a tree has its focus, which has a name")]

use crate::layout::picture::{PictureForm, Point, Rect, SYMBOL_WIDTH, TextColumn, to_cells};
use crate::text::width;

use super::column::{Column, EDGE_PADDING};
use super::ego_plan::EgoPlan;
use super::growth::ChildPlacement;
use super::neighbourhood::EgoNeighbourhood;
use super::row_slots::RowSlots;
use super::sides::ViewSide;

/// The indentation per hop, in columns.
const INDENT: usize = 2;
const MIN_NAME: usize = 8;
pub(super) const MIN_LABEL: usize = 4;
pub(super) const MAX_LABEL: usize = 30;

impl<'a> EgoPlan<'a> {
    /// Plans a page of the outline, with one row for the focus and for each other entity that fits into `rows`.
    pub(super) fn outline(neighbourhood: &EgoNeighbourhood<'a>, rows: usize, page: usize) -> Self {
        let all = usize::from(neighbourhood.request.size.width);
        let min_width = MIN_LABEL + EDGE_PADDING + SYMBOL_WIDTH + MIN_NAME;
        let room = if all < min_width { 0 } else { rows.saturating_sub(1) };
        let mut page = neighbourhood.page(page, room, ChildPlacement::Below);
        let max_hop = 1 + (all.saturating_sub(min_width)) / INDENT;
        while page.tree.remove_last(max_hop + 1).is_some() {}
        neighbourhood.count_folded(&mut page.tree);
        let rows = page.tree.depth_first(&[0]).into_iter().zip(0..).collect();
        let bundles = page.tree.nodes.iter().map(|node| node.bundle.iter().cloned().collect());
        let lines = bundles.collect();
        let slots = RowSlots {
            form: PictureForm::Outline,
            neighbour_rows: Vec::new(),
            focus_row: 0,
            has_frame: false,
        };
        let mut plan = Self::new(neighbourhood.request, slots, page, lines, rows);
        plan.columns.right = plan.indented_columns();
        plan.label_nodes(all);
        let focus = to_cells(SYMBOL_WIDTH + width(&plan.names[0]));
        plan.focus = Rect::line(Point::default(), focus);
        plan
    }

    /// One column per hop, each with the same width for its labels and the remaining width for its names.
    fn indented_columns(&self) -> Vec<Column> {
        let all = usize::from(self.request.size.width);
        let nodes = &self.tree.nodes;
        let max_hop = nodes.iter().map(|node| node.hop).max().unwrap_or(0);
        let indent = max_hop.saturating_sub(1) * INDENT + EDGE_PADDING;
        let lines = self.lines.iter().flatten();
        let labels = lines.map(|line| width(&self.label(line, MAX_LABEL)));
        let names = (1..nodes.len()).map(|node| width(&self.name(node)));
        let name = SYMBOL_WIDTH + names.max().unwrap_or(0).max(MIN_NAME);
        let max_label = all.saturating_sub(indent + SYMBOL_WIDTH + MIN_NAME).max(MIN_LABEL);
        let spare = all.saturating_sub(indent + name).max(MIN_LABEL);
        let label = labels.max().unwrap_or(0).min(spare).min(max_label).max(1);
        let text = |_: &[usize]| TextColumn::fixed(0);
        let mut columns = self.columns_from(ViewSide::Right, &nodes[0].children, text);
        for (trunk, column) in (0..).step_by(INDENT).zip(&mut columns) {
            column.trunk = to_cells(trunk);
            column.label_width = label;
            column.text.width = all - (trunk + EDGE_PADDING);
        }
        columns
    }
}

#[cfg(test)]
mod tests {
    use crate::layout::ego::sample::ego_of_all;
    use crate::layout::{PaintOptions, Size, paint};
    use crate::model::sample;

    #[test]
    fn a_focus_and_its_neighbours_are_drawn() {
        let graph = sample::graph(
            "li -praises-> lei\n lei -leads-> mi\n lei -leads-> mi\n lei =rivals= he\n mi -makes-> su7",
        );
        let focus = graph.find_entity("lei").expect("the graph should have an entity `lei`");
        let drawing = ego_of_all(&graph, focus, Size::new(25, 5));
        let text = paint(&drawing, PaintOptions::default()).to_text();
        let expected = "\
●Lei
├─┬leads +1──▶ ●Mi
│ ╰──makes────▶ ●Su7
├◀━rivals━━━▶ ●He
╰◀─+praises── ●Li
";
        assert_eq!(text, expected);
    }
}
