//! Resolves several words to entities: one each, or some of them together.

use std::collections::{BTreeMap, BTreeSet};

use super::candidates::several_readings;
use super::entity::{entity, find, is_whole_name};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::model::EntityId;
use crate::search::Resolution;

/// From this many words on, each is a separate name: no one types so many without quotes.
const TOO_MANY: usize = 9;

/// Entities in the order given, without duplicates.
pub(super) type NamedInOrder = Vec<EntityId>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum NamedEntities {
    /// All of them together are the name of one entity.
    Together(EntityId),
    /// Several, without duplicates, in the order given.
    Each(Vec<EntityId>),
}

/// The entities that the words name, without duplicates, in the order given.
pub(in crate::cli) fn entities(
    context: &Context,
    typed: &[String],
) -> Result<Vec<EntityId>, Failure> {
    Ok(match named(context, typed)? {
        NamedEntities::Together(entity) => vec![entity],
        NamedEntities::Each(entities) => entities,
    })
}

/// Resolves words to entities: `richard yu` is one name, `xiaomi porsche` are two.
///
/// If each word names an entity, they are separate names; else words that are a name only together are one. Fails if
/// both are possible, or if words can be combined in several ways; whole names are preferred to parts of names.
pub(in crate::cli) fn named(context: &Context, typed: &[String]) -> Result<NamedEntities, Failure> {
    let graph = context.graph()?;
    let are_slugs = typed.iter().all(|word| graph.find_entity(word).is_some());
    if (2..TOO_MANY).contains(&typed.len()) && !are_slugs {
        let spans = Spans::find(context, typed)?;
        if let Some(named) = spans.whole_or_each(context, typed)? {
            return Ok(named);
        }
        match &spans.readings()[..] {
            [] => {}
            [only] => return Ok(spans.together(only)),
            several => return Err(Failure::NotFound(several_readings(graph, typed, several))),
        }
    }
    let found = typed.iter().map(|word| entity(context, word));
    let found: Vec<EntityId> = found.collect::<Result<_, _>>()?;
    Ok(NamedEntities::Each(distinct(found)))
}

#[derive(Clone, Copy)]
struct Span {
    entity: EntityId,
    /// Whether the words are its slug, its whole name or an alias.
    is_whole_name: bool,
}

/// The entities that runs of adjacent words name, by range of words.
struct Spans {
    words: usize,
    named: BTreeMap<(usize, usize), Span>,
}

impl Spans {
    fn find(context: &Context, typed: &[String]) -> Result<Self, Failure> {
        let words = typed.len();
        let mut named = BTreeMap::new();
        for span in (0..words).flat_map(|start| (start + 1..=words).map(move |end| (start, end))) {
            let text = typed[span.0..span.1].join(" ");
            if let Resolution::One(entity) = find(context, &text)? {
                let is_whole_name = is_whole_name(context, &text)?;
                named.insert(span, Span { entity, is_whole_name });
            }
        }
        Ok(Self { words, named })
    }

    fn get(&self, start: usize, end: usize) -> Option<Span> {
        self.named.get(&(start, end)).copied()
    }

    /// Reads all words as one name, or each as one.
    fn whole_or_each(
        &self,
        context: &Context,
        typed: &[String],
    ) -> Result<Option<NamedEntities>, Failure> {
        let each = (0..self.words).map(|word| self.get(word, word + 1));
        let each: Option<Vec<Span>> = each.collect();
        let are_names = each.iter().flatten().all(|span| span.is_whole_name);
        let together = self.get(0, self.words);
        let each = each.map(|spans| distinct(spans.iter().map(|span| span.entity)));
        Ok(match (together, each) {
            (Some(one), Some(each)) if each == [one.entity] => {
                Some(NamedEntities::Together(one.entity))
            }
            (Some(one), Some(each)) if one.is_whole_name || !are_names => {
                let readings = [vec![one.entity], each];
                return Err(Failure::NotFound(several_readings(
                    context.graph()?,
                    typed,
                    &readings,
                )));
            }
            (_, Some(each)) if !are_names => Some(self.together(&each)),
            (_, Some(each)) => Some(NamedEntities::Each(each)),
            (Some(one), None) if one.is_whole_name => Some(NamedEntities::Together(one.entity)),
            (_, None) => None,
        })
    }

    /// Entities that words name, where several words that name one are its names or parts of one name.
    fn together(&self, entities: &[EntityId]) -> NamedEntities {
        let are_whole = |reading: &NamedInOrder| reading == entities;
        match entities {
            [one] if !self.readings_of(|span| span.is_whole_name).iter().any(are_whole) => {
                NamedEntities::Together(*one)
            }
            _ => NamedEntities::Each(entities.to_vec()),
        }
    }

    /// Every way to read the words as names, each set of entities once; only readings with whole names, if there are
    /// any.
    fn readings(&self) -> Vec<NamedInOrder> {
        let whole = self.readings_of(|span| span.is_whole_name);
        if whole.is_empty() { self.readings_of(|_| true) } else { whole }
    }

    fn readings_of(&self, counts: impl Fn(Span) -> bool) -> Vec<NamedInOrder> {
        let mut upto: Vec<Vec<NamedInOrder>> = vec![vec![NamedInOrder::new()]];
        for end in 1..=self.words {
            let mut readings: Vec<NamedInOrder> = Vec::new();
            let spans = (0..end).filter_map(|start| Some((start, self.get(start, end)?)));
            for (start, span) in spans.filter(|(_, span)| counts(*span)) {
                for before in &upto[start] {
                    let reading = distinct(before.iter().copied().chain([span.entity]));
                    if !readings.contains(&reading) {
                        readings.push(reading);
                    }
                }
            }
            upto.push(readings);
        }
        upto.pop().unwrap_or_default()
    }
}

fn distinct(entities: impl IntoIterator<Item = EntityId>) -> NamedInOrder {
    let mut seen = BTreeSet::new();
    entities.into_iter().filter(|id| seen.insert(*id)).collect()
}
