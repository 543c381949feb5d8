//! A find made ready for showing: the text as it is written, and its letters that were typed.

use fuzzy_matcher::FuzzyMatcher as _;

use super::across_texts::has_word;
use super::class::Class;
use super::matches::Match;
use super::subsequence::matcher;
use crate::model::{Entity, Graph};
use crate::search::hit::{EntityHit, Field};
use crate::search::lookup::SpellingTable;
use crate::search::spelling::{FoldedText, QueryText, fold_placed, spellings};

/// Makes a find ready for showing; `keys` are those it was found in.
pub(crate) fn show(
    graph: &Graph,
    keys: &SpellingTable,
    typed: &QueryText,
    find: &Match,
) -> EntityHit {
    let entity = graph.entity(find.entity);
    if find.class == Class::AcrossTexts {
        return together(entity, typed, find);
    }
    let key = keys.get(find.key);
    let (field, matched, spelled) = match find.class {
        Class::Role => whole_role(entity),
        _ => origin(entity, key),
    };
    let begin = key.len().min(find.place.saturating_sub(keys.start(find.key)) as usize);
    hit(find, field, matched, &spelled, marked(find.class, key, begin, typed))
}

/// What it is, where that has some of the words, else its name.
fn together(entity: Entity<'_>, typed: &QueryText, find: &Match) -> EntityHit {
    let (field, matched, spelled) = whole_role(entity);
    if typed.words().any(|word| has_word(&spelled.text, word)) {
        return hit(find, field, matched, &spelled, words(&spelled.text, typed));
    }
    let spelled = fold_placed(entity.name());
    hit(find, Field::Name, entity.name(), &spelled, words(&spelled.text, typed))
}

/// A hit in a text, of which some characters of its spelling were typed.
fn hit(
    find: &Match,
    field: Field,
    matched: &str,
    spelled: &FoldedText,
    letters: Vec<usize>,
) -> EntityHit {
    let mut places: Vec<usize> =
        letters.into_iter().filter_map(|letter| spelled.places.get(letter).copied()).collect();
    places.sort_unstable();
    places.dedup();
    let (entity, score, matched) = (find.entity, find.score(), matched.to_owned());
    EntityHit { entity, score, field, matched, letters: places }
}

fn whole_role(entity: Entity<'_>) -> (Field, &str, FoldedText) {
    let role = entity.role().unwrap_or_default();
    (Field::Role, role, fold_placed(role))
}

/// Which text of an entity a spelling comes from.
fn origin<'g>(entity: Entity<'g>, key: &str) -> (Field, &'g str, FoldedText) {
    let aliases = entity.aliases().map(|alias| (Field::Alias, alias.name));
    let texts = std::iter::once((Field::Name, entity.name()))
        .chain(aliases)
        .chain(std::iter::once((Field::Slug, entity.slug())));
    for (field, text) in texts {
        let spelled = std::iter::once(fold_placed(text)).chain(spellings(text));
        // Long spellings are cut in the index, so a beginning will do.
        if let Some(spelled) = { spelled }.find(|spelled| spelled.text.starts_with(key)) {
            return (field, text, spelled);
        }
    }
    (Field::Name, entity.name(), FoldedText::default())
}

/// Which characters of a spelling were typed.
fn marked(class: Class, key: &str, begin: usize, typed: &QueryText) -> Vec<usize> {
    let before = key[..begin].chars().count();
    match class {
        Class::WholeAnyOrder
        | Class::WordsAnyOrder
        | Class::PrefixesAnyOrder
        | Class::Role
        | Class::AcrossTexts => words(key, typed),
        Class::Initials | Class::FirstInitials => {
            word_starts(key).take(typed.length()).map(|(start, _)| start).collect()
        }
        Class::Consonants | Class::Close | Class::Gapped | Class::Scattered => {
            let found = matcher().fuzzy_indices(key, &typed.squashed);
            found.map_or_else(Vec::new, |(_, letters)| letters)
        }
        Class::WholeTypo
        | Class::WordsTypo
        | Class::PrefixTypo
        | Class::WholeTwoTypos
        | Class::TwoTypos => {
            common(&key[begin..], &typed.squashed).into_iter().map(|at| at + before).collect()
        }
        Class::Sound => (0..key.chars().count()).collect(),
        _ => run(&key[begin..], typed.length()).map(|at| at + before).collect(),
    }
}

/// The first so many letters of a text, blanks aside.
fn run(text: &str, letters: usize) -> impl Iterator<Item = usize> + '_ {
    text.chars().enumerate().filter(|(_, letter)| *letter != ' ').map(|(at, _)| at).take(letters)
}

/// Where each word begins, in characters, and it.
fn word_starts(key: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    key.split(' ').map(move |word| {
        let start = at;
        at += word.chars().count() + 1;
        (start, word)
    })
}

/// The letters of words typed in any order, each on a word of its own.
fn words(key: &str, typed: &QueryText) -> Vec<usize> {
    let mut free: Vec<(usize, &str)> = word_starts(key).collect();
    let mut letters = Vec::new();
    for wanted in typed.words() {
        let complete = free.iter().position(|(_, word)| *word == wanted);
        let found = complete.or_else(|| free.iter().position(|(_, word)| word.starts_with(wanted)));
        if let Some(place) = found {
            let (start, _) = free.swap_remove(place);
            free.sort_unstable();
            letters.extend(start..start + wanted.chars().count());
        }
    }
    letters
}

/// The letters of a text that stand in another in the same order, as many as can be: what is
/// right in spite of the slips.
fn common(text: &str, typed: &str) -> Vec<usize> {
    let typed: Vec<char> = typed.chars().collect();
    let text: Vec<char> = text.chars().take(2 * typed.len() + 2).collect();
    let width = typed.len() + 1;
    // longest[i * width + j]: the longest common subsequence of text[i..] and typed[j..].
    let mut longest = vec![0_u16; (text.len() + 1) * width];
    for i in (0..text.len()).rev() {
        for j in (0..typed.len()).rev() {
            longest[i * width + j] = if text[i] == typed[j] {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut letters) = (0, 0, Vec::new());
    while i < text.len() && j < typed.len() {
        if text[i] == typed[j] {
            letters.push(i);
            (i, j) = (i + 1, j + 1);
        } else if longest[i * width + j + 1] > longest[(i + 1) * width + j] {
            j += 1;
        } else {
            i += 1;
        }
    }
    letters
}
