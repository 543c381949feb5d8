use std::borrow::Cow;

use crate::model::Graph;
use crate::text::{clusters, name_within, width};

use super::hit::{Field, Hit};

/// The width, in cells, always available for the name of a hit's subject.
const MIN_SUBJECT_CELLS: usize = 12;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct ExcerptPiece<'h> {
    pub(crate) text: Cow<'h, str>,
    pub(crate) is_match: bool,
}

impl<'h> ExcerptPiece<'h> {
    fn plain(text: impl Into<Cow<'h, str>>) -> Self {
        Self { text: text.into(), is_match: false }
    }
}

impl Hit {
    /// The matching text, one piece per grapheme cluster.
    pub(crate) fn pieces(&self) -> Vec<ExcerptPiece<'_>> {
        let clusters = clusters(&self.matched).enumerate();
        let piece = |(index, (text, _)): (usize, (_, usize))| {
            let is_match = self.highlights.binary_search(&index).is_ok();
            ExcerptPiece { is_match, ..ExcerptPiece::plain(text) }
        };
        clusters.map(piece).collect()
    }

    /// The matching text for a row of `cells`: the name of the subject, then the part with the first match. May still
    /// be too long.
    pub(crate) fn excerpt(&self, graph: &Graph, cells: usize) -> Vec<ExcerptPiece<'_>> {
        let mut pieces = self.pieces();
        let Some(id) = self.subject(graph) else { return self.near_match(pieces, 0, cells) };
        let name_length = self.subject_length(graph);
        let rest = pieces.split_off(name_length);
        let is_whole = name_length > 0 && width(&self.matched) <= cells;
        let max_name_cells = if is_whole { cells } else { (cells / 3).max(MIN_SUBJECT_CELLS) };
        let name = name_within(graph, id, max_name_cells);
        if name_length == 0 || (!is_whole && name != graph.entity(id).name()) {
            pieces = vec![ExcerptPiece::plain(name)];
        }
        if name_length == 0 {
            pieces.push(ExcerptPiece::plain(": "));
        }
        let used_cells: usize = pieces.iter().map(|piece| width(&piece.text)).sum();
        pieces.extend(self.near_match(rest, name_length, cells.saturating_sub(used_cells)));
        pieces
    }

    /// The `pieces` of the text starting at index `start`, without those long before the first match if they do not
    /// fit.
    fn near_match<'h>(
        &self,
        mut pieces: Vec<ExcerptPiece<'h>>,
        start: usize,
        cells: usize,
    ) -> Vec<ExcerptPiece<'h>> {
        let first = self.highlights.iter().find_map(|index| index.checked_sub(start)).unwrap_or(0);
        let ellipsis = if start > 0 { " …" } else { "…" };
        let overflow = (pieces.len() + width(ellipsis)).saturating_sub(cells);
        let dropped = first.saturating_sub(cells / 4).min(overflow);
        if first >= cells * 3 / 4 && dropped > 0 {
            pieces.splice(..dropped, [ExcerptPiece::plain(ellipsis)]);
        }
        pieces
    }

    /// Whether the text only sounds like the query: 小米 for `xiaomi`.
    pub(crate) fn matches_by_sound(&self, query: &str) -> bool {
        let is_wide = clusters(&self.matched).any(|(_, cells)| cells > 1);
        let is_spelt =
            matches!(self.field, Field::Name | Field::Alias) && !self.highlights.is_empty();
        is_spelt && is_wide && query.is_ascii()
    }
}

#[cfg(test)]
mod tests {
    use super::{Field, Hit};
    use crate::model::sample::graph;
    use crate::model::{EntityId, Graph};
    use crate::search::{Fit, Target};

    fn hit(target: Target, field: Field, matched: &str, highlights: &[usize]) -> Hit {
        Hit {
            target,
            score: 0,
            fit: Fit::Exact,
            field,
            matched: matched.to_owned(),
            highlights: highlights.to_vec(),
            missing: Vec::new(),
        }
    }

    /// The excerpt, with its matching characters in brackets.
    fn excerpt(hit: &Hit, graph: &Graph, cells: usize) -> String {
        let pieces = hit.excerpt(graph, cells).into_iter();
        let texts = pieces.map(|piece| {
            if piece.is_match { format!("[{}]", piece.text) } else { piece.text.into_owned() }
        });
        texts.collect()
    }

    #[test]
    fn an_excerpt_starts_shortly_before_a_match_that_is_far_into_the_text() {
        let graph = graph("a -knows-> b");
        let whale = |field| {
            hit(Target::Entity(EntityId::new(0)), field, "the sea, the sea, a whale", &[20])
        };
        assert_eq!(excerpt(&whale(Field::Background), &graph, 40), "the sea, the sea, a [w]hale");
        assert_eq!(excerpt(&whale(Field::Background), &graph, 12), "…ea, a [w]hale");
    }

    #[test]
    fn an_excerpt_names_the_subject_of_a_fact() {
        let graph = graph("a -knows-> b");
        let subject = graph.find_entity("a").expect("the entity is in the graph");
        let fact_hit = |field, matched| hit(Target::Fact(subject, 0), field, matched, &[2]);
        assert_eq!(excerpt(&fact_hit(Field::Quote, "born"), &graph, 40), "A: bo[r]n");
        assert_eq!(excerpt(&fact_hit(Field::Fact, "A born"), &graph, 40), "A [b]orn");
        assert_eq!(excerpt(&fact_hit(Field::Id, "a-born"), &graph, 40), "a-[b]orn");
    }

    #[test]
    fn a_name_in_chinese_characters_matches_latin_letters_by_sound() {
        let name_hit = |matched| hit(Target::Entity(EntityId::new(0)), Field::Name, matched, &[0]);
        assert!(name_hit("小米").matches_by_sound("xiaomi"));
        assert!(!name_hit("小米").matches_by_sound("小"));
        assert!(!name_hit("Xiaomi").matches_by_sound("xiaomi"));
    }
}
