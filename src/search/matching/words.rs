//! Finds names and roles by the words of the query: as typed, across spaces, or in any order.
#![expect(clippy::indexing_slicing, reason = "offsets are those of words, which a separator ends")]

use super::alignment::{Alignment, align};
use super::beginnings::grade_words;
use super::class::MatchClass;
use super::grade::Grade;
use super::matches::{BestOffsets, MatchSet};
use super::name_query::NameQuery;
use crate::model::EntityId;
use crate::search::lookup::{Catalog, is_separator, without_spaces};
use crate::search::search_options::SearchOptions;
use crate::search::spelling::count_content_words;

const ANY_ORDER: [MatchClass; 4] = [
    MatchClass::WholeAnyOrder,
    MatchClass::WordsAnyOrder,
    MatchClass::WordStarts,
    MatchClass::PrefixesAnyOrder,
];

/// The minimum length, in characters, of a query that counts as a surname; anything shorter counts as the start of a
/// later word.
const MIN_SURNAME_QUERY: usize = 2;

/// The minimum if there are very many names: a short query then has enough hits among first words.
const MIN_SURNAME_QUERY_AMONG_MANY: usize = 5;

/// Adds names in which the query matches word by word.
pub(super) fn add_prefixes(query: NameQuery<'_>, matches: &mut MatchSet) {
    let Catalog { spellings, first_words, later_words } = query.names;
    let letters = query.text.joined.as_bytes();
    let first = first_words.starting_with(spellings.bytes(), letters);
    let mut best = query.new_collector();
    for offset in first {
        if let Some(class) = prefix_class(query, *offset) {
            keep_words(query, &mut best, (class, *offset), WordPosition::First);
        }
    }
    matches.add_best(spellings, best);
    let best_later_class =
        if may_be_surname(query) { MatchClass::MainNameWords } else { MatchClass::LaterWords };
    if !query.is_done(matches, best_later_class) {
        let later = later_words.starting_with(spellings.bytes(), letters);
        add_later_words(query, matches, later);
    }
}

/// Adds names by their later words. Whether a word is a surname is checked only if it could be among
/// the best, which in a large graph is rare.
fn add_later_words(query: NameQuery<'_>, matches: &mut MatchSet, offsets: &[u32]) {
    let names = &query.names.spellings;
    let query_bytes = query.text.spaced.as_bytes();
    let may_be_surname = may_be_surname(query);
    let mut best = query.new_collector();
    for offset in offsets {
        let (surname, other) = match align(&names.bytes()[*offset as usize..], query_bytes) {
            Alignment::Words => (MatchClass::MainNameWords, MatchClass::LaterWords),
            Alignment::Prefix => (MatchClass::MainNamePrefix, MatchClass::LaterPrefix),
            Alignment::Joined => continue,
        };
        let counts_as_surname = may_be_surname
            && best.would_keep(surname.into(), *offset)
            && is_surname(query, *offset);
        let class = if counts_as_surname { surname } else { other };
        keep_words(query, &mut best, (class, *offset), WordPosition::Later);
    }
    matches.add_best(names, best);
}

/// Adds names in which the query matches across spaces.
pub(super) fn add_joined(query: NameQuery<'_>, matches: &mut MatchSet) {
    let Catalog { spellings, first_words, later_words } = query.names;
    let letters = query.text.joined.as_bytes();
    for (index, class) in
        [(first_words, MatchClass::FirstJoined), (later_words, MatchClass::LaterJoined)]
    {
        let offsets = index.starting_with(spellings.bytes(), letters);
        query.add_names(matches, offsets, |_| Some(class.into()));
    }
}

pub(super) fn add_any_order(query: NameQuery<'_>, matches: &mut MatchSet) {
    if query.text.words().nth(1).is_none() {
        return;
    }
    let mut best = query.new_collector();
    let words = || query.text.words();
    query.collect_with_rarest_word(query.names, &mut best, words(), &ANY_ORDER, |name| {
        grade_words(name, words())
    });
    matches.add_best(&query.names.spellings, best);
}

pub(super) fn add_roles(query: NameQuery<'_>, matches: &mut MatchSet) {
    let SearchOptions { filter, role_filter, .. } = query.options;
    let allows = |entity: EntityId| filter(entity) && role_filter(entity);
    let options = SearchOptions { filter: &allows, ..query.options };
    let query = NameQuery { options, ..query };
    let mut best = query.new_collector();
    let words = || query.text.words();
    query.collect_with_rarest_word(query.roles, &mut best, words(), &[MatchClass::Role], |role| {
        grade_words(role, words()).map(|_| MatchClass::Role.into())
    });
    matches.add_best(&query.roles.spellings, best);
}

fn prefix_class(query: NameQuery<'_>, offset: u32) -> Option<MatchClass> {
    let names = &query.names.spellings;
    let text = &names.bytes()[offset as usize..];
    let spaced = &query.text.spaced;
    let is_main_name = || names.is_main_name(offset);
    match align(text, spaced.as_bytes()) {
        Alignment::Words if text.get(spaced.len()).is_none_or(|byte| is_separator(*byte)) => {
            Some(MatchClass::Whole)
        }
        Alignment::Words => {
            Some(if is_main_name() { MatchClass::MainNameWords } else { MatchClass::AliasWords })
        }
        Alignment::Prefix => {
            Some(if is_main_name() { MatchClass::MainNamePrefix } else { MatchClass::AliasPrefix })
        }
        Alignment::Joined => is_whole(query, offset).then_some(MatchClass::Whole),
    }
}

/// Where in a name a query starts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum WordPosition {
    First,
    Later,
}

/// Keeps a match if it is among the best so far. In a large graph most are not, so the penalty is computed last.
fn keep_words(
    query: NameQuery<'_>,
    best: &mut BestOffsets,
    (class, offset): (MatchClass, u32),
    position: WordPosition,
) {
    if best.would_keep(class.into(), offset) {
        let grade = Grade::new(class, penalty(query, offset, position));
        query.keep(&query.names.spellings, best, grade, offset);
    }
}

/// The penalty of a match of several words: for starting at a later word, then for each unmatched word in the name. A
/// single word says nothing about the others, so it has no penalty: its names are ranked by their number of relations.
fn penalty(query: NameQuery<'_>, offset: u32, position: WordPosition) -> usize {
    if query.text.words().nth(1).is_none() {
        return 0;
    }
    let (_, name) = query.names.spellings.spelling_around(offset);
    let uncovered = count_content_words(name.split(' '))
        .saturating_sub(count_content_words(query.text.words()));
    let is_later = usize::from(position == WordPosition::Later);
    Grade::ORDER_PENALTY * is_later + uncovered
}

/// Whether the words at an offset end an entity's main name, so that the query is a surname or the start of one.
fn is_surname(query: NameQuery<'_>, offset: u32) -> bool {
    let names = &query.names.spellings;
    let mut rest = names.bytes()[offset as usize + query.text.spaced.len()..].iter();
    let end = rest.find(|byte| **byte == b' ' || is_separator(**byte));
    end.is_some_and(|byte| is_separator(*byte)) && names.is_main_name(offset)
}

fn may_be_surname(query: NameQuery<'_>) -> bool {
    let min_length =
        if query.has_many_spellings() { MIN_SURNAME_QUERY_AMONG_MANY } else { MIN_SURNAME_QUERY };
    query.text.length() >= min_length
}

/// Whether a spelling that starts with the characters of the query consists of nothing else.
fn is_whole(query: NameQuery<'_>, offset: u32) -> bool {
    let mut spelling = without_spaces(query.names.spellings.bytes(), offset);
    spelling.nth(query.text.joined.len()).is_none()
}
