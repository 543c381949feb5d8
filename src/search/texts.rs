//! Search by words: relations, facts, paragraphs, sources, and what entities have besides names.
//!
//! These texts are long and many, so they are not indexed but read, on every core, in the order of the graph, until
//! cancelled. What is found is ranked as in BM25 (Robertson, Zaragoza, "The probabilistic relevance framework", 2009),
//! simplified: rare words count more, each word counts once, and words next to each other count more.

mod date_pattern;
mod distinct_ends;
mod documents;
mod holder;
mod quality;
mod scoring;
mod term;
mod text_query;
mod text_search;
mod text_words;

use std::ops::Range;

use super::hit::{Hits, TextHit};
use super::language::{Alternative, Condition, parse};
use super::search_options::SearchOptions;
use super::target::{SearchScope, Target};
use crate::model::{Articles, Graph};
use documents::Library;
use text_query::TextQuery;
use text_search::TextSearch;

/// The words of a query, found in any text.
pub struct QueryWords(Vec<TextQuery>);

impl QueryWords {
    /// The words and dates of a query.
    pub fn new(query: &str) -> Self {
        Self(parse(query).iter().map(|alternative| TextQuery::new(&alternative.typed)).collect())
    }

    /// The ranges of bytes of a text that match, rising.
    pub fn ranges_in(&self, text: &str) -> Vec<Range<usize>> {
        let matches = self.0.iter().flat_map(|query| query.matches(text));
        let mut bytes: Vec<(usize, usize)> = matches.map(|found| found.bytes).collect();
        bytes.sort_unstable();
        bytes.dedup_by(|next, before| next.0 < before.1);
        bytes.into_iter().map(|(start, end)| start..end).collect()
    }
}

/// The documents of a scope that match a query, best first.
///
/// Without words, `kind:firm` alone finds nothing here if everything is searched: it means entities.
pub(super) fn search_texts(
    graph: &Graph,
    articles: &Articles,
    (query, scope): (&str, SearchScope),
    options: &SearchOptions<'_, Target>,
) -> Hits<TextHit> {
    let library = Library { graph, articles, scope };
    let mut hint = None;
    let mut hits: Vec<TextHit> = Vec::new();
    for alternative in parse(query) {
        let conditions = Condition::all(graph, &alternative, &mut hint);
        if asks_for_texts(&alternative, scope) {
            let (alternative, conditions) = (&alternative, conditions.as_slice());
            hits.extend(TextSearch { library, alternative, conditions, options }.best());
        }
    }
    // What matches several alternatives counts by its best match.
    hits.sort_by(|one, other| {
        let best_first = other.share.total_cmp(&one.share);
        one.target.cmp(&other.target).then(one.fit.cmp(&other.fit)).then(best_first)
    });
    hits.dedup_by_key(|hit| hit.target);
    Hits { hits, hint }
}

fn asks_for_texts(alternative: &Alternative, scope: SearchScope) -> bool {
    let has_operators = !alternative.fields.is_empty() || !alternative.tests.is_empty();
    let is_on_entities = matches!(scope, SearchScope::All | SearchScope::Entities);
    alternative.has_text() || has_operators && !is_on_entities
}
