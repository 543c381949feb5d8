//! A breadth-first search from one end of a path, one level at a time.
#![expect(clippy::indexing_slicing, reason = "levels and predecessors are those of `reached`")]

use std::ops::Range;

use petgraph::visit::{VisitMap, Visitable};

use crate::model::{EntityId, VisitedSet};

use super::prepared_query::{Heading, PreparedQuery};

pub(super) struct SearchSide {
    heading: Heading,
    pub(super) seen: VisitedSet,
    /// The entities reached so far, in order of distance.
    reached: Vec<ReachedEntity>,
    /// The start of each level in `reached`; the last complete one is the frontier.
    levels: Vec<usize>,
    pub(super) depth: usize,
    /// The number of relations of the frontier, cached.
    frontier_degree: Option<usize>,
}

#[derive(Clone, Copy)]
struct ReachedEntity {
    entity: EntityId,
    /// The index of the entity from which this one was reached; its own index if it is an end.
    predecessor: u32,
}

impl SearchSide {
    pub(super) fn new(prepared: &PreparedQuery<'_>, heading: Heading, ends: &[EntityId]) -> Self {
        let mut side = Self {
            heading,
            seen: prepared.graph.visit_map(),
            reached: Vec::with_capacity(64),
            levels: vec![0],
            depth: 0,
            frontier_degree: None,
        };
        for (index, end) in ends.iter().enumerate() {
            side.seen.visit(*end);
            side.reached.push(ReachedEntity { entity: *end, predecessor: to_u32(index) });
        }
        side
    }

    pub(super) fn frontier(&self) -> Range<usize> {
        self.levels[self.depth]..self.reached.len()
    }

    pub(super) fn frontier_degree(&mut self, prepared: &PreparedQuery<'_>) -> usize {
        let frontier = self.frontier();
        let count = || {
            self.reached[frontier].iter().map(|reached| prepared.graph.degree(reached.entity)).sum()
        };
        *self.frontier_degree.get_or_insert_with(count)
    }

    /// Searches one level further. Stops in the middle of the level at an entity that is also in `other_seen`, and
    /// returns that entity.
    pub(super) fn expand(
        &mut self,
        prepared: &PreparedQuery<'_>,
        other_seen: Option<&VisitedSet>,
    ) -> Option<EntityId> {
        let frontier = self.frontier();
        self.frontier_degree = None;
        self.levels.push(frontier.end);
        for index in frontier {
            for (_, next) in prepared.steps(self.reached[index].entity, self.heading) {
                if !self.seen.visit(next) {
                    continue;
                }
                self.reached.push(ReachedEntity { entity: next, predecessor: to_u32(index) });
                if other_seen.is_some_and(|seen| seen.is_visited(&next)) {
                    return Some(next);
                }
            }
        }
        self.depth += 1;
        None
    }

    /// The path from an entity back to the end at which this side started.
    pub(super) fn path_to(&self, entity: EntityId) -> Vec<EntityId> {
        let mut next = self.reached.iter().rposition(|reached| reached.entity == entity);
        let mut path = Vec::new();
        while let Some(index) = next {
            path.push(self.reached[index].entity);
            let predecessor = self.reached[index].predecessor as usize;
            next = (predecessor != index).then_some(predecessor);
        }
        path
    }

    /// Discards the level that was left incomplete when the two sides met.
    pub(super) fn undo_incomplete_level(&mut self) {
        let Some(incomplete) = self.levels.get(self.depth + 1).copied() else { return };
        for reached in self.reached.drain(incomplete..) {
            self.seen.unvisit(reached.entity);
        }
        self.levels.truncate(self.depth + 1);
    }

    /// Every reached entity with its distance in hops, nearest first.
    pub(super) fn distances(&self) -> impl Iterator<Item = (EntityId, usize)> {
        let level_ends = self.levels[1..].iter().copied().chain([self.reached.len()]);
        let levels = self.levels.iter().zip(level_ends).enumerate();
        levels.flat_map(|(distance, (start, end))| {
            self.reached[*start..end].iter().map(move |reached| (reached.entity, distance))
        })
    }

    pub(super) fn frontier_entities(&self) -> impl Iterator<Item = EntityId> {
        self.reached[self.frontier()].iter().map(|reached| reached.entity)
    }
}

fn to_u32(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
