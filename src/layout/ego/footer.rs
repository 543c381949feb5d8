//! The text below an ego view: the full text of names and labels that are cut, and the ties without a line.

mod empty_rows;

use crate::layout::picture::{Bundle, Drawing, Note, Point, to_cells};
use crate::model::RelationId;
use crate::text::{Symbol, width, wrap};

use super::ego_plan::EgoPlan;
pub(super) use empty_rows::empty_rows;

const SEPARATOR: &str = " · ";

#[derive(Default)]
pub(super) struct Footer {
    items: Vec<FooterItem>,
    /// The number of items that repeat a cut text in full. These come first.
    cut_count: usize,
}

struct FooterItem {
    text: String,
    /// The relations that only the item describes; none if it is a name or a label.
    relations: Vec<RelationId>,
}

impl Footer {
    /// The names and then the labels that the plan cuts, then the ties in `undrawn`, the strongest first.
    pub(super) fn new(plan: &EgoPlan<'_>, mut undrawn: Vec<&Bundle>) -> Self {
        let graph = plan.request.graph;
        let strength = |bundle: &&Bundle| (bundle.relations.len(), bundle.witnesses(graph));
        undrawn.sort_by_cached_key(|bundle| std::cmp::Reverse(strength(bundle)));
        let names = (0..plan.names.len()).filter_map(|node| {
            let name = plan.name(node);
            let symbol = Symbol::for_kind(graph.entity(plan.tree.nodes[node].id).kind_id());
            let text = format!("{}{name}", symbol.glyph);
            (plan.names[node] != name).then(|| FooterItem { text, relations: Vec::new() })
        });
        let ties = undrawn.into_iter().map(|bundle| FooterItem {
            text: bundle.in_words(graph, plan.request.tone_sign),
            relations: bundle.relations.clone(),
        });
        let cut = plan.cut_lines().into_iter().map(|bundle| FooterItem {
            text: bundle.in_words(graph, plan.request.tone_sign),
            relations: Vec::new(),
        });
        let cut: Vec<FooterItem> = names.chain(cut).collect();
        Self { cut_count: cut.len(), items: cut.into_iter().chain(ties).collect() }
    }

    /// The number of rows for all items and the count of what is hidden.
    pub(super) fn height(&self, drawing: &Drawing) -> usize {
        let lines = lines(&self.items, usize::from(drawing.size.width));
        lines.len() + usize::from(leaves_hidden(drawing, &lines))
    }

    /// The number of rows for the full text of everything that is cut.
    pub(super) fn cut_rows(&self, drawing: &Drawing) -> usize {
        lines(&self.items[..self.cut_count], usize::from(drawing.size.width)).len()
    }

    /// The number of hidden relations that a footer of `height` rows does not describe either.
    pub(super) fn undescribed(&self, drawing: &Drawing, height: usize) -> usize {
        let shown = self.shown_lines(drawing, height);
        drawing.hidden.relations - described(&shown)
    }

    /// The lines of the items that fit whole into `height` rows, without one row if that is needed for the count of what
    /// is hidden.
    fn shown_lines(&self, drawing: &Drawing, height: usize) -> Vec<FooterLine> {
        let columns = usize::from(drawing.size.width);
        let lines = lines_within(&self.items, columns, height);
        if lines.len() == height && leaves_hidden(drawing, &lines) {
            return lines_within(&self.items, columns, height.saturating_sub(1));
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

/// Whether a picture with these lines below it hides anything that they do not mention.
fn leaves_hidden(drawing: &Drawing, lines: &[FooterLine]) -> bool {
    drawing.hidden.entities > 0 || drawing.hidden.relations > described(lines)
}

/// The number of relations that the lines describe.
fn described(lines: &[FooterLine]) -> usize {
    lines.iter().map(|line| line.relations.len()).sum()
}

/// A row of the footer.
struct FooterLine {
    text: String,
    /// The relations described by the texts that end in this row.
    relations: Vec<RelationId>,
}

/// The items in rows of the given width. An item that is longer than a row is wrapped.
fn lines(items: &[FooterItem], columns: usize) -> Vec<FooterLine> {
    lines_within(items, columns, usize::MAX)
}

/// The items in at most `rows` rows, without those that do not fit whole.
fn lines_within(items: &[FooterItem], columns: usize, rows: usize) -> Vec<FooterLine> {
    let mut lines: Vec<FooterLine> = Vec::new();
    for item in items {
        let needed = width(SEPARATOR) + width(&item.text);
        match lines.last_mut() {
            Some(line) if width(&line.text) + needed <= columns => {
                line.text += SEPARATOR;
                line.text += &item.text;
            }
            _ => {
                let ranges = wrap(&item.text, columns);
                if lines.len() + ranges.len() > rows {
                    continue;
                }
                lines.extend(ranges.into_iter().map(|range| FooterLine {
                    text: item.text[range].to_owned(),
                    relations: Vec::new(),
                }));
            }
        }
        if let Some(line) = lines.last_mut() {
            line.relations.extend(&item.relations);
        }
    }
    lines
}
