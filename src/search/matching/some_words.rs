//! Entities with many of the words of a query, if nothing better matches: `steve garland` finds Stephen Garland.

use std::cmp::Reverse;

use super::across_texts::{EntityTexts, entities_with, occurrences};
use super::beginnings::grade_words;
use super::class::MatchClass;
use super::matches::{Match, MatchSet};
use super::name_query::NameQuery;
use crate::model::{Entity, EntityId};
use crate::search::lookup::{Spelling, add_spellings};
use crate::search::spelling::fold;

const MAX_WORDS: usize = 8;

/// The maximum number of occurrences of each word to check per index.
const MAX_OCCURRENCES: usize = 100;

struct WeightedWord<'q> {
    text: &'q str,
    /// The fewer entities have the word, the higher.
    weight: u32,
    entities: Vec<EntityId>,
}

/// The class of an entity, the total weight of its words, its number of relations, and the entity.
type RankedEntity = (MatchClass, Reverse<u32>, Reverse<usize>, EntityId);

pub(super) fn add_some_words(query: NameQuery<'_>, matches: &mut MatchSet) {
    let is_better = |class: MatchClass| {
        !class.fit().is_weak()
            || [MatchClass::WholeTypo, MatchClass::WordsTypo, MatchClass::WholeTwoTypos]
                .contains(&class)
    };
    if query.text.words().nth(1).is_none() || matches.has_class(is_better) {
        return;
    }
    let words = query.text.content_words();
    let words = words.iter().take(MAX_WORDS);
    let words: Vec<WeightedWord<'_>> = words.map(|word| weigh(query, word)).collect();
    for (rank, (class, .., entity)) in (0..).zip(rank_entities(query, &words)) {
        let detail = MatchClass::STEP - 1 - rank;
        matches.add(Match { entity, class, detail, spelling: entity.index(), offset: 0 });
    }
}

fn weigh<'q>(query: NameQuery<'_>, word: &'q str) -> WeightedWord<'q> {
    let entity_count = query.names.spellings.entity_count().max(1);
    let count = occurrences(query, word).max(1);
    let weight = 1 + (entity_count / count).max(1).ilog2();
    WeightedWord { text: word, weight, entities: entities_with(query, word, MAX_OCCURRENCES) }
}

/// The entities with more than half the weight of the best, best first.
fn rank_entities(query: NameQuery<'_>, words: &[WeightedWord<'_>]) -> Vec<RankedEntity> {
    let mut entities: Vec<EntityId> =
        words.iter().flat_map(|word| word.entities.iter().copied()).collect();
    entities.sort_unstable();
    entities.dedup();
    entities.retain(|entity| (query.options.filter)(*entity));
    let matched: Vec<(Entity<'_>, Vec<&WeightedWord<'_>>)> =
        entities.into_iter().map(|id| matched_words(query, id, words)).collect();
    let max_count = matched.iter().map(|(_, matched)| matched.len()).max().unwrap_or(0);
    let rank = |(entity, matched): &(Entity<'_>, Vec<&WeightedWord<'_>>)| {
        let weight = matched.iter().map(|word| word.weight).sum();
        let class = match matched.len() {
            count if count == words.len() => MatchClass::AcrossTexts,
            count if count == max_count => name_class(*entity, matched),
            _ => MatchClass::SomeWords,
        };
        (class, Reverse(weight), Reverse(query.graph.degree(entity.id())), entity.id())
    };
    let mut ranked: Vec<RankedEntity> = matched.iter().map(rank).collect();
    ranked.sort_unstable();
    let best = ranked.iter().map(|(_, Reverse(weight), ..)| *weight).max().unwrap_or(0);
    ranked.retain(|(_, Reverse(weight), ..)| 2 * weight > best);
    ranked
}

fn matched_words<'g, 'w, 'q>(
    query: NameQuery<'g>,
    id: EntityId,
    words: &'w [WeightedWord<'q>],
) -> (Entity<'g>, Vec<&'w WeightedWord<'q>>) {
    let entity = query.graph.entity(id);
    let texts = EntityTexts::new(query, entity);
    (entity, words.iter().filter(|word| texts.has_word_with_prefix(word.text)).collect())
}

/// The class of an entity, by whether its matching words form a whole name, start or end its main name, or neither.
fn name_class(entity: Entity<'_>, matched: &[&WeightedWord<'_>]) -> MatchClass {
    let words: Vec<&str> = matched.iter().map(|word| word.text).collect();
    let mut spellings: Vec<Spelling> = Vec::new();
    add_spellings(entity, &mut spellings);
    let is_whole = |(name, _): &Spelling| {
        let grade = grade_words(name, words.iter().copied());
        grade.is_some_and(|grade| grade.class == MatchClass::WholeAnyOrder)
    };
    let name = fold(entity.name());
    let name_words: Vec<&str> = name.split(' ').collect();
    if spellings.iter().any(is_whole) {
        MatchClass::WholeAndMore
    } else if name_words.starts_with(&words) || name_words.ends_with(&words) {
        MatchClass::MainNameWordsAndMore
    } else {
        MatchClass::SomeWords
    }
}
