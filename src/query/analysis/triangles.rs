//! Friends of two rivals.
//!
//! Three entities with pairwise relations pull in opposite directions if one pair is unfriendly and both others are
//! friendly (Cartwright and Harary, "Structural balance: a generalization of Heider's theory", 1956).

use std::collections::BTreeMap;

use crate::model::{EntityId, Graph, RelationId, Tie, Tone};
use crate::query::Filter;

/// An entity on friendly terms with two rivals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Triangle {
    /// The one on friendly terms with both.
    pub friend: EntityId,
    /// The two rivals, by id.
    pub rivals: [EntityId; 2],
    /// The friendly relations with the first and with the second rival, by id.
    pub friendship: [Vec<RelationId>; 2],
    /// The unfriendly relations between the rivals, by id.
    pub rivalry: Vec<RelationId>,
}

/// An entity's friendly and unfriendly relations with each other one.
type TonedRelations = BTreeMap<EntityId, (Vec<RelationId>, Vec<RelationId>)>;

/// Triangles of opposite tone: at most `limit`, by rivals, then by friend.
///
/// A pair is friendly or unfriendly if all its relations are that are not neutral: two that praise and mock each
/// other are neither. Claims reported as denied count like others; a filter can exclude them.
pub(super) fn triangles(graph: &Graph, filter: &Filter, limit: usize) -> Vec<Triangle> {
    let met = graph.entities().filter(|entity| filter.allows_entity(graph, entity.id()));
    let pairs = met.flat_map(|entity| {
        let near = toned(graph, entity.id(), filter);
        let rivals = near.iter().filter(|(other, both)| **other > entity.id() && is_hostile(both));
        let rivals: Vec<EntityId> = rivals.map(|(other, _)| *other).collect();
        rivals.into_iter().map(move |rival| ([entity.id(), rival], near.clone()))
    });
    let found = pairs.flat_map(|(rivals, near)| of_pair(graph, rivals, &near, filter));
    found.take(limit).collect()
}

fn of_pair(
    graph: &Graph,
    rivals: [EntityId; 2],
    near: &TonedRelations,
    filter: &Filter,
) -> Vec<Triangle> {
    let far = toned(graph, rivals[1], filter);
    let rivalry = &near[&rivals[1]].1;
    let friends = near.iter().filter(|(_, both)| is_friendly(both));
    let shared = friends.filter_map(|(friend, first)| {
        let second = far.get(friend).filter(|both| is_friendly(both))?;
        Some(Triangle {
            friend: *friend,
            rivals,
            friendship: [first.0.clone(), second.0.clone()],
            rivalry: rivalry.clone(),
        })
    });
    shared.collect()
}

fn toned(graph: &Graph, entity: EntityId, filter: &Filter) -> TonedRelations {
    let mut toned = TonedRelations::new();
    let others = graph.ties(entity).filter(|tie| tie.other != entity);
    let mut ties: Vec<Tie> = others.filter(|tie| filter.allows_tie(graph, *tie)).collect();
    ties.sort_unstable_by_key(|tie| tie.relation);
    for tie in ties {
        let both = toned.entry(tie.other).or_default();
        match graph.relation(tie.relation).tone() {
            Tone::Positive => both.0.push(tie.relation),
            Tone::Negative => both.1.push(tie.relation),
            Tone::Neutral => {}
        }
    }
    toned
}

fn is_friendly((friendly, hostile): &(Vec<RelationId>, Vec<RelationId>)) -> bool {
    !friendly.is_empty() && hostile.is_empty()
}

fn is_hostile((friendly, hostile): &(Vec<RelationId>, Vec<RelationId>)) -> bool {
    friendly.is_empty() && !hostile.is_empty()
}
