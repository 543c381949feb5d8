//! Names that sound like the query in another script: 雷軍 finds 雷军, Соколов finds Sokolov.
//!
//! This is the only way to find names by traditional characters. Crates that convert them to simplified ones are
//! unsuitable: zhconv is under the GPL, fast2s and `character_converter` depend on the unmaintained bincode, simplet2s
//! on two dozen crates to build a table.

use super::class::MatchClass;
use super::matches::{Match, MatchSet};
use super::name_query::NameQuery;
use crate::search::lookup::Catalog;
use crate::search::spelling::readings;

/// Adds names with the same sound; those that share the most characters with the query come first.
pub(super) fn add_sounds(query: NameQuery<'_>, matches: &mut MatchSet) {
    let Catalog { spellings: names, first_words, .. } = query.names;
    let mut best = query.new_collector();
    for sound in readings(&query.text.spaced) {
        let sound = sound.spelling.text.replace(' ', "");
        let offsets = first_words.starting_with(names.bytes(), sound.as_bytes());
        query.collect(&mut best, offsets, |_| Some(MatchClass::Sound.into()));
    }
    for (grade, offset) in best.sorted() {
        let spelling = names.spelling_at(offset);
        let entity = names.entity(spelling);
        let detail = shared_characters(query, spelling);
        matches.add(Match { entity, class: grade.class, detail, spelling, offset });
    }
}

/// The number of characters that the query shares with any spelling of the same entity.
fn shared_characters(query: NameQuery<'_>, spelling: usize) -> i64 {
    let names = &query.names.spellings;
    let is_same_entity = |other: &usize| names.entity(*other) == names.entity(spelling);
    let before = (0..spelling).rev().take_while(is_same_entity);
    let spellings = before.chain((spelling..names.len()).take_while(is_same_entity));
    let shared = spellings.map(|index| {
        query.text.joined.chars().filter(|character| names.get(index).contains(*character)).count()
    });
    shared.max().and_then(|count| i64::try_from(count).ok()).unwrap_or(0)
}
