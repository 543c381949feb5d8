//! Friends of two rivals.
//!
//! A triangle of entities is unbalanced if one pair is hostile and the other two are friendly (Cartwright and Harary,
//! "Structural balance: a generalization of Heider's theory", 1956).

use std::collections::BTreeMap;

use crate::model::{EntityId, Graph, RelationId, Tie, Tone};
use crate::query::Filter;

/// An entity on friendly terms with two rivals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Triangle {
    /// The entity on friendly terms with both rivals.
    pub friend: EntityId,
    /// The rivals, sorted by id.
    pub rivals: [EntityId; 2],
    /// The friendly relations with the first and with the second rival, by id.
    pub friendship: [Vec<RelationId>; 2],
    /// The hostile relations between the rivals, by id.
    pub rivalry: Vec<RelationId>,
}

/// The friendly and hostile relations of an entity, by the entity at the other end.
type TonedRelations = BTreeMap<EntityId, (Vec<RelationId>, Vec<RelationId>)>;

/// The triangles of two rivals and a friend of both: at most `limit`, sorted by rivals, then by friend. A pair is
/// friendly if at least one of its relations is positive and none is negative; it is hostile if the reverse holds.
/// Claims reported as denied count like any other; a filter can exclude them.
pub(super) fn triangles(graph: &Graph, filter: &Filter, limit: usize) -> Vec<Triangle> {
    let entities = graph.entities().filter(|entity| filter.allows_entity(graph, entity.id()));
    let pairs = entities.flat_map(|entity| {
        let first_relations = relations_by_tone(graph, entity.id(), filter);
        let rivals = first_relations
            .iter()
            .filter(|(other, relations)| **other > entity.id() && is_hostile(relations));
        let rivals: Vec<EntityId> = rivals.map(|(other, _)| *other).collect();
        rivals.into_iter().map(move |rival| ([entity.id(), rival], first_relations.clone()))
    });
    let triangles = pairs.flat_map(|(rivals, first_relations)| {
        rival_triangles(graph, rivals, &first_relations, filter)
    });
    triangles.take(limit).collect()
}

fn rival_triangles(
    graph: &Graph,
    rivals: [EntityId; 2],
    first_relations: &TonedRelations,
    filter: &Filter,
) -> Vec<Triangle> {
    let second_relations = relations_by_tone(graph, rivals[1], filter);
    let rivalry = &first_relations[&rivals[1]].1;
    let friends = first_relations.iter().filter(|(_, relations)| is_friendly(relations));
    let shared = friends.filter_map(|(friend, first)| {
        let second = second_relations.get(friend).filter(|relations| is_friendly(relations))?;
        Some(Triangle {
            friend: *friend,
            rivals,
            friendship: [first.0.clone(), second.0.clone()],
            rivalry: rivalry.clone(),
        })
    });
    shared.collect()
}

fn relations_by_tone(graph: &Graph, entity: EntityId, filter: &Filter) -> TonedRelations {
    let mut relations = TonedRelations::new();
    let others = graph.ties(entity).filter(|tie| tie.other != entity);
    let mut ties: Vec<Tie> = others.filter(|tie| filter.allows_tie(graph, *tie)).collect();
    ties.sort_unstable_by_key(|tie| tie.relation);
    for tie in ties {
        let (friendly, hostile) = relations.entry(tie.other).or_default();
        match graph.relation(tie.relation).tone() {
            Tone::Positive => friendly.push(tie.relation),
            Tone::Negative => hostile.push(tie.relation),
            Tone::Neutral => {}
        }
    }
    relations
}

fn is_friendly((friendly, hostile): &(Vec<RelationId>, Vec<RelationId>)) -> bool {
    !friendly.is_empty() && hostile.is_empty()
}

fn is_hostile((friendly, hostile): &(Vec<RelationId>, Vec<RelationId>)) -> bool {
    friendly.is_empty() && !hostile.is_empty()
}
