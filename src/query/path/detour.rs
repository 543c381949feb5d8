//! The best way on from the beginning of a path: one step of Yen's method.
//!
//! A* (Hart, Nilsson, Raphael, "A formal basis for the heuristic determination of minimum cost
//! paths", 1968), led by distances to the goal that the two-sided search already knows.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::model::EntityId;
use crate::query::ids::EntityMap;

use super::strength::Strength;
use super::two_sided::Side;
use super::walk::{Heading, Walk};

/// What one hop costs: more than any weakness along a path, so that shorter always wins.
pub(super) const HOP: u64 = 1 << 24;

/// How many hops it still takes to the goal, at least.
pub(super) struct Remaining {
    known: EntityMap<usize>,
    /// Everything nearer than this is in the map.
    beyond: usize,
}

impl Remaining {
    pub(super) fn new(back: &Side) -> Self {
        Self { known: back.distances().collect(), beyond: back.depth() + 1 }
    }

    pub(super) fn from(&self, entity: EntityId) -> usize {
        self.known.get(&entity).copied().unwrap_or(self.beyond)
    }
}

/// A search for the best path that begins in a given way.
pub(super) struct Detour<'d, 'q> {
    pub(super) walk: &'d Walk<'q>,
    pub(super) strength: &'d Strength<'q>,
    pub(super) remaining: &'d Remaining,
    /// The entities it begins with; none where only the start is free to choose.
    pub(super) begun: &'d [EntityId],
    /// Entities that may not come right after that.
    pub(super) not_next: &'d [EntityId],
    /// How many hops the whole path may have.
    pub(super) most_hops: usize,
}

/// What a detour came to.
pub(super) enum Outcome {
    /// The whole path, and what it costs behind its beginning.
    Found(Vec<EntityId>, u64),
    /// There may be a path, but a longer one.
    TooLong,
    /// There is none.
    Nothing,
}

/// The search while it runs.
#[derive(Default)]
struct Open {
    queue: BinaryHeap<Reverse<(u64, EntityId, u64)>>,
    /// The cheapest way known to each entity and where it comes from; an end comes from itself.
    reached: EntityMap<(u64, EntityId)>,
    cut: bool,
}

impl Detour<'_, '_> {
    pub(super) fn search(&self) -> Outcome {
        let mut open = Open::default();
        match self.begun.last() {
            Some(last) => self.open_from(&mut open, *last, 0),
            None => self.open_starts(&mut open),
        }
        while let Some(Reverse((_, at, cost))) = open.queue.pop() {
            if self.walk.is_goal(at) {
                return Outcome::Found(self.whole(&open, at), cost);
            }
            if open.reached.get(&at).is_some_and(|(best, _)| *best == cost) {
                self.open_from(&mut open, at, cost);
            }
        }
        if open.cut { Outcome::TooLong } else { Outcome::Nothing }
    }

    fn open_starts(&self, open: &mut Open) {
        for start in &self.walk.ends.from {
            if !self.not_next.contains(start) {
                self.offer(open, *start, *start, 0);
            }
        }
    }

    fn open_from(&self, open: &mut Open, at: EntityId, cost: u64) {
        let first = cost == 0 && self.begun.last() == Some(&at);
        for (relation, next) in self.walk.steps(at, Heading::Onward) {
            let closed = self.begun.contains(&next) || self.walk.is_start(next);
            if closed || (first && self.not_next.contains(&next)) {
                continue;
            }
            if self.is_too_far(next, cost + HOP) {
                open.cut = true;
                continue;
            }
            self.offer(open, next, at, cost + HOP + self.strength.points(relation));
        }
    }

    fn offer(&self, open: &mut Open, entity: EntityId, before: EntityId, cost: u64) {
        if self.is_too_far(entity, cost) {
            open.cut = true;
            return;
        }
        if open.reached.get(&entity).is_some_and(|(best, _)| *best <= cost) {
            return;
        }
        open.reached.insert(entity, (cost, before));
        let estimate = cost + HOP * self.remaining.from(entity) as u64;
        open.queue.push(Reverse((estimate, entity, cost)));
    }

    fn is_too_far(&self, entity: EntityId, cost: u64) -> bool {
        let behind = self.begun.len().saturating_sub(1);
        let hops = usize::try_from(cost / HOP).unwrap_or(usize::MAX);
        behind + hops + self.remaining.from(entity) > self.most_hops
    }

    fn whole(&self, open: &Open, goal: EntityId) -> Vec<EntityId> {
        let mut behind = vec![goal];
        let mut at = goal;
        while let Some((_, before)) = open.reached.get(&at).filter(|(_, before)| *before != at) {
            at = *before;
            behind.push(at);
        }
        behind.reverse();
        let begun = self.begun.split_last().map_or(&[][..], |(_, before)| before);
        [begun, &behind].concat()
    }
}
