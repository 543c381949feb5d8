//! Friends of two rivals.
//!
//! A triangle of entities is unbalanced if one pair is hostile and the other two are friendly (Cartwright and Harary,
//! "Structural balance: a generalization of Heider's theory", 1956).

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::rc::Rc;

use crate::model::{Entity, EntityId, Graph, RelationId, Tie, Tone};
use crate::query::Filter;
use crate::query::progress::{Cancellable, OnProgress, Progress};

/// The relations of entities with at least this many are kept.
const MIN_KEPT: usize = 64;

/// The number of entities between calls to the progress callback.
const PROGRESS_INTERVAL: usize = 4096;

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
pub(super) fn triangles(
    graph: &Graph,
    filter: &Filter,
    limit: usize,
    on_progress: &OnProgress<'_>,
) -> Cancellable<Vec<Triangle>> {
    let mut relations = ToneIndex { graph, filter, large: BTreeMap::new() };
    let mut triangles = Vec::new();
    let total = graph.entity_count();
    for (done, entity) in graph.entities().map(Entity::id).enumerate() {
        if done % PROGRESS_INTERVAL == 0 {
            on_progress(Progress { step: "friends of rivals", done, total })?;
        }
        if triangles.len() >= limit {
            break;
        }
        if filter.allows_entity(graph, entity) {
            triangles.extend(relations.triangles_of(entity));
        }
    }
    triangles.truncate(limit);
    ControlFlow::Continue(triangles)
}

/// Finds the friendly and hostile relations of entities. Those of entities with many are kept, as each of their rivals needs
/// them.
struct ToneIndex<'g> {
    graph: &'g Graph,
    filter: &'g Filter,
    large: BTreeMap<EntityId, Rc<TonedRelations>>,
}

impl ToneIndex<'_> {
    fn of(&mut self, entity: EntityId) -> Rc<TonedRelations> {
        let relations = || Rc::new(relations_by_tone(self.graph, entity, self.filter));
        if self.graph.degree(entity) < MIN_KEPT {
            return relations();
        }
        Rc::clone(self.large.entry(entity).or_insert_with(relations))
    }

    /// The triangles with a rival of an entity that comes after it.
    #[expect(clippy::indexing_slicing, reason = "shared friends are in both maps")]
    fn triangles_of(&mut self, entity: EntityId) -> Vec<Triangle> {
        let first = self.of(entity);
        let rivals = first.iter().filter(|(other, pair)| **other > entity && is_hostile(pair));
        let triangles = rivals.flat_map(|(rival, (_, rivalry))| {
            let second = self.of(*rival);
            let shared = shared_friends(&first, &second).into_iter();
            shared
                .map(|friend| Triangle {
                    friend,
                    rivals: [entity, *rival],
                    friendship: [first[&friend].0.clone(), second[&friend].0.clone()],
                    rivalry: rivalry.clone(),
                })
                .collect::<Vec<_>>()
        });
        triangles.collect()
    }
}

/// The entities that are friendly with both, by id. The fewer relations are searched in the others, as an entity with many
/// relations may have as many rivals.
fn shared_friends(first: &TonedRelations, second: &TonedRelations) -> Vec<EntityId> {
    let (fewer, others) =
        if first.len() < second.len() { (first, second) } else { (second, first) };
    let friends = fewer.iter().filter(|(_, pair)| is_friendly(pair)).map(|(friend, _)| *friend);
    friends.filter(|friend| others.get(friend).is_some_and(is_friendly)).collect()
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
