//! The part of a graph that paths of a given length can use.
//!
//! An entity is on a path of at most n hops only if its distances from both ends add up to at most n. Two searches that
//! together cover n - 1 hops reach every such entity from at least one end. Its distance from the other end is found by
//! continuing the search from that end among the entities already reached. Of a hub's neighbours, only the few that
//! lead to the goal remain.
#![expect(clippy::indexing_slicing, reason = "every entity has a distance")]

use crate::model::EntityId;

use super::bidirectional::BidirectionalSearch;
use super::prepared_query::{Heading, PathStep, PreparedQuery};
use super::search_side::SearchSide;
use super::strength::Strength;

/// The entities between two ends and the steps between these entities, by row instead of by id.
pub(super) struct Corridor {
    /// The entities, sorted by id; a row is an index into this list.
    pub(super) entities: Vec<EntityId>,
    /// The minimum number of hops from each row to the goal.
    pub(super) remaining: Vec<usize>,
    /// The possible next rows, each with the penalty of the strongest relation to it.
    pub(super) steps: Vec<Vec<(usize, u64)>>,
    /// The maximum length of a path, in hops.
    pub(super) hops: usize,
}

impl Corridor {
    /// The corridor for paths of at most `hops` hops; `None` if a stage of the search for it would read more than
    /// `budget` relations.
    pub(super) fn new(
        prepared: &PreparedQuery<'_>,
        sides: &mut BidirectionalSearch,
        hops: usize,
        budget: usize,
    ) -> Option<Self> {
        if sides.forward.frontier_degree(prepared).min(sides.backward.frontier_degree(prepared))
            > budget
        {
            return None;
        }
        sides.expand_to(prepared, hops.saturating_sub(1));
        let mut from = Distances::new(prepared, &sides.forward);
        let mut to = Distances::new(prepared, &sides.backward);
        let reached = (from.clone(), to.clone());
        to.extend(prepared, &sides.backward, &reached.0, Heading::Backward, hops, budget)?;
        from.extend(prepared, &sides.forward, &reached.1, Heading::Forward, hops, budget)?;
        let is_inside = |entity: EntityId| {
            from.get(entity).zip(to.get(entity)).is_some_and(|(from, to)| from + to <= hops)
        };
        let reached = sides.forward.distances().chain(sides.backward.distances());
        let mut entities: Vec<EntityId> =
            reached.map(|(entity, _)| entity).filter(|entity| is_inside(*entity)).collect();
        entities.sort_unstable();
        entities.dedup();
        if entities.iter().map(|entity| prepared.graph.degree(*entity)).sum::<usize>() > budget {
            return None;
        }
        let to_goal = |entity: EntityId| to.get(entity).unwrap_or(hops);
        let is_step_inside = |entity: EntityId, next: EntityId| {
            is_inside(next) && from.get(entity).unwrap_or(hops) + 1 + to_goal(next) <= hops
        };
        let steps = entities.iter().map(|entity| {
            let steps = prepared.steps(*entity, Heading::Forward);
            let steps = steps.filter(|(_, next)| is_step_inside(*entity, *next));
            strongest_steps(steps, &entities, &prepared.strength)
        });
        let steps = steps.collect();
        let remaining = entities.iter().map(|entity| to_goal(*entity)).collect();
        Some(Self { entities, remaining, steps, hops })
    }

    pub(super) fn row(&self, entity: EntityId) -> Option<usize> {
        self.entities.binary_search(&entity).ok()
    }
}

fn strongest_steps(
    steps: impl Iterator<Item = PathStep>,
    entities: &[EntityId],
    strength: &Strength<'_>,
) -> Vec<(usize, u64)> {
    let penalties = steps.filter_map(|(relation, next)| {
        Some((entities.binary_search(&next).ok()?, strength.penalty(relation)))
    });
    let mut penalties: Vec<(usize, u64)> = penalties.collect();
    penalties.sort_unstable();
    penalties.dedup_by_key(|(next, _)| *next);
    penalties
}

/// Distances from one end, one byte for each entity of the graph: 0 if unknown, otherwise the distance plus one.
#[derive(Clone)]
struct Distances(Vec<u8>);

impl Distances {
    fn new(prepared: &PreparedQuery<'_>, side: &SearchSide) -> Self {
        let mut distances = Self(vec![0; prepared.graph.entity_count()]);
        for (entity, distance) in side.distances() {
            distances.set(entity, distance);
        }
        distances
    }

    fn get(&self, entity: EntityId) -> Option<usize> {
        usize::from(self.0[entity.index()]).checked_sub(1)
    }

    /// Distances of more than 254 hops count as unknown: no one reads a path that long.
    fn set(&mut self, entity: EntityId, distance: usize) {
        self.0[entity.index()] = u8::try_from(distance + 1).unwrap_or(0);
    }

    /// Continues the search of a side among the entities that the other side has reached, while both
    /// distances add up to at most `hops`; `None` if this would read too many relations.
    fn extend(
        &mut self,
        prepared: &PreparedQuery<'_>,
        side: &SearchSide,
        other: &Self,
        heading: Heading,
        hops: usize,
        budget: usize,
    ) -> Option<()> {
        let mut remaining_budget = budget;
        let mut frontier: Vec<EntityId> = side.frontier_entities().collect();
        for distance in side.depth + 1..=hops {
            let mut next_frontier = Vec::new();
            for entity in frontier {
                remaining_budget = remaining_budget.checked_sub(prepared.graph.degree(entity))?;
                for (_, next) in prepared.steps(entity, heading) {
                    let is_inside = other.get(next).is_some_and(|other| other + distance <= hops);
                    if is_inside && self.get(next).is_none() {
                        self.set(next, distance);
                        next_frontier.push(next);
                    }
                }
            }
            frontier = next_frontier;
        }
        Some(())
    }
}
