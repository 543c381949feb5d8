//! A match prepared for display: the text as written, and which of its characters match.

use fuzzy_matcher::FuzzyMatcher as _;

use super::across_texts::has_word;
use super::class::Class;
use super::matches::Match;
use super::subsequence::scorer;
use crate::model::{Entity, Graph};
use crate::search::hit::{EntityHit, NameField};
use crate::search::lookup::SpellingTable;
use crate::search::spelling::{
    FoldedText, QueryText, characters, fold_with_graphemes, spellings, words_at,
};

/// Prepares a match for display; `table` holds the spellings it was found in.
pub(crate) fn show(
    graph: &Graph,
    table: &SpellingTable,
    query: &QueryText,
    found: &Match,
) -> EntityHit {
    let entity = graph.entity(found.entity);
    if found.class == Class::AcrossTexts {
        return across_texts(entity, query, found);
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
        return hit(found, field, matched, &folded, words(&folded.text, query));
    }
    let folded = fold_with_graphemes(entity.name());
    hit(found, NameField::Name, entity.name(), &folded, words(&folded.text, query))
}

/// A hit in a text; `marked` are the characters of its folded form that match.
fn hit(
    found: &Match,
    field: NameField,
    matched: &str,
    folded: &FoldedText,
    marked: Vec<usize>,
) -> EntityHit {
    let letters = folded.graphemes_of(marked);
    let Match { entity, class, .. } = *found;
    let (score, matched) = (found.score(), matched.to_owned());
    EntityHit { entity, score, class, field, matched, letters }
}

fn whole_role(entity: Entity<'_>) -> (NameField, &str, FoldedText) {
    let role = entity.role().unwrap_or_default();
    (NameField::Role, role, fold_with_graphemes(role))
}

/// Which text of an entity a spelling comes from.
fn origin<'g>(entity: Entity<'g>, key: &str) -> (NameField, &'g str, FoldedText) {
    let aliases = entity.aliases().map(|alias| (NameField::Alias, alias.name));
    let name = [(NameField::Name, entity.name())].into_iter();
    for (field, text) in name.chain(aliases).chain([(NameField::Slug, entity.slug())]) {
        let folded = std::iter::once(fold_with_graphemes(text)).chain(spellings(text));
        // Long spellings are cut in the index, so a prefix is enough.
        if let Some(folded) = { folded }.find(|folded| folded.text.starts_with(key)) {
            return (field, text, folded);
        }
    }
    (NameField::Name, entity.name(), FoldedText::default())
}

/// Which characters of a spelling match, if the match starts at a byte of it.
fn marked_characters(class: Class, key: &str, start: usize, query: &QueryText) -> Vec<usize> {
    let before = key[..start].chars().count();
    match class {
        Class::WholeAnyOrder
        | Class::WordsAnyOrder
        | Class::PrefixesAnyOrder
        | Class::Role
        | Class::AcrossTexts => words(key, query),
        Class::Initials | Class::FirstInitials => {
            words_at(key, characters).take(query.length()).map(|(start, _)| start).collect()
        }
        Class::Consonants | Class::Close | Class::Gapped | Class::Scattered => {
            let found = scorer().fuzzy_indices(key, &query.joined);
            found.map_or_else(Vec::new, |(_, letters)| letters)
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
fn words(key: &str, query: &QueryText) -> Vec<usize> {
    let mut free: Vec<(usize, &str)> = words_at(key, characters).collect();
    let mut marked = Vec::new();
    for wanted in query.words() {
        let complete = free.iter().position(|(_, word)| *word == wanted);
        let found = complete.or_else(|| free.iter().position(|(_, word)| word.starts_with(wanted)));
        if let Some(place) = found {
            let (start, _) = free.remove(place);
            marked.extend(start..start + characters(wanted));
        }
    }
    marked
}

/// The characters of a text in the longest common subsequence with a query: what is right despite
/// the typos.
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
