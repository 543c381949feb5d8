//! Full-text search: entities, relations, facts, paragraphs and sources.
//!
//! The texts are too long and numerous to index, so several threads scan them; a scan can be cancelled. Hits are ranked
//! by a simplified BM25 (Robertson, Zaragoza, "The probabilistic relevance framework", 2009): rare words count more,
//! each word counts once, and words next to each other count more.

mod date_pattern;
mod distinct_ends;
mod documents;
mod inflection;
mod posting;
mod quality;
mod relation_terms;
mod scoring;
mod term;
mod text_query;
mod text_search;
mod text_sink;
mod text_words;
mod word_finder;

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

use super::hit::{Hits, TextHit};
use super::language::{Alternative, Condition, parse};
use super::search_options::SearchOptions;
use super::target::{SearchScope, Target};
use crate::load::LoadedGraph;
use crate::model::{Articles, ClaimId, Graph, When};
use date_pattern::DatePattern;
use documents::DocumentSet;
use text_query::TextQuery;
use text_search::TextSearch;

/// The words of a query, for finding them in any text.
pub struct QueryWords(Vec<TextQuery>);

impl QueryWords {
    pub(crate) fn new(query: &str) -> Self {
        Self(parse(query).iter().map(|alternative| TextQuery::new(&alternative.typed)).collect())
    }

    /// The index of a claim's citation whose paragraph contains the most words and dates; the first if they tie.
    pub(crate) fn best_citation(&self, loaded: &LoadedGraph, claim: ClaimId) -> usize {
        let cites = loaded.graph.citations_of(claim);
        let texts = cites.iter().map(|cite| loaded.cited_text(cite));
        let counts = texts.map(|text| self.count_in(text.unwrap_or_default())).enumerate();
        counts.min_by_key(|(_, count)| Reverse(*count)).map_or(0, |(index, _)| index)
    }

    fn count_in(&self, text: &str) -> usize {
        let counts = self.0.iter().map(|query| {
            let terms = query.matches(text).into_iter().map(|term_match| term_match.term);
            terms.collect::<BTreeSet<usize>>().len()
        });
        counts.sum()
    }

    /// The matching byte ranges of a string, ascending.
    pub(crate) fn ranges_in(&self, text: &str) -> Vec<Range<usize>> {
        let matches = self.0.iter().flat_map(|query| query.matches(text));
        let mut ranges: Vec<(usize, usize)> = matches.map(|term_match| term_match.bytes).collect();
        ranges.sort_unstable();
        ranges.dedup_by(|next, previous| next.0 < previous.1);
        ranges.into_iter().map(|(start, end)| start..end).collect()
    }
}

/// Parses a string that is a date, as typed or printed: `30 March 2021`, `March 2021`, `2021-03-30`.
pub(crate) fn parse_date(text: &str) -> Option<When> {
    DatePattern::parse_whole(text)
}

/// The documents of a scope that match a query, each once, sorted by target. A query without words (`kind:firm`) asks
/// for entities, so it finds documents only if the scope excludes them.
pub(super) fn search_texts(
    graph: &Graph,
    articles: &Articles,
    (query, scope): (&str, SearchScope),
    options: &SearchOptions<'_, Target>,
) -> Hits<TextHit> {
    let documents = DocumentSet { graph, articles, scope, options };
    let mut hint = None;
    let mut hits: Vec<TextHit> = Vec::new();
    for alternative in parse(query) {
        let conditions = Condition::from_alternative(graph, &alternative, &mut hint);
        if searches_documents(&alternative, scope) {
            let (alternative, conditions) = (&alternative, conditions.as_slice());
            hits.extend(TextSearch { documents, alternative, conditions }.best());
        }
    }
    // A document that matches several alternatives is ranked by its best match.
    hits.sort_by(|a, b| {
        let best_first = b.relevance.total_cmp(&a.relevance);
        a.target.cmp(&b.target).then(a.fit.cmp(&b.fit)).then(best_first)
    });
    hits.dedup_by_key(|hit| hit.target);
    Hits { hits, hint }
}

fn searches_documents(alternative: &Alternative, scope: SearchScope) -> bool {
    let has_operators = !alternative.fields.is_empty() || !alternative.tests.is_empty();
    let searches_entities = matches!(scope, SearchScope::All | SearchScope::Entities);
    alternative.has_text() || has_operators && !searches_entities
}
