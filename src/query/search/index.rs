//! The index: what a search looks through, built once for a graph.

use fuzzy_matcher::FuzzyMatcher;
use fuzzy_matcher::skim::SkimMatcherV2;
use unicode_segmentation::UnicodeSegmentation;

use super::hit::{Answer, Field, Hit};
use crate::model::{Entity, Graph};

/// What a search looks through. It belongs to the graph it was built for.
#[derive(Debug, Default)]
pub struct Index {}

impl Index {
    /// Builds the index of a graph.
    #[must_use]
    pub fn new(_graph: &Graph) -> Self {
        Self {}
    }

    /// The best `limit` entities for what was typed, best first.
    #[must_use]
    pub fn search(&self, graph: &Graph, query: &str, limit: usize) -> Vec<Hit> {
        self.ask(graph, query, limit).hits
    }

    /// The same, with a hint where the query itself is at fault.
    #[must_use]
    pub fn ask(&self, graph: &Graph, query: &str, limit: usize) -> Answer {
        let matcher = SkimMatcherV2::default().ignore_case();
        let mut hits: Vec<Hit> =
            graph.entities().filter_map(|entity| best(&matcher, entity, query)).collect();
        hits.sort_by_key(|hit| {
            (-hit.score, std::cmp::Reverse(graph.degree(hit.entity)), hit.entity)
        });
        hits.truncate(limit);
        Answer { hits, hint: None }
    }
}

fn best(matcher: &SkimMatcherV2, entity: Entity<'_>, query: &str) -> Option<Hit> {
    let names = std::iter::once((Field::Name, entity.name()))
        .chain(entity.aliases().map(|alias| (Field::Alias, alias.name)))
        .chain(std::iter::once((Field::Slug, entity.slug())));
    let scored = names.filter_map(|(field, text)| {
        let (score, letters) = matcher.fuzzy_indices(text, query.trim())?;
        let whole = i64::from(text.eq_ignore_ascii_case(query.trim())) * 1000;
        Some((score + whole, field, text, letters))
    });
    let (score, field, text, letters) =
        scored.max_by_key(|(score, field, ..)| (*score, std::cmp::Reverse(*field)))?;
    Some(Hit {
        entity: entity.id(),
        score,
        field,
        matched: text.to_owned(),
        letters: graphemes(text, &letters),
    })
}

/// Positions of characters turned into positions of grapheme clusters.
fn graphemes(text: &str, characters: &[usize]) -> Vec<usize> {
    let mut first = 0;
    let mut positions = Vec::new();
    for (position, grapheme) in text.graphemes(true).enumerate() {
        let end = first + grapheme.chars().count();
        if characters.iter().any(|character| (first..end).contains(character)) {
            positions.push(position);
        }
        first = end;
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::Index;
    use crate::model::sample;

    #[test]
    fn the_name_typed_comes_first() {
        let graph = sample::graph("lei-jun -leads-> xiaomi\n lei-junior");
        let hits = Index::new(&graph).search(&graph, "lei jun", 10);
        let names: Vec<&str> = hits.iter().map(|hit| graph.entity(hit.entity).name()).collect();
        assert_eq!(names, ["Lei Jun", "Lei Junior"]);
        assert_eq!(hits[0].letters, [0, 1, 2, 3, 4, 5, 6]);
    }
}
