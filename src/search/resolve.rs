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
    let best = evidence(first, &text);
    match best {
        Class::Whole => return among_namesakes(graph, argument.trim(), hits, &text),
        Class::Scattered => return Resolution::None(nearest(graph, &hits, &text)),
        _ => {}
    }
    let rivals = hits.iter().filter(|hit| evidence(hit, &text) == best).count();
    if rivals == 1 && decides(best, text.length()) {
        return Resolution::One(first.entity);
    }
    if let Some(entity) = nearest_whole(&hits, &text) {
        return Resolution::One(entity);
    }
    // A role does not name an entity, unless nothing else matches.
    let is_candidate = |hit: &EntityHit| match evidence(hit, &text) {
        Class::Role => best == Class::Role,
        other => other != Class::Scattered,
    };
    let candidates: Vec<EntityHit> = hits.into_iter().filter(is_candidate).collect();
    match candidates.as_slice() {
        [only] => Resolution::None(vec![graph.entity(only.entity).name().to_owned()]),
        _ => Resolution::Several(candidates),
    }
}

/// What a match says about which entity is meant: the class that stands for all that say as much.
fn evidence(hit: &EntityHit, text: &QueryText) -> Class {
    match hit.class {
        Class::Initials | Class::FirstInitials | Class::Consonants => hit.class,
        class if class <= Class::WholeAnyOrder => class,
        class if class.is_complete() => Class::FirstWords,
        class if class <= Class::PrefixesAnyOrder => Class::FirstPrefix,
        Class::FirstJoined | Class::LaterJoined if text.length() >= 3 => Class::FirstPrefix,
        Class::Role | Class::AcrossTexts => Class::Role,
        Class::WholeTypo | Class::WordsTypo => Class::WholeTypo,
        Class::WholeTwoTypos | Class::TwoTypos if text.length() >= 7 => Class::TwoTypos,
        Class::Close | Class::Gapped | Class::PrefixTypo | Class::Sound => Class::Close,
        _ => Class::Scattered,
    }
}

/// Whether evidence from this many characters is enough to name an entity.
fn decides(evidence: Class, length: usize) -> bool {
    match evidence {
        Class::Whole | Class::WholeAnyOrder | Class::FirstWords => true,
        Class::FirstPrefix | Class::Initials | Class::FirstInitials => length >= 2,
        Class::Consonants => length >= 3,
        Class::WholeTypo => length >= 4,
        Class::TwoTypos => length >= 7,
        _ => false,
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
    let is_whole = |hit: &EntityHit| evidence(hit, text) == Class::Whole;
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
        evidence(hits.first()?, text),
        Class::Consonants | Class::Close | Class::WholeTypo
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
