use super::hit::{EntityHit, Field};
use super::index::Index;
use super::matching::MatchClass;
use super::spelling::{QueryText, count_characters};
use crate::model::{Entity, EntityId, Graph};

/// The result of resolving an argument that should name one entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Exactly one entity.
    One(EntityId),
    /// No exact match, but a close misspelling of this entity: a guess that callers must not accept silently.
    Similar(EntityId),
    /// Several candidates, best first.
    Several(Vec<EntityHit>),
    /// No entity; at most three entities with similar names.
    None(Vec<EntityId>),
}

const MAX_CANDIDATES: usize = 10;

/// Resolves an argument: a slug, a name or alias, all the initials of a name, or a word or word prefix that only one
/// entity has.
///
/// Nothing weaker is accepted. A close misspelling is [`Resolution::Similar`]: one edit (optimal string alignment) for
/// five or more characters, two for eight or more, provided that no other entity is as close. Operators of the query
/// language have no meaning here.
///
/// The index is requested only if the argument is not a slug, since building it takes longer than loading a graph.
pub fn find_one<'i>(
    index: impl FnOnce() -> &'i Index,
    graph: &Graph,
    argument: &str,
) -> Resolution {
    let (hits, text) = match find_exact(index, graph, argument) {
        Ok(resolution) => return resolution,
        Err(unresolved) => unresolved,
    };
    // Hits are not sorted by evidence: joined beginnings rank above text at a later word.
    let Some(best) = hits.iter().map(|hit| evidence(hit, &text)).min() else {
        return Resolution::None(Vec::new());
    };
    let mut equally_good = hits.iter().filter(|hit| evidence(hit, &text) == best);
    if let (Some(hit), None) = (equally_good.next(), equally_good.next())
        && is_conclusive(best, text.length())
    {
        return Resolution::One(hit.entity);
    }
    if matches!(best, MatchClass::Close | MatchClass::Scattered) {
        return match closest(graph, &hits, &text) {
            Some(entity) => Resolution::Similar(entity),
            None => Resolution::None(nearest(&hits, &text)),
        };
    }
    // A role does not name an entity, unless nothing else matches.
    let is_candidate = |hit: &EntityHit| match evidence(hit, &text) {
        MatchClass::Role => best == MatchClass::Role,
        other => !matches!(other, MatchClass::Close | MatchClass::Scattered),
    };
    let candidates: Vec<EntityHit> = hits.into_iter().filter(is_candidate).collect();
    match candidates.as_slice() {
        [hit] => Resolution::None(vec![hit.entity]),
        _ => Resolution::Several(candidates),
    }
}

/// Resolves an argument that must be a slug, or a whole name or alias, ignoring case, accents and spaces. The index is
/// used as in [`find_one`].
pub(crate) fn find_by_name<'i>(
    index: impl FnOnce() -> &'i Index,
    graph: &Graph,
    argument: &str,
) -> Resolution {
    let none = |(hits, text): Unresolved| Resolution::None(nearest(&hits, &text));
    find_exact(index, graph, argument).unwrap_or_else(none)
}

type Unresolved = (Vec<EntityHit>, QueryText);

fn find_exact<'i>(
    index: impl FnOnce() -> &'i Index,
    graph: &Graph,
    argument: &str,
) -> Result<Resolution, Unresolved> {
    if let Some(entity) = graph.find_entity(argument.trim()) {
        return Ok(Resolution::One(entity));
    }
    let text = QueryText::new(argument);
    let hits = index().find_words(graph, &text, MAX_CANDIDATES);
    match hits.first().map(|first| evidence(first, &text)) {
        None => Ok(find_verbatim(graph, argument.trim())),
        Some(MatchClass::Whole) => Ok(choose_namesake(graph, argument.trim(), hits, &text)),
        Some(_) => Err((hits, text)),
    }
}

/// The strength of a match as evidence: its class, with equally strong classes merged into one.
fn evidence(hit: &EntityHit, text: &QueryText) -> MatchClass {
    match hit.class {
        MatchClass::Whole | MatchClass::WholeAnyOrder | MatchClass::Initials => hit.class,
        class if class.is_complete() => MatchClass::MainNameWords,
        class if class <= MatchClass::PrefixesAnyOrder => MatchClass::MainNamePrefix,
        MatchClass::FirstJoined | MatchClass::LaterJoined | MatchClass::RareReading
            if text.length() >= 3 =>
        {
            MatchClass::MainNamePrefix
        }
        MatchClass::Role | MatchClass::AcrossTexts => MatchClass::Role,
        MatchClass::WholeTwoTypos | MatchClass::PrefixTwoTypos if text.length() < 7 => {
            MatchClass::Scattered
        }
        MatchClass::FirstJoined
        | MatchClass::LaterJoined
        | MatchClass::RareReading
        | MatchClass::Scattered => MatchClass::Scattered,
        _ => MatchClass::Close,
    }
}

