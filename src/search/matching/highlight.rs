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
    FoldedText, QueryText, characters, fold, fold_with_graphemes, readings, words_at,
};

/// Prepares a match for display; `table` holds the spellings it was found in.
pub(crate) fn to_hit(
    graph: &Graph,
    table: &SpellingTable,
    query: &QueryText,
    found: &Match,
) -> EntityHit {
    let entity = graph.entity(found.entity);
    match found.class {
        Class::AcrossTexts => return across_texts(entity, query, found),
        Class::SomeWords => return some_words(entity, query, found),
        _ => {}
    }
    let key = table.get(found.spelling);
    let (field, matched, folded) = match found.class {
        Class::Role => whole_role(entity),
        _ => origin(entity, key),
    };
    let start = found.offset.saturating_sub(table.start(found.spelling)) as usize;
    let marked = marked_characters(found.class, key, key.len().min(start), query);
    hit(found, field, matched, &folded, marked)
}

/// The role if it has some of the words, else the name.
fn across_texts(entity: Entity<'_>, query: &QueryText, found: &Match) -> EntityHit {
    let (field, matched, folded) = whole_role(entity);
    if query.words().any(|word| has_word(&folded.text, word)) {
        return hit(found, field, matched, &folded, words(&folded.text, &query.content_words()));
    }
    let folded = fold_with_graphemes(entity.name());
    hit(found, Field::Name, entity.name(), &folded, words(&folded.text, &query.content_words()))
}

/// The first of the texts with the most words, and the words that none contains.
fn some_words(entity: Entity<'_>, query: &QueryText, found: &Match) -> EntityHit {
    let wanted = query.content_words();
    let role = entity.role().map(|role| (Field::Role, role));
    let texts = named_texts(entity).chain(role);
    let best = texts.max_by_key(|(field, text)| {
        let folded = fold(text);
        let had = wanted.iter().filter(|word| has_word(&folded, word)).count();
        (had, Reverse(*field))
    });
    let (field, matched) = best.unwrap_or((Field::Name, entity.name()));
    let folded = fold_with_graphemes(matched);
    let texts = EntityTexts::new(entity);
    let missing = wanted.iter().filter(|word| !texts.have(word));
    let missing = missing.map(|word| (*word).to_owned()).collect();
    let marked = words(&folded.text, &wanted);
    EntityHit { missing, ..hit(found, field, matched, &folded, marked) }
}

/// A hit in a text; `marked` are the characters of its folded form that match.
fn hit(
    found: &Match,
    field: Field,
    matched: &str,
    folded: &FoldedText,
    marked: Vec<usize>,
) -> EntityHit {
    let highlights = folded.graphemes_of(marked);
    let Match { entity, class, .. } = *found;
    let (score, matched) = (found.score(), matched.to_owned());
    EntityHit { entity, score, class, field, matched, highlights, missing: Vec::new() }
}

fn whole_role(entity: Entity<'_>) -> (Field, &str, FoldedText) {
    let role = entity.role().unwrap_or_default();
    (Field::Role, role, fold_with_graphemes(role))
}

/// The text of an entity from which a spelling comes.
fn origin<'g>(entity: Entity<'g>, key: &str) -> (Field, &'g str, FoldedText) {
    for (field, text) in named_texts(entity) {
        let folded = std::iter::once(fold_with_graphemes(text)).chain(spelled(text));
        // Long spellings are cut in the index, so a prefix is enough.
        if let Some(folded) = { folded }.find(|folded| folded.text.starts_with(key)) {
            return (field, text, folded);
        }
    }
    (Field::Name, entity.name(), FoldedText::default())
}

/// Its name, its other names, its slug.
fn named_texts(entity: Entity<'_>) -> impl Iterator<Item = (Field, &str)> {
    let aliases = entity.aliases().map(|alias| (Field::Alias, alias.name));
    let name = std::iter::once((Field::Name, entity.name()));
    name.chain(aliases).chain([(Field::Slug, entity.slug())])
}

fn spelled(text: &str) -> impl Iterator<Item = FoldedText> {
    readings(text).into_iter().map(|reading| reading.spelling)
}

/// The characters of a spelling that match, given the start of the match.
fn marked_characters(class: Class, key: &str, start: usize, query: &QueryText) -> Vec<usize> {
    let before = key[..start].chars().count();
    match class {
        Class::WholeAnyOrder
        | Class::WordsAnyOrder
        | Class::PrefixesAnyOrder
        | Class::Role
        | Class::AcrossTexts
        | Class::SomeWords => words(key, &query.content_words()),
        Class::Initials | Class::FirstInitials => {
            words_at(key, characters).take(query.length()).map(|(start, _)| start).collect()
        }
        Class::NoText | Class::Consonants | Class::Close | Class::Gapped | Class::Scattered => {
            let found = scorer().fuzzy_indices(key, &query.joined);
            found.map_or_else(Vec::new, |(_, marked)| marked)
        }
        Class::WholeTypo
        | Class::WordsTypo
        | Class::PrefixTypo
        | Class::WholeTwoTypos
        | Class::TwoTypos => {
            let common = common_subsequence(&key[start..], &query.joined);
            common.into_iter().map(|at| at + before).collect()
        }
        Class::Sound => (0..key.chars().count()).collect(),
        _ => {
            let characters = key[start..].chars().enumerate();
            let letters = characters.filter(|(_, character)| *character != ' ');
            letters.map(|(at, _)| at + before).take(query.length()).collect()
        }
    }
}

/// The characters that match words in any order, each in a word of its own.
fn words(key: &str, wanted: &[&str]) -> Vec<usize> {
    let mut free: Vec<(usize, &str)> = words_at(key, characters).collect();
    let mut marked = Vec::new();
    for wanted in wanted {
        let complete = free.iter().position(|(_, word)| word == wanted);
        let found =
            complete.or_else(|| free.iter().position(|(_, word)| word.starts_with(*wanted)));
        if let Some(index) = found {
            let (start, _) = free.remove(index);
            marked.extend(start..start + characters(wanted));
        }
    }
    marked
}

/// The characters of a text in the longest common subsequence with a query: what is right despite the typos.
fn common_subsequence(text: &str, query: &str) -> Vec<usize> {
    let query: Vec<char> = query.chars().collect();
    let text: Vec<char> = text.chars().take(2 * query.len() + 2).collect();
    let width = query.len() + 1;
    // longest[i * width + j]: the length of the longest one of text[i..] and query[j..].
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
