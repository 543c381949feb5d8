//! Names and roles that have all words of the query, in any order.

use super::class::Class;
use super::fit::words_in_any_order;
use super::matches::MatchSet;
use super::name_query::NameQuery;

/// The classes that words in any order can have.
const ANY_ORDER: [Class; 3] = [Class::WholeAnyOrder, Class::WordsAnyOrder, Class::PrefixesAnyOrder];

/// Adds names that have all the words.
pub(super) fn add_any_order(query: NameQuery<'_>, matches: &mut MatchSet) {
    if query.text.words().nth(1).is_none() {
        return;
    }
    let mut best = query.best_offsets();
    let words = || query.text.words();
    query.collect_with_words(query.names, &mut best, words(), &ANY_ORDER, |name| {
        words_in_any_order(name, words())
    });
    matches.add_best(&query.names.spellings, best);
}

/// Adds entities whose role has all the words.
pub(super) fn add_roles(query: NameQuery<'_>, matches: &mut MatchSet) {
    let mut best = query.best_offsets();
    let words = || query.text.words();
    query.collect_with_words(query.roles, &mut best, words(), &[Class::Role], |role| {
        words_in_any_order(role, words()).map(|_| Class::Role)
    });
    matches.add_best(&query.roles.spellings, best);
}