/// Whether evidence from this many characters is enough to name an entity.
fn is_conclusive(evidence: MatchClass, length: usize) -> bool {
    match evidence {
        MatchClass::Whole | MatchClass::WholeAnyOrder | MatchClass::MainNameWords => true,
        MatchClass::MainNamePrefix | MatchClass::Initials => length >= 2,
        _ => false,
    }
}

/// Finds names that are not in the index, such as `***`, by comparing them as written.
fn find_verbatim(graph: &Graph, argument: &str) -> Resolution {
    let verbatim_hit = |entity: Entity<'_>| {
        let index = entity.names().position(|name| name == argument)?;
        let field = if index == 0 { Field::Name } else { Field::Alias };
        let (entity, class, matched) = (entity.id(), MatchClass::Whole, argument.to_owned());
        let (highlights, missing) = (Vec::new(), Vec::new());
        Some(EntityHit { entity, score: 0, class, field, matched, highlights, missing })
    };
    let hits: Vec<EntityHit> =
        graph.entities().filter_map(verbatim_hit).take(MAX_CANDIDATES).collect();
    match hits.as_slice() {
        [] => Resolution::None(Vec::new()),
        [hit] => Resolution::One(hit.entity),
        _ => Resolution::Several(hits),
    }
}

/// Chooses among names that fold to the same text: a name that differs from the argument only in case wins.
fn choose_namesake(
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
    let is_whole = |hit: &EntityHit| evidence(hit, text) == MatchClass::Whole;
    let whole: Vec<EntityHit> = hits.into_iter().filter(is_whole).collect();
    let exact: Vec<EntityHit> = whole.iter().filter(is_named).cloned().collect();
    match (exact.as_slice(), whole.as_slice()) {
        ([hit], _) | ([], [hit]) => Resolution::One(hit.entity),
        ([], _) => Resolution::Several(whole),
        _ => Resolution::Several(exact),
    }
}

/// The distance between an argument and a name: the number of edits, then whole names before single words.
type Distance = (usize, ComparedPart);

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum ComparedPart {
    Name,
    Word,
}

/// The entity nearest to a misspelling, if no other is as close.
fn closest(graph: &Graph, hits: &[EntityHit], text: &QueryText) -> Option<EntityId> {
    let max_edits = match text.length() {
        0..5 => return None,
        5..8 => 1,
        _ => 2,
    };
    let entity_distance = |hit: &EntityHit| {
        let names = graph.entity(hit.entity).names().map(QueryText::new);
        Some((names.filter_map(|name| distance(&name, text)).min()?, hit.entity))
    };
    let mut distances: Vec<(Distance, EntityId)> =
        hits.iter().filter_map(entity_distance).collect();
    distances.sort_unstable();
    let (&(distance, entity), next) = (distances.first()?, distances.get(1));
    let is_unambiguous = next.is_none_or(|(next, _)| distance < *next);
    (is_unambiguous && distance.0 <= max_edits).then_some(entity)
}

fn distance(name: &QueryText, text: &QueryText) -> Option<Distance> {
    let edits = |other: &str| strsim::osa_distance(other, &text.joined);
    let words = name.words().map(|word| (edits(word), ComparedPart::Word));
    words.chain([(edits(&name.joined), ComparedPart::Name)]).min()
}

/// Whether each word of a misspelling is near a whole word of the name, unless the name is a single word.
fn has_near_words(name: &QueryText, text: &QueryText) -> bool {
    let is_near = |word: &str, typed: &str| {
        let longer = count_characters(word).max(count_characters(typed));
        2 * strsim::osa_distance(word, typed) < longer
    };
    let has_near_word = |typed| name.words().any(|word| is_near(word, typed));
    !name.spaced.contains(' ') || text.words().all(has_near_word)
}

/// The names nearest to the argument, at most three.
fn nearest(hits: &[EntityHit], text: &QueryText) -> Vec<EntityId> {
    let distance_if_near = |hit: &EntityHit| {
        let matched_text = QueryText::new(&hit.matched);
        let distance = strsim::osa_distance(&matched_text.spaced, &text.spaced);
        let is_near = match evidence(hit, text) {
            MatchClass::Scattered => 2 * distance <= matched_text.length().max(text.length()),
            _ => hit.class != MatchClass::PrefixTypo || has_near_words(&matched_text, text),
        };
        (hit.field != Field::Role && is_near).then_some((distance, hit.entity))
    };
    let mut near: Vec<(usize, EntityId)> = hits.iter().filter_map(distance_if_near).collect();
    near.sort_by_key(|(distance, _)| *distance);
    near.into_iter().take(3).map(|(_, id)| id).collect()
}

#[cfg(test)]
mod tests {
    use super::{Resolution, find_by_name, find_one};
    use crate::model::sample::graph;

    #[test]
    fn slugs_are_found_without_the_index() {
        let graph = graph("a -knows-> b");
        let b = graph.find_entity("b").expect("`b` is in the graph");
        let no_index = || unreachable!("the index is not needed");
        assert_eq!(find_one(no_index, &graph, "b"), Resolution::One(b));
        assert_eq!(find_by_name(no_index, &graph, " b "), Resolution::One(b));
    }
}
