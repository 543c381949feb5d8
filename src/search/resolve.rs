//! The one entity that a command is given by name.

use super::hit::{EntityHit, NameField};
use super::index::Index;
use super::matching::Class;
use super::spelling::QueryText;
use crate::model::{Entity, EntityId, Graph};

/// What an argument that should name one entity means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// This entity, clearly.
    One(EntityId),
    /// Any of these, best first.
    Several(Vec<EntityHit>),
    /// Nothing; these names come nearest, at most three.
    None(Vec<String>),
}

/// Candidates looked at and listed.
const MAX_CANDIDATES: usize = 10;

/// Resolves an argument: a slug, a name or alias in any case, or a clear winner of the search.
///
/// A winner is clear if no other entity matches in the same way: by complete words, starts of
/// words, initials, without vowels, or with one or two typos in a whole name. Letters that are
/// merely scattered over a name never decide. Operators of the query language have no meaning here.
#[must_use]
pub fn find_one(index: &Index, graph: &Graph, argument: &str) -> Resolution {
    if let Some(entity) = graph.find_entity(argument.trim()) {
        return Resolution::One(entity);
    }
    let text = QueryText::new(argument);
    let hits = index.find_words(graph, &text, MAX_CANDIDATES);
    let Some(first) = hits.first() else { return by_punctuation(graph, argument.trim()) };
    let best = Evidence::of(first, &text);
    match best {
        Evidence::Whole => return among_namesakes(graph, argument.trim(), hits, &text),
        Evidence::Chance => return Resolution::None(nearest(graph, &hits, &text)),
        _ => {}
    }
    let rivals = hits.iter().filter(|hit| Evidence::of(hit, &text) == best).count();
    if rivals == 1 && best.decides(text.length()) {
        return Resolution::One(first.entity);
    }
    if let Some(entity) = nearest_whole(&hits, &text) {
        return Resolution::One(entity);
    }
    // A role does not name an entity, unless nothing else matches.
    let is_candidate = |hit: &EntityHit| match Evidence::of(hit, &text) {
        Evidence::Role => best == Evidence::Role,
        other => other != Evidence::Chance,
    };
    let candidates: Vec<EntityHit> = hits.into_iter().filter(is_candidate).collect();
    match candidates.as_slice() {
        [only] => Resolution::None(vec![graph.entity(only.entity).name().to_owned()]),
        _ => Resolution::Several(candidates),
    }
}

/// Groups of classes that say equally much about which entity is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Evidence {
    Whole,
    Reordered,
    Complete,
    Prefix,
    Initials,
    FirstInitials,
    Consonants,
    Role,
    OneTypo,
    TwoTypos,
    Near,
    Chance,
}

impl Evidence {
    fn of(hit: &EntityHit, text: &QueryText) -> Self {
        match hit.class {
            Class::Whole => Self::Whole,
            Class::WholeAnyOrder => Self::Reordered,
            class if class.is_complete() => Self::Complete,
            class if class <= Class::PrefixesAnyOrder => Self::Prefix,
            Class::FirstJoined | Class::LaterJoined if text.length() >= 3 => Self::Prefix,
            Class::Initials => Self::Initials,
            Class::FirstInitials => Self::FirstInitials,
            Class::Consonants => Self::Consonants,
            Class::Role | Class::AcrossTexts => Self::Role,
            Class::WholeTypo | Class::WordsTypo => Self::OneTypo,
            Class::WholeTwoTypos | Class::TwoTypos if text.length() >= 7 => Self::TwoTypos,
            Class::Close | Class::Gapped | Class::PrefixTypo | Class::Sound => Self::Near,
            _ => Self::Chance,
        }
    }

    /// Whether a match of this many characters is enough to name an entity.
    fn decides(self, length: usize) -> bool {
        match self {
            Self::Whole | Self::Reordered | Self::Complete => true,
            Self::Prefix | Self::Initials | Self::FirstInitials => length >= 2,
            Self::Consonants => length >= 3,
            Self::OneTypo => length >= 4,
            Self::TwoTypos => length >= 7,
            Self::Role | Self::Near | Self::Chance => false,
        }
    }
}

/// Names such as `***` have nothing that the index keeps: they are found as they are written.
fn by_punctuation(graph: &Graph, argument: &str) -> Resolution {
    let named = |entity: Entity<'_>| {
        let place = entity.names().position(|name| name == argument)?;
        let field = if place == 0 { NameField::Name } else { NameField::Alias };
        let (entity, class, matched) = (entity.id(), Class::Whole, argument.to_owned());
        Some(EntityHit { entity, score: 0, class, field, matched, letters: Vec::new() })
    };
    let hits: Vec<EntityHit> = graph.entities().filter_map(named).take(MAX_CANDIDATES).collect();
    match hits.as_slice() {
        [] => Resolution::None(Vec::new()),
        [only] => Resolution::One(only.entity),
        _ => Resolution::Several(hits),
    }
}

/// Several names may fold alike: the one that is equal except for case wins.
fn among_namesakes(
    graph: &Graph,
    argument: &str,
    hits: Vec<EntityHit>,
    text: &QueryText,
) -> Resolution {
    let lower = argument.to_lowercase();
    let is_named = |hit: &&EntityHit| {
        let entity = graph.entity(hit.entity);
        entity.names().any(|name| name.to_lowercase() == lower)
    };
    let is_whole = |hit: &EntityHit| Evidence::of(hit, text) == Evidence::Whole;
    let same: Vec<EntityHit> = hits.into_iter().filter(is_whole).collect();
    let named: Vec<EntityHit> = same.iter().filter(is_named).cloned().collect();
    match (named.as_slice(), same.as_slice()) {
        ([only], _) | ([], [only]) => Resolution::One(only.entity),
        ([], _) => Resolution::Several(same),
        _ => Resolution::Several(named),
    }
}

/// The one entity with a whole name that is a typo or two away, and nearer than any other.
fn nearest_whole(hits: &[EntityHit], text: &QueryText) -> Option<EntityId> {
    let may_be_typo = matches!(
        Evidence::of(hits.first()?, text),
        Evidence::Consonants | Evidence::Near | Evidence::OneTypo
    );
    if !may_be_typo {
        return None;
    }
    let distance =
        |hit: &EntityHit| strsim::osa_distance(&QueryText::new(&hit.matched).joined, &text.joined);
    let mut distances: Vec<(usize, EntityId)> =
        hits.iter().map(|hit| (distance(hit), hit.entity)).collect();
    distances.sort_unstable();
    let ((nearest, entity), next) = (distances.first()?, distances.get(1));
    let is_clear = next.is_none_or(|(next, _)| nearest < next);
    (is_clear && *nearest <= (text.length() + 1) / 3).then_some(*entity)
}

/// The names nearest to the argument, if they are near at all.
fn nearest(graph: &Graph, hits: &[EntityHit], text: &QueryText) -> Vec<String> {
    let near = hits.iter().filter(|hit| {
        let matched = QueryText::new(&hit.matched);
        let distance = strsim::osa_distance(&matched.spaced, &text.spaced);
        hit.field != NameField::Role && 2 * distance <= matched.length().max(text.length())
    });
    near.take(3).map(|hit| graph.entity(hit.entity).name().to_owned()).collect()
}
