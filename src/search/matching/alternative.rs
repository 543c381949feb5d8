//! Matches one alternative of a query: by its words, trying the best kinds of match first until there are enough; or,
//! without words, by its operators.

use super::across_texts::add_across_texts;
use super::class::MatchClass;
use super::matches::{Match, MatchSet};
use super::name_query::NameQuery;
use super::scan::scan;
use super::some_words::add_some_words;
use super::sound::add_sounds;
use super::subsequence::{CandidateCache, add_in_one_pass, add_scattered};
use super::typos::add_typos;
use super::words::{add_any_order, add_joined, add_prefixes, add_roles};
use crate::search::language::Alternative;
use crate::search::spelling::LetterMask;

/// The best entities for one alternative, best first; `query` has the words and options.
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
    if !query.is_done(&matches, MatchClass::Scattered) {
        add_in_rank_order(query, &mut matches);
    }
    matches.best(query.options.limit)
}

/// Adds the most connected entities that pass the filter and have the query's letters.
fn add_in_rank_order(query: NameQuery<'_>, matches: &mut MatchSet) {
    let (names, options) = (&query.names.spellings, query.options);
    let (found, _) = scan(names.entity_count(), options.limit, options.cancelled, |block| {
        let spans = names.spans(block, query.text.letter_mask, LetterMask::default());
        let in_block = spans.filter_map(|span| {
            let spelling = span.start;
            let (entity, offset) = (names.entity(spelling), names.start(spelling));
            let first = Match { entity, class: MatchClass::NoText, detail: 0, spelling, offset };
            (options.filter)(entity).then_some(first)
        });
        let in_block: Vec<Match> = in_block.collect();
        let count = in_block.len();
        (in_block, count)
    });
    for name_match in found {
        matches.add(name_match);
    }
}

pub(crate) fn has_name_with_all_words(query: NameQuery<'_>) -> bool {
    let mut matches = MatchSet::default();
    add_prefixes(query, &mut matches);
    add_any_order(query, &mut matches);
    matches.len() > 0
}

/// The best entities for the words of a query, best first. The cache contains the names that match a shorter query, if
/// known; it is narrowed to the names that match `query`.
pub(crate) fn match_words(query: NameQuery<'_>, cache: &mut CandidateCache) -> Vec<Match> {
    let mut matches = MatchSet::default();
    add_prefixes(query, &mut matches);
    if !query.is_done(&matches, MatchClass::WholeAnyOrder) {
        add_any_order(query, &mut matches);
    }
    if !query.is_done(&matches, MatchClass::FirstJoined) {
        add_joined(query, &mut matches);
    }
    if !query.is_done(&matches, MatchClass::Initials) {
        add_weaker_matches(query, &mut matches, cache);
    }
    matches.best(query.options.limit)
}

/// Adds matches that the word indexes cannot find, trying each kind only if there are too few better matches.
fn add_weaker_matches(query: NameQuery<'_>, matches: &mut MatchSet, cache: &mut CandidateCache) {
    let scattered = add_in_one_pass(query, matches, cache);
    if !query.is_done(matches, MatchClass::Role) {
        add_roles(query, matches);
        add_across_texts(query, matches);
    }
    if !query.is_done(matches, MatchClass::WholeTypo) {
        add_typos(query, matches);
    }
    if !query.is_done(matches, MatchClass::SomeWords) {
        add_some_words(query, matches);
    }
    if !query.is_done(matches, MatchClass::Scattered) {
        add_scattered(query, matches, cache, &scattered);
    }
    if matches.len() == 0 {
        add_sounds(query, matches);
    }
}
