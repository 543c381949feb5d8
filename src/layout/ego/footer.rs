//! The text below an ego view: truncated names and labels in full, the ties without a line, and what labels only count.
#![expect(clippy::indexing_slicing, reason = "nodes are those of the tree")]

mod empty_rows;
mod footer_height;

use std::collections::BTreeSet;

use crate::layout::picture::{
    Bundle, Drawing, FooterItem, FooterLine, Note, Point, described_relations, footer_lines,
    footer_lines_within, relations_in_words, ties_in_words, to_cells,
};
use crate::model::{EntityId, Tone};
use crate::text::Symbol;

use super::ego_plan::EgoPlan;
use empty_rows::empty_rows;
pub(super) use footer_height::{FooterPlan, with_best_footer, with_footer};

#[derive(Default)]
pub(super) struct Footer {
    items: Vec<FooterItem>,
    /// The number of leading items that are truncated names and labels.
    cuts: usize,
    /// Other relations that labels only count, in rows that nothing else needs.
    counted: Vec<FooterItem>,
}

impl Footer {
    /// The names and labels that the plan truncates, then the hostile relations that labels only count, then the ties in
    /// `undrawn`.
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
        let without_relations = |item| FooterItem { relations: Vec::new(), ..item };
        items.extend(cut.map(without_relations));
        let cuts = items.len();
        let counted = plan.counted_relations().into_iter();
        let (hostile, others): (Vec<_>, Vec<_>) =
            counted.partition(|id| graph.relation(*id).tone() == Tone::Negative);
        // A friendly label must not hide a hostile relation.
        let [hostile, counted] = [hostile, others].map(|relations| {
            relations_in_words(graph, &relations).into_iter().map(without_relations)
        });
        items.extend(hostile);
        items.extend(ties_in_words(graph, undrawn));
        Self { items, cuts, counted: counted.collect() }
    }

    /// The number of rows for all items and the count of what is hidden.
    pub(super) fn height(&self, drawing: &Drawing) -> usize {
        height_of(&self.items, drawing)
    }

    /// Like [`Self::height`], but only for the truncated names and labels.
    pub(super) fn height_of_cuts(&self, drawing: &Drawing) -> usize {
        height_of(self.items.get(..self.cuts).unwrap_or_default(), drawing)
    }

    /// Like [`Self::height`], with the relations that labels only count.
    pub(super) fn full_height(&self, drawing: &Drawing) -> usize {
        self.height(drawing) + footer_lines(&self.counted, columns(drawing)).len()
    }

    /// The number of rows that a footer of `height` rows needs.
    pub(super) fn used_height(&self, drawing: &Drawing, height: usize) -> usize {
        let lines = self.item_lines(drawing, height);
        lines.len() + usize::from(leaves_hidden(drawing, &lines))
    }

    /// The number of hidden relations that a footer of `height` rows does not describe either, and the number of rows that
    /// it has no room for.
    pub(super) fn missing(&self, drawing: &Drawing, height: usize) -> (usize, usize) {
        let shown = self.item_lines(drawing, height);
        let undescribed = drawing.hidden.relations - described_relations(&shown);
        (undescribed, self.full_height(drawing).saturating_sub(height))
    }

    /// The lines that fit completely into `height` rows: first the items, then the relations that labels only count.
    fn shown_lines(&self, drawing: &Drawing, height: usize) -> Vec<FooterLine> {
        let mut lines = self.item_lines(drawing, height);
        let used = lines.len() + usize::from(leaves_hidden(drawing, &lines));
        let free = height.saturating_sub(used);
        lines.extend(footer_lines_within(&self.counted, columns(drawing), free));
        lines
    }

    /// The lines of the items that fit completely into `height` rows, or into one row less if the count of what is hidden
    /// needs one.
    fn item_lines(&self, drawing: &Drawing, height: usize) -> Vec<FooterLine> {
        let lines = footer_lines_within(&self.items, columns(drawing), height);
        if lines.len() == height && leaves_hidden(drawing, &lines) {
            return footer_lines_within(&self.items, columns(drawing), height.saturating_sub(1));
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

fn columns(drawing: &Drawing) -> usize {
    usize::from(drawing.size.width)
}

fn height_of(items: &[FooterItem], drawing: &Drawing) -> usize {
    let lines = footer_lines(items, columns(drawing));
    lines.len() + usize::from(leaves_hidden(drawing, &lines))
}

/// Whether a picture with these lines below it hides anything that they do not mention.
fn leaves_hidden(drawing: &Drawing, lines: &[FooterLine]) -> bool {
    drawing.hidden.entities > 0 || drawing.hidden.relations > described_relations(lines)
}
