//! Resolves words to entities: one word each, or several words together.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::several_readings;
use super::entity::{entity, find, is_whole_name};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::model::EntityId;
use crate::search::Resolution;

/// With at least this many words, each word is a separate name: no one types so long a name without quotes.
const MIN_SEPARATE_WORDS: usize = 9;

/// One reading of the words: the entities in the order given, without duplicates.
pub(super) type Reading = Vec<EntityId>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum NamedEntities {
    /// All words together name one entity.
    One(EntityId),
    /// The entities that single words or groups of words name, in the order given, without duplicates.
    Several(Vec<EntityId>),
}

/// The entities that the words name, without duplicates, in the order given.
pub(in crate::cli) fn entities(
    context: &Context,
    typed: &[String],
) -> Result<Vec<EntityId>, Failure> {
    Ok(match resolve_names(context, typed)? {
        NamedEntities::One(entity) => vec![entity],
        NamedEntities::Several(entities) => entities,
    })
}

/// Resolves words to entities: `richard yu` is one name, `xiaomi porsche` are two.
///
/// If each word names an entity, the words are separate names; otherwise adjacent words are combined into names. Fails
/// if there are several ways to read them; whole names are preferred to parts of names.
pub(in crate::cli) fn resolve_names(
    context: &Context,
    typed: &[String],
) -> Result<NamedEntities, Failure> {
    let graph = context.graph()?;
    let are_slugs = typed.iter().all(|word| graph.find_entity(word).is_some());
    if (2..MIN_SEPARATE_WORDS).contains(&typed.len()) && !are_slugs {
        let spans = Spans::find(context, typed)?;
        if let Some(names) = spans.one_or_each(context, typed)? {
            return Ok(names);
        }
        match &spans.readings()[..] {
            [] => {}
            [only] => return Ok(spans.named_entities(only)),
            several => return Err(Failure::NotFound(several_readings(graph, typed, several))),
        }
    }
    let entities = typed.iter().map(|word| entity(context, word));
    let entities: Vec<EntityId> = entities.collect::<Result<_, _>>()?;
    Ok(NamedEntities::Several(distinct(entities)))
}

#[derive(Clone, Copy)]
struct Span {
    entity: EntityId,
    /// Whether the words are the slug, the whole name or an alias of the entity.
    is_whole_name: bool,
}

/// The entities that ranges of adjacent words name.
struct Spans {
    word_count: usize,
    by_range: BTreeMap<(usize, usize), Span>,
}

impl Spans {
    fn find(context: &Context, typed: &[String]) -> Result<Self, Failure> {
        let words = typed.len();
        let mut by_range = BTreeMap::new();
        for span in (0..words).flat_map(|start| (start + 1..=words).map(move |end| (start, end))) {
            let text = typed[span.0..span.1].join(" ");
            if let Resolution::One(entity) = find(context, &text)? {
                let is_whole_name = is_whole_name(context, &text)?;
                by_range.insert(span, Span { entity, is_whole_name });
            }
        }
        Ok(Self { word_count: words, by_range })
    }

    fn get(&self, start: usize, end: usize) -> Option<Span> {
        self.by_range.get(&(start, end)).copied()
    }

    /// Reads all words as one name, or each word as a separate name.
    fn one_or_each(
        &self,
        context: &Context,
        typed: &[String],
    ) -> Result<Option<NamedEntities>, Failure> {
        let each = (0..self.word_count).map(|word| self.get(word, word + 1));
        let each: Option<Vec<Span>> = each.collect();
        let are_names = each.iter().flatten().all(|span| span.is_whole_name);
        let together = self.get(0, self.word_count);
        let each = each.map(|spans| distinct(spans.iter().map(|span| span.entity)));
        Ok(match (together, each) {
            (Some(one), Some(each)) if each == [one.entity] => Some(NamedEntities::One(one.entity)),
            (Some(one), Some(each)) if one.is_whole_name || !are_names => {
                let readings = [vec![one.entity], each];
                return Err(Failure::NotFound(several_readings(
                    context.graph()?,
                    typed,
                    &readings,
                )));
            }
            (_, Some(each)) if !are_names => Some(self.named_entities(&each)),
            (_, Some(each)) => Some(NamedEntities::Several(each)),
            (Some(one), None) if one.is_whole_name => Some(NamedEntities::One(one.entity)),
            (_, None) => None,
        })
    }

    /// The entities of a reading. Words that name a single entity are one name, unless each is a whole name of it.
    fn named_entities(&self, entities: &[EntityId]) -> NamedEntities {
        let are_whole = |reading: &Reading| reading == entities;
        match entities {
            [one] if !self.readings_with(|span| span.is_whole_name).iter().any(are_whole) => {
                NamedEntities::One(*one)
            }
            _ => NamedEntities::Several(entities.to_vec()),
        }
    }

    /// Every way to read the words as names, each set of entities once. Readings of whole names exclude all others.
    fn readings(&self) -> Vec<Reading> {
        let whole = self.readings_with(|span| span.is_whole_name);
        if whole.is_empty() { self.readings_with(|_| true) } else { whole }
    }

    fn readings_with(&self, allows: impl Fn(Span) -> bool) -> Vec<Reading> {
        let mut readings_up_to: Vec<Vec<Reading>> = vec![vec![Reading::new()]];
        for end in 1..=self.word_count {
            let mut readings: Vec<Reading> = Vec::new();
            let spans = (0..end).filter_map(|start| Some((start, self.get(start, end)?)));
            for (start, span) in spans.filter(|(_, span)| allows(*span)) {
                for before in &readings_up_to[start] {
                    let reading = distinct(before.iter().copied().chain([span.entity]));
                    if !readings.contains(&reading) {
                        readings.push(reading);
                    }
                }
            }
            readings_up_to.push(readings);
        }
        readings_up_to.pop().unwrap_or_default()
    }
}

fn distinct(entities: impl IntoIterator<Item = EntityId>) -> Reading {
    let mut seen = BTreeSet::new();
    entities.into_iter().filter(|id| seen.insert(*id)).collect()
}
