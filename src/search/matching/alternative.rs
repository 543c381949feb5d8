//! One alternative of a query: its words, or if it has none, its operators.

use super::class::Class;
use super::free_text::match_words;
use super::matches::{Match, MatchSet};
use super::name_query::NameQuery;
use super::prefixes::add_prefixes;
use super::scan::scan;
use super::subsequence::CandidateCache;
use crate::search::language::Alternative;
use crate::search::spelling::LetterMask;

/// The best entities for one alternative, best first; the query has its words and bounds.
pub(crate) fn best_matches(
    query: NameQuery<'_>,
    alternative: &Alternative,
    cache: &mut CandidateCache,
) -> Vec<Match> {
    if !query.text.is_empty() {
        return match_words(query, cache);
    }
    *cache = CandidateCache::default();
    let query = NameQuery { text: &alternative.highlighted, ..query };
    let mut matches = MatchSet::default();
    if !query.text.is_empty() {
        add_prefixes(query, &mut matches);
    }
    if !query.is_done(&matches, Class::Scattered) {
        add_in_rank_order(query, &mut matches);
    }
    matches.best(query.bounds.limit)
}

/// Adds the first entities within the bounds that have the letters, the most connected first.
fn add_in_rank_order(query: NameQuery<'_>, matches: &mut MatchSet) {
    let (names, bounds) = (&query.names.spellings, query.bounds);
    let (found, _) = scan(names.entity_count(), bounds.limit, bounds.cancelled, |block| {
        let spans = names.spans(block, query.text.letters, LetterMask::default());
        let found = spans.filter_map(|span| {
            let spelling = span.start;
            let (entity, offset) = (names.entity(spelling), names.start(spelling));
            let found = Match { entity, class: Class::Scattered, detail: 0, spelling, offset };
            (bounds.allows)(entity).then_some(found)
        });
        let found: Vec<Match> = found.collect();
        let count = found.len();
        (found, count)
    });
    for found in found {
        matches.add(found);
    }
}
