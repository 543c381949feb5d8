//! Resolves words to entities, whose names may have several words.

use std::collections::{BTreeMap, BTreeSet};

use super::entity::{is_exact_name, resolve, resolve_entity};
use super::messages::ambiguous_words_message;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::model::EntityId;
use crate::search::Resolution;

/// From this many words on, each is a separate name: names of several words then need quotes.
const MIN_SEPARATE_WORDS: usize = 9;

/// One interpretation of the words: the entities in the order given, without duplicates.
pub(super) type Interpretation = Vec<EntityId>;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::cli) enum NamedEntities {
    /// All words together are a name of this entity.
    One(EntityId),
    /// The entities whose names are single words or groups of words, in the order given, without duplicates.
    Several(Vec<EntityId>),
}

/// The entities that the words name, without duplicates, in the order given.
pub(in crate::cli) fn resolve_entities(
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
/// If each word names an entity, the words are separate names; otherwise adjacent words are combined into names. Exact
/// names are preferred to parts of names. Fails if the words can still be read as names of different entities.
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
        match &spans.interpretations()[..] {
            [] => {}
            [only] => return Ok(spans.named_entities(only)),
            several => {
                return Err(Failure::NotFound(ambiguous_words_message(graph, typed, several)));
            }
        }
    }
    let entities = typed.iter().map(|word| resolve_entity(context, word));
    let entities: Vec<EntityId> = entities.collect::<Result<_, _>>()?;
    Ok(NamedEntities::Several(distinct(entities)))
}

#[derive(Clone, Copy)]
struct Span {
    entity: EntityId,
    /// Whether the words are the slug, name or alias of the entity.
    is_exact_name: bool,
}

/// The entities that ranges of adjacent words name.
struct Spans {
    word_count: usize,
    by_range: BTreeMap<(usize, usize), Span>,
}

impl Spans {
    #[expect(clippy::indexing_slicing, reason = "spans are within the words")]
    fn find(context: &Context, typed: &[String]) -> Result<Self, Failure> {
        let words = typed.len();
        let mut by_range = BTreeMap::new();
        for span in (0..words).flat_map(|start| (start + 1..=words).map(move |end| (start, end))) {
            let text = typed[span.0..span.1].join(" ");
            if let Resolution::One(entity) = resolve(context, &text)? {
                let is_exact_name = is_exact_name(context, &text)?;
                by_range.insert(span, Span { entity, is_exact_name });
            }
        }
        Ok(Self { word_count: words, by_range })
    }

    fn get(&self, start: usize, end: usize) -> Option<Span> {
        self.by_range.get(&(start, end)).copied()
    }

    /// Reads all words as one name, or each word as a separate name. `None` if not every word is a name and the words
    /// together are not an exact name. Fails if both readings are possible, unless only the separate words are exact.
    fn one_or_each(
        &self,
        context: &Context,
        typed: &[String],
    ) -> Result<Option<NamedEntities>, Failure> {
        let each = (0..self.word_count).map(|word| self.get(word, word + 1));
        let each: Option<Vec<Span>> = each.collect();
        let are_exact_names = each.iter().flatten().all(|span| span.is_exact_name);
        let together = self.get(0, self.word_count);
        let each = each.map(|spans| distinct(spans.iter().map(|span| span.entity)));
        Ok(match (together, each) {
            (Some(one), Some(each)) if each == [one.entity] => Some(NamedEntities::One(one.entity)),
            (Some(one), Some(each)) if one.is_exact_name || !are_exact_names => {
                let interpretations = [vec![one.entity], each];
                return Err(Failure::NotFound(ambiguous_words_message(
                    context.graph()?,
                    typed,
                    &interpretations,
                )));
            }
            (_, Some(each)) if !are_exact_names => Some(self.named_entities(&each)),
            (_, Some(each)) => Some(NamedEntities::Several(each)),
            (Some(one), None) if one.is_exact_name => Some(NamedEntities::One(one.entity)),
            (_, None) => None,
        })
    }

    /// Words that all name the same entity count as one name, unless they can be read as several exact names.
    fn named_entities(&self, entities: &[EntityId]) -> NamedEntities {
        let is_same = |interpretation: &Interpretation| interpretation == entities;
        match entities {
            [one] if !self.interpretations_with(|span| span.is_exact_name).iter().any(is_same) => {
                NamedEntities::One(*one)
            }
            _ => NamedEntities::Several(entities.to_vec()),
        }
    }

    /// Every interpretation of the words, without duplicates. If any consist of exact names, only those.
    fn interpretations(&self) -> Vec<Interpretation> {
        let exact = self.interpretations_with(|span| span.is_exact_name);
        if exact.is_empty() { self.interpretations_with(|_| true) } else { exact }
    }

    #[expect(clippy::indexing_slicing, reason = "every end before has interpretations")]
    fn interpretations_with(&self, allows: impl Fn(Span) -> bool) -> Vec<Interpretation> {
        let mut interpretations_up_to: Vec<Vec<Interpretation>> = vec![vec![Interpretation::new()]];
        for end in 1..=self.word_count {
            let mut interpretations: Vec<Interpretation> = Vec::new();
            let spans = (0..end).filter_map(|start| Some((start, self.get(start, end)?)));
            for (start, span) in spans.filter(|(_, span)| allows(*span)) {
                for before in &interpretations_up_to[start] {
                    let interpretation = distinct(before.iter().copied().chain([span.entity]));
                    if !interpretations.contains(&interpretation) {
                        interpretations.push(interpretation);
                    }
                }
            }
            interpretations_up_to.push(interpretations);
        }
        interpretations_up_to.pop().unwrap_or_default()
    }
}

fn distinct(entities: impl IntoIterator<Item = EntityId>) -> Interpretation {
    let mut seen = BTreeSet::new();
    entities.into_iter().filter(|id| seen.insert(*id)).collect()
}
