//! Entities with many of the words of a query, if nothing better matches: `steve garland` finds Stephen Garland.

use std::cmp::Reverse;

use super::across_texts::{EntityTexts, entities_with, occurrences};
use super::class::Class;
use super::matches::{Match, MatchSet};
use super::name_query::NameQuery;
use crate::model::EntityId;

const MAX_WORDS: usize = 8;

/// The maximum number of occurrences of each word that are checked per index.
const MAX_OCCURRENCES: usize = 100;

struct WeightedWord<'q> {
    text: &'q str,
    /// The weight of the word: the fewer entities have it, the higher.
    weight: u32,
    entities: Vec<EntityId>,
}

/// The total weight of the words that an entity has, its number of relations, and the entity.
type RankedEntity = (Reverse<u32>, Reverse<usize>, EntityId);

/// Adds the entities that have many of the words, unless there is a better match.
pub(super) fn add_some_words(query: NameQuery<'_>, matches: &mut MatchSet) {
    let is_better = |class: Class| {
        !class.fit().is_weak()
            || [Class::WholeTypo, Class::WordsTypo, Class::WholeTwoTypos].contains(&class)
    };
    if query.text.words().nth(1).is_none() || matches.any(is_better) {
        return;
    }
    let words = query.text.content_words();
    let words = words.iter().take(MAX_WORDS);
    let words: Vec<WeightedWord<'_>> = words.map(|word| weigh(query, word)).collect();
    let total_weight: u32 = words.iter().map(|word| word.weight).sum();
    for (rank, (Reverse(weight), _, entity)) in (0..).zip(rank_entities(query, &words)) {
        let class = if weight == total_weight { Class::AcrossTexts } else { Class::SomeWords };
        let detail = Class::STEP - 1 - rank;
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
    let rank = |id: EntityId| {
        let texts = EntityTexts::new(query.graph.entity(id));
        let matched = words.iter().filter(|word| texts.contain(word.text));
        let weight = matched.map(|word| word.weight).sum();
        (Reverse(weight), Reverse(query.graph.degree(id)), id)
    };
    let mut ranked: Vec<RankedEntity> = entities.into_iter().map(rank).collect();
    ranked.sort_unstable();
    let best = ranked.first().map_or(0, |(Reverse(weight), ..)| *weight);
    ranked.retain(|(Reverse(weight), ..)| 2 * weight > best);
    ranked
}
