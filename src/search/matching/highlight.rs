use std::cmp::Reverse;

use fuzzy_matcher::FuzzyMatcher as _;

use super::across_texts::{EntityTexts, has_word_with_prefix};
use super::beginnings::beginning_positions;
use super::class::MatchClass;
use super::matches::Match;
use super::name_query::NameQuery;
use super::subsequence::scorer;
use crate::model::{Entity, escape_hostile};
use crate::search::fit::Fit;
use crate::search::hit::{EntityHit, Field};
use crate::search::lookup::SpellingTable;
use crate::search::spelling::{
    FoldedText, QueryText, count_characters, fold, fold_with_graphemes, readings, word_positions,
};

/// Prepares a match for display: the text as written, and its matching characters. `table` contains the spelling that
/// matches.
pub(crate) fn to_hit(query: NameQuery<'_>, table: &SpellingTable, name_match: &Match) -> EntityHit {
    let entity = query.graph.entity(name_match.entity);
    match name_match.class {
        MatchClass::AcrossTexts => return across_texts_hit(query, entity, name_match),
        MatchClass::WholeAndMore | MatchClass::MainNameWordsAndMore | MatchClass::SomeWords => {
            return some_words_hit(query, entity, name_match);
        }
        _ => {}
    }
    let spelling = table.get(name_match.spelling);
    let (field, matched, folded) = match name_match.class {
        MatchClass::Role => role_text(entity),
        _ => text_of_spelling(entity, spelling),
    };
    let start = name_match.offset.saturating_sub(table.start(name_match.spelling)) as usize;
    let highlighted =
        highlighted_characters(name_match.class, spelling, spelling.len().min(start), query.text);
    make_hit(name_match, field, matched, &folded, highlighted)
}

/// A hit in the role if it has one of the words, otherwise in the name.
fn across_texts_hit(query: NameQuery<'_>, entity: Entity<'_>, name_match: &Match) -> EntityHit {
    let has_words =
        |role: &&str| query.text.words().any(|word| has_word_with_prefix(&fold(role), word));
    let (field, matched) = match query.options.role(entity).filter(has_words) {
        Some(role) => (Field::Role, role),
        None => (Field::Name, entity.name()),
    };
    let folded = fold_with_graphemes(matched);
    let highlighted = word_highlights(&folded.text, &query.text.content_words());
    make_hit(name_match, field, matched, &folded, highlighted)
}

/// A hit in the text that contains the most query words; `missing` lists those that no text contains.
fn some_words_hit(query: NameQuery<'_>, entity: Entity<'_>, name_match: &Match) -> EntityHit {
    let query_words = query.text.content_words();
    let role = query.options.role(entity).map(|role| (Field::Role, role));
    let texts = name_texts(entity).chain(role);
    let best = texts.max_by_key(|(field, text)| {
        let folded = fold(text);
        let count = query_words.iter().filter(|word| has_word_with_prefix(&folded, word)).count();
        (count, Reverse(*field))
    });
    let (field, matched) = best.unwrap_or((Field::Name, entity.name()));
    let folded = fold_with_graphemes(matched);
    let texts = EntityTexts::new(query, entity);
    let missing = query_words.iter().filter(|word| !texts.has_word_with_prefix(word));
    let missing = missing.map(|word| escape_hostile(word).into_owned()).collect();
    let highlighted = word_highlights(&folded.text, &query_words);
    EntityHit { missing, ..make_hit(name_match, field, matched, &folded, highlighted) }
}

/// A hit in text; `highlighted` lists the positions of the matching characters in its folded form.
fn make_hit(
    name_match: &Match,
    field: Field,
    matched: &str,
    folded: &FoldedText,
    highlighted: Vec<usize>,
) -> EntityHit {
    let highlights = folded.graphemes_of(highlighted);
    let Match { entity, class, .. } = *name_match;
    let (score, matched) = (name_match.score(), matched.to_owned());
    EntityHit { entity, score, class, field, matched, highlights, missing: Vec::new() }
}

fn role_text(entity: Entity<'_>) -> (Field, &str, FoldedText) {
    let role = entity.role().unwrap_or_default();
    (Field::Role, role, fold_with_graphemes(role))
}

