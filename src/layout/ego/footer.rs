//! The text below an ego view: truncated names and labels in full, and the ties without a line.
#![expect(clippy::indexing_slicing, reason = "nodes are those of the tree; items are counted")]

mod empty_rows;
mod footer_height;

use std::collections::BTreeSet;

use crate::layout::picture::{
    Bundle, Drawing, FooterItem, FooterLine, Note, Point, described_relations, footer_lines,
    footer_lines_within, ties_in_words, to_cells,
};
use crate::model::EntityId;
use crate::text::Symbol;

use super::ego_plan::EgoPlan;
use empty_rows::empty_rows;
pub(super) use footer_height::{FooterPlan, with_best_footer, with_footer};

#[derive(Default)]
pub(super) struct Footer {
    items: Vec<FooterItem>,
}

impl Footer {
    /// The names and labels that the plan truncates, then the ties in `undrawn`.
    pub(super) fn new(plan: &EgoPlan<'_>, undrawn: Vec<&Bundle>) -> Self {
        let cut_labels = plan.cut_lines();
        let in_labels: BTreeSet<EntityId> =
            cut_labels.iter().flat_map(|bundle| [bundle.from, bundle.to]).collect();
        let graph = plan.request.graph;
        let names = (0..plan.names.len()).filter_map(|node| {
            let (name, id) = (plan.name(node), plan.tree.nodes[node].id);
            let symbol = Symbol::for_kind(graph.entity(id).kind_id());
            let text = format!("{}{name}", symbol.glyph);
            (plan.names[node] != name && !in_labels.contains(&id)).then(|| FooterItem::name(text))
        });
        let mut items: Vec<FooterItem> = names.collect();
        let cut = ties_in_words(graph, cut_labels);
        items.extend(cut.map(|item| FooterItem { relations: Vec::new(), ..item }));
        items.extend(ties_in_words(graph, undrawn));
        Self { items }
    }

    /// The number of rows for all items and the count of what is hidden.
    pub(super) fn height(&self, drawing: &Drawing) -> usize {
        height_of(&self.items, drawing)
    }

    /// Like [`Self::height`], but only for the truncated names and labels.
    pub(super) fn height_of_cuts(&self, drawing: &Drawing) -> usize {
        let cuts = self.items.iter().take_while(|item| item.relations.is_empty()).count();
        height_of(&self.items[..cuts], drawing)
    }

    /// The number of rows that a footer of `height` rows uses.
    pub(super) fn used_height(&self, drawing: &Drawing, height: usize) -> usize {
        let lines = self.shown_lines(drawing, height);
        lines.len() + usize::from(leaves_hidden(drawing, &lines))
    }

    /// The number of hidden relations that a footer of `height` rows does not describe either.
    pub(super) fn undescribed(&self, drawing: &Drawing, height: usize) -> usize {
        let shown = self.shown_lines(drawing, height);
        drawing.hidden.relations - described_relations(&shown)
    }

    /// The lines of the items that fit completely into `height` rows, or into one row less if the count of what is hidden
    /// needs one.
    fn shown_lines(&self, drawing: &Drawing, height: usize) -> Vec<FooterLine> {
        let columns = usize::from(drawing.size.width);
        let lines = footer_lines_within(&self.items, columns, height);
        if lines.len() == height && leaves_hidden(drawing, &lines) {
            return footer_lines_within(&self.items, columns, height.saturating_sub(1));
        }
        lines
    }

    /// Adds the items that fit into the last `height` rows, and the count of what is hidden.
    pub(super) fn add_to(self, drawing: &mut Drawing, height: usize) {
        let top = usize::from(drawing.size.height) - height;
        for (row, line) in self.shown_lines(drawing, height).into_iter().enumerate() {
            let at = Point::new(0, to_cells(top + row));
            drawing.notes.push(Note { text: line.text, at });
            drawing.in_words.extend(line.relations);
        }
        drawing.hidden.relations -= drawing.in_words.len();
        drawing.hidden.among = drawing.among.len().saturating_sub(drawing.in_words.len());
        if let Some(text) = drawing.hidden.describe() {
            drawing.add_bottom_note(&text);
        }
    }
}

fn height_of(items: &[FooterItem], drawing: &Drawing) -> usize {
    let lines = footer_lines(items, usize::from(drawing.size.width));
    lines.len() + usize::from(leaves_hidden(drawing, &lines))
}

/// Whether a picture with these lines below it hides anything that they do not mention.
fn leaves_hidden(drawing: &Drawing, lines: &[FooterLine]) -> bool {
    drawing.hidden.entities > 0 || drawing.hidden.relations > described_relations(lines)
}
