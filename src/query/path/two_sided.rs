//! The shortest path, looked for from both ends at once.
//!
//! Two breadth-first searches take turns, the one with fewer relations to look at going next
//! (Pohl, "Bi-directional search", Machine Intelligence 6, 1971; choosing by the frontier's
//! relations keeps hubs from being opened while there is another way). Both keep whole levels,
//! so the first meeting is a shortest path.

use std::ops::Range;

use petgraph::visit::{VisitMap, Visitable};

use crate::model::{EntityId, Graph, Seen};

use super::question::{PathError, PathQuestion};
use super::walk::{Heading, Walk};

/// The entities of a shortest path, both ends included; `None` where there is no path.
///
/// One of the shortest, always the same one; [`best_paths`](super::best_paths) finds the strongest.
///
/// # Errors
///
/// Fails where the two ends are the same or one has no entity.
pub fn shortest_path(
    graph: &Graph,
    question: &PathQuestion,
) -> Result<Option<Vec<EntityId>>, PathError> {
    let walk = Walk::new(graph, question)?;
    let mut sides = Sides::new(&walk);
    Ok(sides.meet(&walk).map(|meeting| sides.path(meeting)))
}

/// Both searches.
pub(super) struct Sides {
    pub(super) onward: Side,
    pub(super) back: Side,
}

/// What has been reached from one end.
pub(super) struct Side {
    heading: Heading,
    seen: Seen,
    /// In the order of reaching, so nearest first.
    reached: Vec<Reached>,
    /// Where each level starts in `reached`; the last complete one is the frontier.
    levels: Vec<usize>,
    /// How many hops away everything has been reached.
    depth: usize,
    /// How many relations the frontier has, once somebody has counted.
    breadth: Option<usize>,
}

#[derive(Clone, Copy)]
struct Reached {
    entity: EntityId,
    /// Where it was reached from, as a place in the list; its own place at an end.
    before: u32,
}

impl Sides {
    pub(super) fn new(walk: &Walk<'_>) -> Self {
        Self {
            onward: Side::new(walk, Heading::Onward, &walk.ends.from),
            back: Side::new(walk, Heading::Back, &walk.ends.to),
        }
    }

    /// Searches until the two sides meet; the entity they both reached.
    pub(super) fn meet(&mut self, walk: &Walk<'_>) -> Option<EntityId> {
        let most = walk.question.max_hops.unwrap_or(usize::MAX);
        while self.onward.depth + self.back.depth < most {
            if self.onward.is_exhausted() || self.back.is_exhausted() {
                return None;
            }
            let onward_first = self.onward.breadth(walk) <= self.back.breadth(walk);
            let (side, other) = if onward_first {
                (&mut self.onward, &self.back)
            } else {
                (&mut self.back, &self.onward)
            };
            if let Some(meeting) = side.widen(walk, Some(&other.seen)) {
                return Some(meeting);
            }
        }
        None
    }

    /// Reaches further until the two sides together have seen everything within so many hops.
    pub(super) fn widen_to(&mut self, walk: &Walk<'_>, hops: usize) {
        self.onward.take_back();
        self.back.take_back();
        while self.onward.depth + self.back.depth < hops {
            let side = if self.onward.breadth(walk) <= self.back.breadth(walk) {
                &mut self.onward
            } else {
                &mut self.back
            };
            side.widen(walk, None);
        }
    }

    /// The path through a meeting.
    pub(super) fn path(&self, meeting: EntityId) -> Vec<EntityId> {
        let mut path = self.onward.way_to(meeting);
        path.reverse();
        path.extend(self.back.way_to(meeting).into_iter().skip(1));
        path
    }
}

impl Side {
    fn new(walk: &Walk<'_>, heading: Heading, ends: &[EntityId]) -> Self {
        let mut side = Self {
            heading,
            seen: walk.graph.visit_map(),
            reached: Vec::with_capacity(64),
            levels: vec![0],
            depth: 0,
            breadth: None,
        };
        for (place, end) in ends.iter().enumerate() {
            side.seen.visit(*end);
            side.reached.push(Reached { entity: *end, before: short(place) });
        }
        side
    }

    fn frontier(&self) -> Range<usize> {
        self.levels[self.depth]..self.reached.len()
    }

    fn is_exhausted(&self) -> bool {
        self.frontier().is_empty()
    }

    fn breadth(&mut self, walk: &Walk<'_>) -> usize {
        let frontier = self.frontier();
        let count = || self.reached[frontier].iter().map(|at| walk.breadth(at.entity)).sum();
        *self.breadth.get_or_insert_with(count)
    }

    /// Reaches one level further; the first entity that the other side has reached as well.
    fn widen(&mut self, walk: &Walk<'_>, other: Option<&Seen>) -> Option<EntityId> {
        let frontier = self.frontier();
        self.breadth = None;
        self.levels.push(frontier.end);
        for place in frontier {
            for (_, next) in walk.steps(self.reached[place].entity, self.heading) {
                if !self.seen.visit(next) {
                    continue;
                }
                self.reached.push(Reached { entity: next, before: short(place) });
                if other.is_some_and(|other| other.is_visited(&next)) {
                    return Some(next);
                }
            }
        }
        self.depth += 1;
        None
    }

    /// The way from an entity back to this side's end.
    fn way_to(&self, entity: EntityId) -> Vec<EntityId> {
        let mut place = self.reached.iter().rposition(|at| at.entity == entity);
        let mut way = Vec::new();
        while let Some(at) = place {
            way.push(self.reached[at].entity);
            let before = self.reached[at].before as usize;
            place = (before != at).then_some(before);
        }
        way
    }

    /// Forgets a level that was left half done when the two sides met.
    fn take_back(&mut self) {
        let Some(half_done) = self.levels.get(self.depth + 1).copied() else { return };
        for at in self.reached.drain(half_done..) {
            self.seen.unvisit(at.entity);
        }
        self.levels.truncate(self.depth + 1);
    }

    /// Every entity reached, with its distance from this side's end in hops, nearest first.
    pub(super) fn distances(&self) -> impl Iterator<Item = (EntityId, usize)> + '_ {
        let ends = self.levels[1..].iter().copied().chain([self.reached.len()]);
        let levels = self.levels.iter().zip(ends).enumerate();
        levels.flat_map(|(distance, (start, end))| {
            self.reached[*start..end].iter().map(move |at| (at.entity, distance))
        })
    }

    /// The entities reached last.
    pub(super) fn edge(&self) -> impl Iterator<Item = EntityId> + '_ {
        self.reached[self.frontier()].iter().map(|at| at.entity)
    }

    /// How many hops away everything has been reached.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }
}

fn short(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