fn text_of_spelling<'g>(entity: Entity<'g>, spelling: &str) -> (Field, &'g str, FoldedText) {
    for (field, text) in name_texts(entity) {
        let mut folded = std::iter::once(fold_with_graphemes(text)).chain(folded_readings(text));
        // Long spellings are truncated in the index, so a prefix is enough.
        if let Some(folded) = folded.find(|folded| folded.text.starts_with(spelling)) {
            return (field, text, folded);
        }
    }
    (Field::Name, entity.name(), FoldedText::default())
}

fn name_texts(entity: Entity<'_>) -> impl Iterator<Item = (Field, &str)> {
    let aliases = entity.aliases().map(|alias| (Field::Alias, alias.name));
    let name = std::iter::once((Field::Name, entity.name()));
    name.chain(aliases).chain([(Field::Slug, entity.slug())])
}

fn folded_readings(text: &str) -> impl Iterator<Item = FoldedText> {
    readings(text).into_iter().map(|reading| reading.spelling)
}

/// The positions of the matching characters of a spelling, given the start of the match.
#[expect(clippy::string_slice, reason = "a match starts within the spelling")]
fn highlighted_characters(
    class: MatchClass,
    spelling: &str,
    start: usize,
    query: &QueryText,
) -> Vec<usize> {
    let before = spelling[..start].chars().count();
    match (class, class.fit()) {
        (MatchClass::Sound, _) => (0..spelling.chars().count()).collect(),
        (MatchClass::NoText, _) | (_, Fit::Scattered) => {
            let best = scorer().fuzzy_indices(spelling, &query.joined);
            best.map_or_else(Vec::new, |(_, highlighted)| highlighted)
        }
        (_, Fit::Typo) => {
            let common = common_subsequence(&spelling[start..], &query.joined);
            common.into_iter().map(|index| index + before).collect()
        }
        (_, Fit::Initials) => beginning_positions(spelling, &query.joined),
        (
            MatchClass::WholeAnyOrder
            | MatchClass::WordsAnyOrder
            | MatchClass::WordStarts
            | MatchClass::PrefixesAnyOrder
            | MatchClass::Role
            | MatchClass::AcrossTexts,
            _,
        )
        | (_, Fit::Partial) => word_highlights(spelling, &query.content_words()),
        _ => {
            let characters = spelling[start..].chars().enumerate();
            let letters = characters.filter(|(_, character)| *character != ' ');
            letters.map(|(index, _)| index + before).take(query.length()).collect()
        }
    }
}

/// The positions of the characters that match query words in any order, each in a different word.
fn word_highlights(spelling: &str, query_words: &[&str]) -> Vec<usize> {
    let mut unused: Vec<(usize, &str)> = word_positions(spelling, count_characters).collect();
    let mut highlighted = Vec::new();
    for query_word in query_words {
        let complete = unused.iter().position(|(_, word)| word == query_word);
        let index =
            complete.or_else(|| unused.iter().position(|(_, word)| word.starts_with(*query_word)));
        if let Some(index) = index {
            let (start, _) = unused.remove(index);
            highlighted.extend(start..start + count_characters(query_word));
        }
    }
    highlighted
}

/// The longest common subsequence of a string and a query, i.e. the characters typed correctly, as indices into the string.
#[expect(clippy::indexing_slicing, reason = "a row and column follow those of the texts")]
fn common_subsequence(text: &str, query: &str) -> Vec<usize> {
    let query: Vec<char> = query.chars().collect();
    let text: Vec<char> = text.chars().take(2 * query.len() + 2).collect();
    let width = query.len() + 1;
    // longest[i * width + j]: the length of the longest common subsequence of text[i..] and query[j..].
    let mut longest = vec![0_u16; (text.len() + 1) * width];
    for i in (0..text.len()).rev() {
        for j in (0..query.len()).rev() {
            longest[i * width + j] = if text[i] == query[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut characters) = (0, 0, Vec::new());
    while i < text.len() && j < query.len() {
        if text[i] == query[j] {
            characters.push(i);
            (i, j) = (i + 1, j + 1);
        } else if longest[i * width + j + 1] > longest[(i + 1) * width + j] {
            j += 1;
        } else {
            i += 1;
        }
    }
    characters
}
