//! Entities that have most of the words of a query, though none has all: `steve garland` finds Stephen Garland.

use std::cmp::Reverse;

use super::across_texts::{EntityTexts, entities_with, occurrences};
use super::class::Class;
use super::matches::{Match, MatchSet};
use super::name_query::NameQuery;
use crate::model::EntityId;

const MAX_WORDS: usize = 8;

/// The maximum number of occurrences of each word that are checked per index.
const MAX_PLACES: usize = 100;

struct Wanted<'q> {
    word: &'q str,
    /// The weight of the word: the fewer entities have it, the higher.
    weight: u32,
    entities: Vec<EntityId>,
}

/// The total weight of the words of an entity, its number of relations, and the entity.
type RankedEntity = (Reverse<u32>, Reverse<usize>, EntityId);

/// Adds the entities that have most of the words, unless something better is found.
pub(super) fn add_some_words(query: NameQuery<'_>, matches: &mut MatchSet) {
    let is_better = |class: Class| {
        !class.fit().is_weak()
            || [Class::WholeTypo, Class::WordsTypo, Class::WholeTwoTypos].contains(&class)
    };
    if query.text.words().nth(1).is_none() || matches.any(is_better) {
        return;
    }
    let words = query.text.content_words();
    let wanted: Vec<Wanted<'_>> =
        words.iter().take(MAX_WORDS).map(|word| wanted(query, word)).collect();
    let all: u32 = wanted.iter().map(|wanted| wanted.weight).sum();
    for (rank, (Reverse(weight), _, entity)) in (0..).zip(ranked(query, &wanted)) {
        let class = if weight == all { Class::AcrossTexts } else { Class::SomeWords };
        let detail = Class::STEP - 1 - rank;
        matches.add(Match { entity, class, detail, spelling: entity.index(), offset: 0 });
    }
}

fn wanted<'q>(query: NameQuery<'_>, word: &'q str) -> Wanted<'q> {
    let all = query.names.spellings.entity_count().max(1);
    let count = occurrences(query, word).max(1);
    let weight = 1 + (all / count).max(1).ilog2();
    Wanted { word, weight, entities: entities_with(query, word, MAX_PLACES) }
}

/// The entities with at least half the weight of the best, best first.
fn ranked(query: NameQuery<'_>, wanted: &[Wanted<'_>]) -> Vec<RankedEntity> {
    let mut entities: Vec<EntityId> =
        wanted.iter().flat_map(|wanted| wanted.entities.iter().copied()).collect();
    entities.sort_unstable();
    entities.dedup();
    entities.retain(|entity| (query.options.filter)(*entity));
    let rank = |id: EntityId| {
        let texts = EntityTexts::new(query.graph.entity(id));
        let had = wanted.iter().filter(|wanted| texts.have(wanted.word));
        let weight = had.map(|wanted| wanted.weight).sum();
        (Reverse(weight), Reverse(query.graph.degree(id)), id)
    };
    let mut ranked: Vec<RankedEntity> = entities.into_iter().map(rank).collect();
    ranked.sort_unstable();
    let best = ranked.first().map_or(0, |(Reverse(weight), ..)| *weight);
    ranked.retain(|(Reverse(weight), ..)| 2 * weight > best);
    ranked
}
