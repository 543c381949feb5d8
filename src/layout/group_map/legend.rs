//! The legend of a map: rows that explain the signs in it.

use std::collections::BTreeSet;

use crate::layout::picture::{Drawing, Edge, Note, Point, Size};
use crate::model::{EntityKindId, Graph, Standing, Tone};
use crate::text::symbol::{
    ALLEGED, DASHED, DENIED, DISPUTED, DOTTED, FORK, FRIENDLY, HEAVY, LOOP, MORE, MUTUAL, OPINION,
    SOLID, Symbol,
};
use crate::text::width;

const SEPARATOR: &str = "  ";
/// The minimum heights of a map, with its legend, for one and for two rows of legend.
const MIN_HEIGHT_FOR_LEGEND: u16 = 6;
const MIN_HEIGHT_FOR_TWO_ROWS: u16 = 24;

/// The number of rows below a map that are kept free for its legend, given the height of both.
pub(crate) fn legend_rows(height: u16) -> u16 {
    u16::from(height >= MIN_HEIGHT_FOR_LEGEND) + u16::from(height >= MIN_HEIGHT_FOR_TWO_ROWS)
}

impl Drawing {
    /// Rows within a size that explain the signs of a map, the most important first; at least one row.
    pub(crate) fn legend(&self, graph: &Graph, size: Size) -> Vec<String> {
        let (columns, max_rows) = (usize::from(size.width), usize::from(size.height));
        let mut rows = vec![String::new()];
        for part in self.legend_parts(graph) {
            let fits = |row: &String| width(row) + width(SEPARATOR) + width(&part) <= columns;
            match rows.iter().position(fits) {
                Some(row) if rows[row].is_empty() => rows[row] = part,
                Some(row) => rows[row].extend([SEPARATOR, &part]),
                None if rows.len() < max_rows && width(&part) <= columns => rows.push(part),
                None => {}
            }
        }
        rows
    }

    fn legend_parts(&self, graph: &Graph) -> Vec<String> {
        let mut parts = self.line_signs();
        parts.extend(self.label_signs());
        parts.extend(self.kind_signs(graph));
        parts.extend(self.group_signs());
        parts
    }

    fn line_signs(&self) -> Vec<String> {
        let any = |test: &dyn Fn(&Edge) -> bool| {
            self.edges.iter().any(|edge| edge.points.len() > 1 && test(edge))
        };
        let counts_negative = self.edges.iter().any(|edge| edge.label.contains(HEAVY.glyph));
        let is_negative = |edge: &Edge| edge.tone == Some(Tone::Negative);
        let is_implied =
            |edge: &Edge| matches!(edge.standing, Standing::Implied | Standing::Opinion);
        let is_doubtful =
            |edge: &Edge| matches!(edge.standing, Standing::Alleged | Standing::Denied);
        let has_forks = self.notes.iter().any(|note| note.text == FORK.glyph);
        descriptions([
            (counts_negative || any(&is_negative), HEAVY.glyph, "negative"),
            (any(&is_implied), DASHED.glyph, "implied, opinion"),
            (any(&is_doubtful), DOTTED.glyph, "alleged, denied"),
            (has_forks, FORK.glyph, "lines fork"),
            (any(&|edge| edge.heads.len() != 1), SOLID.glyph, "no arrow: both ways"),
        ])
    }

    fn label_signs(&self) -> Vec<String> {
        let any = |test: &dyn Fn(&str) -> bool| self.edges.iter().any(|edge| test(&edge.label));
        let starts_word =
            |glyph: &'static str| any(&|label| words(label).any(|word| is_sign(word, glyph)));
        descriptions([
            (starts_word(ALLEGED.glyph), ALLEGED.glyph, "alleged"),
            (starts_word(OPINION.glyph), OPINION.glyph, "opinion"),
            (starts_word(DENIED.glyph), DENIED.glyph, "denied"),
            (starts_word(DISPUTED.glyph), DISPUTED.glyph, "disputed"),
            (starts_word(FRIENDLY.glyph), FRIENDLY.glyph, "positive"),
            (any(&|label| words(label).any(|word| is_count(word, MORE.glyph))), "+2", "more ties"),
            (any(&|label| label.starts_with(LOOP.glyph)), LOOP.glyph, "tie to itself"),
        ])
    }

    fn kind_signs(&self, graph: &Graph) -> impl Iterator<Item = String> {
        let kinds: BTreeSet<EntityKindId> =
            self.nodes.iter().filter(|node| node.group.is_none()).map(|node| node.kind).collect();
        let name = |kind| (Symbol::for_kind(kind).glyph, &graph.entity_kind(kind).slug);
        kinds.into_iter().map(name).map(|(glyph, slug)| format!("{glyph}{slug}"))
    }

    fn group_signs(&self) -> Vec<String> {
        let titles =
            || self.nodes.iter().filter(|node| node.group.is_some()).map(|node| &node.label);
        let has_group_texts = self.edges.iter().any(|edge| edge.label.starts_with(MUTUAL.glyph));
        descriptions([
            (titles().any(|title| title.contains(" & ")), "A & 5", "A and 5 others"),
            (self.groups().any(|group| !group.members.is_empty()), "+3", "not listed"),
            (self.groups().any(|group| !group.inside.is_empty()), "9 inside", "ties not drawn"),
            (has_group_texts, MUTUAL.glyph, "ties to a group"),
            (titles().any(|title| title.starts_with('▸')), "▸", "closed group"),
        ])
    }

    /// The number of rows below everything in the drawing.
    pub(crate) fn empty_rows(&self) -> u16 {
        let boxes = self.boxes.iter().map(|area| area.bottom());
        let names = self.nodes.iter().map(|node| node.at.bottom());
        let lines = self.edges.iter().flat_map(|edge| &edge.points).map(|at| at.y + 1);
        let notes = self.notes.iter().map(|note| note.at.y + 1);
        let used = boxes.chain(names).chain(lines).chain(notes).max();
        self.size.height.saturating_sub(used.unwrap_or(0))
    }

    /// The drawing with its legend in additional rows, and in the empty rows above.
    #[must_use]
    pub fn with_legend(mut self, graph: &Graph, additional_rows: u16) -> Self {
        let height = self.empty_rows().saturating_add(additional_rows);
        let rows = self.legend(graph, Size { height, ..self.size });
        self.size.height = self.size.height.saturating_add(additional_rows);
        for (text, y) in rows.into_iter().rev().zip((0..self.size.height).rev()) {
            self.notes.push(Note { text, at: Point::new(0, y) });
        }
        self
    }
}

/// The descriptions of the signs that occur.
fn descriptions<const N: usize>(signs: [(bool, &str, &str); N]) -> Vec<String> {
    let signs = signs.into_iter().filter(|(occurs, ..)| *occurs);
    signs.map(|(_, sign, meaning)| format!("{sign} {meaning}")).collect()
}

fn words(label: &str) -> impl Iterator<Item = &str> {
    label.trim_start_matches(LOOP.glyph).split(' ')
}

/// Whether a word of a label starts with a sign.
fn is_sign(word: &str, glyph: &str) -> bool {
    word.strip_prefix(glyph)
        .is_some_and(|rest| rest.starts_with(|next: char| !next.is_ascii_digit()))
}

fn is_count(word: &str, glyph: &str) -> bool {
    word.strip_prefix(glyph)
        .is_some_and(|rest| rest.starts_with(|next: char| next.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::legend_rows;

    #[test]
    fn large_maps_have_two_rows_for_their_legend() {
        assert_eq!([0, 5, 6, 23, 24, 60].map(legend_rows), [0, 0, 1, 1, 2, 2]);
    }
}
