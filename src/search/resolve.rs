//! The one entity that a command is given by name.

use super::hit::{EntityHit, Field};
use super::index::Index;
use super::matching::Class;
use super::spelling::QueryText;
use crate::model::{Entity, EntityId, Graph};

/// What an argument that should name one entity stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// This entity, clearly.
    One(EntityId),
    /// Any of these, best first.
    Several(Vec<EntityHit>),
    /// Nothing; these names come nearest, at most three.
    None(Vec<String>),
}

/// Candidates looked at and listed at most.
const MOST: usize = 10;

/// Resolves an argument: a slug, a name or alias in any case, or a clear winner of the search.
///
/// A winner is clear where nobody else fits in the same way: by complete words, by the beginnings
/// of words, by initials, without vowels, or with a slip or two on a whole name. Letters that are
/// merely scattered over a name never decide. Signs of the query language are letters here.
#[must_use]
pub fn find_one(index: &Index, graph: &Graph, typed: &str) -> Resolution {
    if let Some(entity) = graph.find_entity(typed.trim()) {
        return Resolution::One(entity);
    }
    let words = QueryText::new(typed);
    let hits = index.plain(graph, &words, MOST);
    let Some(first) = hits.first() else { return named_without_letters(graph, typed.trim()) };
    if sort(first, &words) == FitGroup::Whole {
        return among_namesakes(graph, typed.trim(), hits, &words);
    }
    let best = sort(first, &words);
    if best == FitGroup::Chance {
        return Resolution::None(nearest(graph, &hits, &words));
    }
    let rivals = hits.iter().filter(|hit| sort(hit, &words) == best).count();
    if rivals == 1 && best.decides(words.length()) {
        return Resolution::One(first.entity);
    }
    if let Some(entity) = nearest_whole(&hits, &words) {
        return Resolution::One(entity);
    }
    // What an entity is does not name it, unless nothing else fits.
    let is_candidate = |hit: &EntityHit| match sort(hit, &words) {
        FitGroup::Role => best == FitGroup::Role,
        other => other != FitGroup::Chance,
    };
    let candidates: Vec<EntityHit> = hits.into_iter().filter(is_candidate).collect();
    match candidates.as_slice() {
        [only] => Resolution::None(vec![graph.entity(only.entity).name().to_owned()]),
        _ => Resolution::Several(candidates),
    }
}

/// Ways to fit that weigh the same when one entity is to be told from the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum FitGroup {
    Whole,
    Reordered,
    Complete,
    Begun,
    Initials,
    InitialsBegun,
    Consonants,
    Role,
    OneTypo,
    TwoTypos,
    Near,
    Chance,
}

impl FitGroup {
    /// Whether so many letters that fit in this way are enough to name an entity.
    fn decides(self, letters: usize) -> bool {
        match self {
            Self::Whole | Self::Reordered | Self::Complete => true,
            Self::Begun | Self::Initials | Self::InitialsBegun => letters >= 2,
            Self::Consonants => letters >= 3,
            Self::OneTypo => letters >= 4,
            Self::TwoTypos => letters >= 7,
            Self::Role | Self::Near | Self::Chance => false,
        }
    }
}

fn sort(hit: &EntityHit, typed: &QueryText) -> FitGroup {
    match Class::of_score(hit.score).unwrap_or(Class::Scattered) {
        Class::Whole => FitGroup::Whole,
        Class::WholeAnyOrder => FitGroup::Reordered,
        class if class.is_complete() => FitGroup::Complete,
        class if class <= Class::PrefixesAnyOrder => FitGroup::Begun,
        Class::FirstJoined | Class::LaterJoined if typed.length() >= 3 => FitGroup::Begun,
        Class::Initials => FitGroup::Initials,
        Class::FirstInitials => FitGroup::InitialsBegun,
        Class::Consonants => FitGroup::Consonants,
        Class::Role | Class::AcrossTexts => FitGroup::Role,
        Class::WholeTypo | Class::WordsTypo => FitGroup::OneTypo,
        Class::WholeTwoTypos | Class::TwoTypos if typed.length() >= 7 => FitGroup::TwoTypos,
        Class::Close | Class::Gapped | Class::PrefixTypo | Class::Sound => FitGroup::Near,
        _ => FitGroup::Chance,
    }
}

/// Names such as `***` hold nothing that the index keeps: they are found as they are written.
fn named_without_letters(graph: &Graph, typed: &str) -> Resolution {
    let named = |entity: Entity<'_>| {
        let field = if entity.name() == typed { Some(Field::Name) } else { None };
        let is_alias = || entity.aliases().any(|alias| alias.name == typed).then_some(Field::Alias);
        let field = field.or_else(is_alias)?;
        let matched = typed.to_owned();
        Some(EntityHit { entity: entity.id(), score: 0, field, matched, letters: Vec::new() })
    };
    let hits: Vec<EntityHit> = graph.entities().filter_map(named).take(MOST).collect();
    match hits.as_slice() {
        [] => Resolution::None(Vec::new()),
        [only] => Resolution::One(only.entity),
        _ => Resolution::Several(hits),
    }
}

/// Several names may fold alike: the one typed to the letter, but for case, goes first.
fn among_namesakes(
    graph: &Graph,
    typed: &str,
    hits: Vec<EntityHit>,
    words: &QueryText,
) -> Resolution {
    let lower = typed.to_lowercase();
    let is_named = |id: EntityId| {
        let entity = graph.entity(id);
        let names = std::iter::once(entity.name()).chain(entity.aliases().map(|alias| alias.name));
        { names }.any(|name| name.to_lowercase() == lower)
    };
    let same: Vec<EntityHit> =
        hits.into_iter().filter(|hit| sort(hit, words) == FitGroup::Whole).collect();
    let named: Vec<EntityHit> = same.iter().filter(|hit| is_named(hit.entity)).cloned().collect();
    match (named.as_slice(), same.as_slice()) {
        ([only], _) | ([], [only]) => Resolution::One(only.entity),
        ([], _) => Resolution::Several(same),
        _ => Resolution::Several(named),
    }
}

/// The one entity of which a whole name is only a slip or two away, and nearer than of any other.
fn nearest_whole(hits: &[EntityHit], typed: &QueryText) -> Option<EntityId> {
    let mistyped = |hit: &EntityHit| {
        matches!(sort(hit, typed), FitGroup::Consonants | FitGroup::Near | FitGroup::OneTypo)
    };
    let distance = |hit: &EntityHit| {
        strsim::osa_distance(&QueryText::new(&hit.matched).squashed, &typed.squashed)
    };
    if !hits.first().is_some_and(mistyped) {
        return None;
    }
    let mut distances: Vec<(usize, EntityId)> =
        hits.iter().map(|hit| (distance(hit), hit.entity)).collect();
    distances.sort_unstable();
    let ((nearest, entity), next) = (distances.first()?, distances.get(1));
    let clear = next.is_none_or(|(next, _)| nearest < next);
    (clear && *nearest <= (typed.length() + 1) / 3).then_some(*entity)
}

/// The names that come nearest to what was typed, where they are near at all.
fn nearest(graph: &Graph, hits: &[EntityHit], typed: &QueryText) -> Vec<String> {
    let near = hits.iter().filter(|hit| {
        let matched = QueryText::new(&hit.matched);
        let distance = strsim::osa_distance(&matched.text, &typed.text);
        hit.field != Field::Role && 2 * distance <= matched.length().max(typed.length())
    });
    near.take(3).map(|hit| graph.entity(hit.entity).name().to_owned()).collect()
}
