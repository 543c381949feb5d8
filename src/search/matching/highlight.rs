//! Prepares matches for display: the text as written, and its matching characters.

use std::cmp::Reverse;

use fuzzy_matcher::FuzzyMatcher as _;

use super::across_texts::{EntityTexts, has_word};
use super::class::Class;
use super::matches::Match;
use super::subsequence::scorer;
use crate::model::{Entity, Graph};
use crate::search::hit::{EntityHit, Field};
use crate::search::lookup::SpellingTable;
use crate::search::spelling::{
    FoldedText, QueryText, count_characters, fold, fold_with_graphemes, readings, word_positions,
};

/// Prepares a match for display; `table` contains the spelling that matches.
pub(crate) fn to_hit(
    graph: &Graph,
    table: &SpellingTable,
    query: &QueryText,
    name_match: &Match,
) -> EntityHit {
    let entity = graph.entity(name_match.entity);
    match name_match.class {
        Class::AcrossTexts => return across_texts(entity, query, name_match),
        Class::SomeWords => return some_words(entity, query, name_match),
        _ => {}
    }
    let spelling = table.get(name_match.spelling);
    let (field, matched, folded) = match name_match.class {
        Class::Role => whole_role(entity),
        _ => origin(entity, spelling),
    };
    let start = name_match.offset.saturating_sub(table.start(name_match.spelling)) as usize;
    let highlighted =
        highlighted_characters(name_match.class, spelling, spelling.len().min(start), query);
    hit(name_match, field, matched, &folded, highlighted)
}

/// A hit in the role if it has one of the words, otherwise in the name.
fn across_texts(entity: Entity<'_>, query: &QueryText, name_match: &Match) -> EntityHit {
    let role = whole_role(entity);
    let name = || (Field::Name, entity.name(), fold_with_graphemes(entity.name()));
    let is_in_role = query.words().any(|word| has_word(&role.2.text, word));
    let (field, matched, folded) = if is_in_role { role } else { name() };
    let highlighted = words(&folded.text, &query.content_words());
    hit(name_match, field, matched, &folded, highlighted)
}

/// A hit in the text with the most words, with the words that no text contains.
fn some_words(entity: Entity<'_>, query: &QueryText, name_match: &Match) -> EntityHit {
    let query_words = query.content_words();
    let role = entity.role().map(|role| (Field::Role, role));
    let texts = name_texts(entity).chain(role);
    let best = texts.max_by_key(|(field, text)| {
        let folded = fold(text);
        let count = query_words.iter().filter(|word| has_word(&folded, word)).count();
        (count, Reverse(*field))
    });
    let (field, matched) = best.unwrap_or((Field::Name, entity.name()));
    let folded = fold_with_graphemes(matched);
    let texts = EntityTexts::new(entity);
    let missing = query_words.iter().filter(|word| !texts.contain(word));
    let missing = missing.map(|word| (*word).to_owned()).collect();
    let highlighted = words(&folded.text, &query_words);
    EntityHit { missing, ..hit(name_match, field, matched, &folded, highlighted) }
}

/// A hit in a text; `highlighted` are the characters of its folded form that match.
fn hit(
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

fn whole_role(entity: Entity<'_>) -> (Field, &str, FoldedText) {
    let role = entity.role().unwrap_or_default();
    (Field::Role, role, fold_with_graphemes(role))
}

/// The text of an entity from which a spelling comes.
fn origin<'g>(entity: Entity<'g>, spelling: &str) -> (Field, &'g str, FoldedText) {
    for (field, text) in name_texts(entity) {
        let folded = std::iter::once(fold_with_graphemes(text)).chain(reading_texts(text));
        // Long spellings are cut in the index, so a prefix is enough.
        if let Some(folded) = { folded }.find(|folded| folded.text.starts_with(spelling)) {
            return (field, text, folded);
        }
    }
    (Field::Name, entity.name(), FoldedText::default())
}

/// Its name, its other names, its slug.
fn name_texts(entity: Entity<'_>) -> impl Iterator<Item = (Field, &str)> {
    let aliases = entity.aliases().map(|alias| (Field::Alias, alias.name));
    let name = std::iter::once((Field::Name, entity.name()));
    name.chain(aliases).chain([(Field::Slug, entity.slug())])
}

fn reading_texts(text: &str) -> impl Iterator<Item = FoldedText> {
    readings(text).into_iter().map(|reading| reading.spelling)
}

/// The characters of a spelling that match, given the start of the match.
fn highlighted_characters(
    class: Class,
    spelling: &str,
    start: usize,
    query: &QueryText,
) -> Vec<usize> {
    let before = spelling[..start].chars().count();
    match class {
        Class::WholeAnyOrder
        | Class::WordsAnyOrder
        | Class::PrefixesAnyOrder
        | Class::Role
        | Class::AcrossTexts
        | Class::SomeWords => words(spelling, &query.content_words()),
        Class::Initials | Class::FirstInitials => {
            let positions = word_positions(spelling, count_characters).map(|(start, _)| start);
            positions.take(query.length()).collect()
        }
        Class::NoText | Class::Consonants | Class::Close | Class::Gapped | Class::Scattered => {
            let best = scorer().fuzzy_indices(spelling, &query.joined);
            best.map_or_else(Vec::new, |(_, highlighted)| highlighted)
        }
        Class::WholeTypo
        | Class::WordsTypo
        | Class::PrefixTypo
        | Class::WholeTwoTypos
        | Class::TwoTypos => {
            let common = common_subsequence(&spelling[start..], &query.joined);
            common.into_iter().map(|index| index + before).collect()
        }
        Class::Sound => (0..spelling.chars().count()).collect(),
        _ => {
            let characters = spelling[start..].chars().enumerate();
            let letters = characters.filter(|(_, character)| *character != ' ');
            letters.map(|(index, _)| index + before).take(query.length()).collect()
        }
    }
}

/// The characters that match words in any order, each in a different word.
fn words(spelling: &str, query_words: &[&str]) -> Vec<usize> {
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

/// The characters of a text in the longest common subsequence with a query: those without typos.
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
