use std::cmp::Reverse;

use super::class::MatchClass;
use super::matches::{Match, MatchSet};
use super::name_query::NameQuery;
use crate::model::{Entity, EntityId};
use crate::search::lookup::{Spelling, add_spellings};
use crate::search::spelling::{Rarity, fold};

/// The maximum number of occurrences of the rarest word to check per index.
const MAX_OCCURRENCES: usize = 200;

/// Adds entities whose strings together contain all words, such as name and role for `lei jun xiaomi`.
pub(super) fn add_across_texts(query: NameQuery<'_>, matches: &mut MatchSet) {
    if query.text.words().nth(1).is_none() {
        return;
    }
    let graph = query.graph;
    let entities = entities_with_rarest_word(query).into_iter();
    let entities = entities.filter(|id| (query.options.filter)(*id)).map(|id| graph.entity(id));
    let mut entities: Vec<Entity<'_>> =
        entities.filter(|entity| contains_all_words(query, *entity)).collect();
    entities.sort_unstable_by_key(|entity| {
        (Reverse(graph.degree(entity.id())), entity.name(), entity.slug())
    });
    for (entity, rank) in entities.iter().map(|entity| entity.id()).zip(0..) {
        let (class, detail) = (MatchClass::AcrossTexts, MatchClass::STEP - 1 - rank);
        matches.add(Match { entity, class, detail, spelling: entity.index(), offset: 0 });
    }
}

fn entities_with_rarest_word(query: NameQuery<'_>) -> Vec<EntityId> {
    let Some(rarest) = query.text.words().min_by_key(|word| occurrences(query, word)) else {
        return Vec::new();
    };
    let mut entities = entities_with(query, rarest, MAX_OCCURRENCES);
    entities.sort_unstable();
    entities.dedup();
    entities
}

/// The number of words of names and roles that start with `word`.
pub(super) fn occurrences(query: NameQuery<'_>, word: &str) -> usize {
    let catalogs = [query.names, query.roles].into_iter();
    catalogs.flat_map(|catalog| catalog.starting_with(word)).map(<[u32]>::len).sum()
}

/// The most connected entities with a name or role in which a word starts with `word`, possibly with
/// duplicates: at most `limit` occurrences per index.
pub(super) fn entities_with(query: NameQuery<'_>, word: &str, limit: usize) -> Vec<EntityId> {
    let mut entities = Vec::new();
    for catalog in [query.names, query.roles] {
        let spellings = &catalog.spellings;
        let indexes = catalog.starting_with(word).into_iter();
        let offsets = indexes.flat_map(|offsets| smallest_offsets(offsets, limit));
        entities.extend(offsets.map(|offset| spellings.entity(spellings.spelling_at(offset))));
    }
    entities
}

/// Whether each word of the query is the start of a word in any string of an entity.
fn contains_all_words(query: NameQuery<'_>, entity: Entity<'_>) -> bool {
    let texts = EntityTexts::new(query, entity);
    query.text.words().all(|word| texts.has_word_with_prefix(word))
}

pub(super) struct EntityTexts(Vec<Spelling>);

impl EntityTexts {
    pub(super) fn new(query: NameQuery<'_>, entity: Entity<'_>) -> Self {
        let role = query.options.role(entity).map(|role| (fold(role), Rarity::Usual));
        let mut texts: Vec<Spelling> = role.into_iter().collect();
        add_spellings(entity, &mut texts);
        Self(texts)
    }

    /// Whether a word of any text starts with `prefix`.
    pub(super) fn has_word_with_prefix(&self, prefix: &str) -> bool {
        self.0.iter().any(|(text, _)| has_word_with_prefix(text, prefix))
    }
}

pub(super) fn has_word_with_prefix(text: &str, prefix: &str) -> bool {
    text.split(' ').any(|word| word.starts_with(prefix))
}

/// The `limit` smallest offsets, which belong to the most connected entities.
fn smallest_offsets(offsets: &[u32], limit: usize) -> Vec<u32> {
    let mut offsets = offsets.to_vec();
    if offsets.len() > limit {
        offsets.select_nth_unstable(limit);
        offsets.truncate(limit);
    }
    offsets
}
