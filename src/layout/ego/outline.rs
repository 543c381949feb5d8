//! The ego view without room for columns: the focus at the top, everything else indented below it.
//!
//! It is planned as columns on the right whose trunks are only a little apart: each node has its own row, so that
//! names of one hop may be above labels of the next.

use crate::layout::picture::{PictureForm, Point, Rect, SYMBOL_WIDTH, TextColumn, cells};
use crate::text::width;

use super::column::{Column, FIXED};
use super::ego_plan::EgoPlan;
use super::growth::ChildPlacement;
use super::neighbourhood::EgoNeighbourhood;
use super::row_slots::RowSlots;
use super::sides::ViewSide;

/// The indentation per hop, in columns.
const INDENT: usize = 2;
const MIN_NAME: usize = 8;
const MIN_LABEL: usize = 4;
pub(super) const MAX_LABEL: usize = 28;

impl<'a> EgoPlan<'a> {
    /// Plans a page of the outline: the focus, and one row for each entity that fits into `rows`.
    pub(super) fn outline(neighbourhood: &EgoNeighbourhood<'a>, rows: usize, page: usize) -> Self {
        let all = usize::from(neighbourhood.request.size.width);
        let least = MIN_LABEL + FIXED + SYMBOL_WIDTH + MIN_NAME;
        let room = if all < least { 0 } else { rows.saturating_sub(1) };
        let mut page = neighbourhood.page(page, room, ChildPlacement::Below);
        let deepest = 1 + (all.saturating_sub(least)) / INDENT;
        while page.tree.cut_last(deepest + 1).is_some() {}
        let rows = page.tree.depth_first(&[0]).into_iter().zip(0..).collect();
        let bundles = page.tree.nodes.iter().map(|node| node.bundle.iter().cloned().collect());
        let lines = bundles.collect();
        let slots =
            RowSlots { form: PictureForm::Outline, free: Vec::new(), focus: 0, framed: false };
        let mut plan = Self::new(neighbourhood.request, slots, page, lines, rows);
        plan.columns.right = plan.indented_columns();
        plan.label_nodes(all);
        let focus = cells(SYMBOL_WIDTH + width(&plan.names[0]));
        plan.focus = Rect::line(Point::default(), focus);
        plan
    }

    /// One column per hop, which share the width between labels and names.
    fn indented_columns(&self) -> Vec<Column> {
        let all = usize::from(self.request.size.width);
        let nodes = &self.tree.nodes;
        let deepest = nodes.iter().map(|node| node.hop).max().unwrap_or(0);
        let indent = deepest.saturating_sub(1) * INDENT + FIXED;
        let lines = self.lines.iter().flatten();
        let words = lines.map(|line| line.natural_width(self.request.graph, MAX_LABEL));
        let names = (1..nodes.len()).map(|node| width(&self.name(node)));
        let name = SYMBOL_WIDTH + names.max().unwrap_or(0).max(MIN_NAME);
        let most = all.saturating_sub(indent + SYMBOL_WIDTH + MIN_NAME).max(MIN_LABEL);
        let wanted = all.saturating_sub(indent + name).max(MIN_LABEL);
        let word = words.max().unwrap_or(0).min(wanted).min(most).max(1);
        let mut columns = self.columns_from(ViewSide::Right, &nodes[0].children, |_| {
            (TextColumn::fixed(word), TextColumn::fixed(0))
        });
        for (trunk, column) in (0..).step_by(INDENT).zip(&mut columns) {
            column.trunk = cells(trunk);
            column.name.width = all - (trunk + word + FIXED);
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
        let focus = graph.find_entity("lei").expect("lei");
        let drawing = ego_of_all(&graph, focus, Size::new(25, 5));
        let text = paint(&drawing, PaintOptions::default()).to_text();
        let expected = "\
●Lei
├─┬leads·2──▶ ●Mi
│ ╰──makes────▶ ●Su7
├◀━!rivals━━▶ ●He
╰◀─+praises── ●Li
";
        assert_eq!(text, expected);
    }
}
