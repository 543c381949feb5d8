//! Words without operators: from the best way to match to the worst, until enough is found.

use super::across_texts::add_across_texts;
use super::class::Class;
use super::matches::{Match, MatchSet};
use super::name_query::NameQuery;
use super::prefixes::{add_joined, add_prefixes};
use super::sound::add_sounds;
use super::subsequence::{CandidateCache, add_in_one_pass, add_scattered};
use super::typos::add_typos;
use super::word_order::{add_any_order, add_roles};

/// The best entities for the words of a query, best first.
///
/// The cache holds the names that contain the letters of a shorter query, if those are known; it
/// is narrowed to the names that contain these letters.
pub(crate) fn match_words(query: NameQuery<'_>, cache: &mut CandidateCache) -> Vec<Match> {
    let mut matches = MatchSet::default();
    add_prefixes(query, &mut matches);
    if !query.is_done(&matches, Class::WholeAnyOrder) {
        add_any_order(query, &mut matches);
    }
    if !query.is_done(&matches, Class::FirstJoined) {
        add_joined(query, &mut matches);
    }
    if !query.is_done(&matches, Class::Initials) {
        add_weaker(query, &mut matches, cache);
    }
    matches.best(query.bounds.limit)
}

/// Adds what the word indexes cannot find, if they have not found enough.
fn add_weaker(query: NameQuery<'_>, matches: &mut MatchSet, cache: &mut CandidateCache) {
    let scattered = add_in_one_pass(query, matches, cache);
    if !query.is_done(matches, Class::Role) {
        add_roles(query, matches);
        add_across_texts(query, matches);
    }
    if !query.is_done(matches, Class::WholeTypo) {
        add_typos(query, matches);
    }
    if !query.is_done(matches, Class::Scattered) {
        add_scattered(query, matches, cache, &scattered);
    }
    if matches.len() == 0 {
        add_sounds(query, matches);
    }
}
