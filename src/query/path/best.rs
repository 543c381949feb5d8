//! The k best paths.
//!
//! Yen ("Finding the k shortest loopless paths in a network", 1971), each path leaving behind
//! disjoint sets of other paths as Lawler has it ("A procedure for computing the k best solutions
//! to discrete optimization problems", 1972). A set is not searched before its turn comes, and
//! then only up to the length whose turn it is (Chang and others, "Efficiently computing top-k
//! shortest path join", 2015), inside the [`Corridor`] for that length: paths that nobody asked
//! for are never looked for.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::model::{EntityId, Graph};

use super::answer::Path;
use super::corridor::Corridor;
use super::question::{PathError, PathQuestion};
use super::spur::{HOP, SpurSearch};
use super::strength::Strength;
use super::two_sided::TwoSidedSearch;
use super::walk::Walk;

/// How many hops longer than the shortest a path may be: longer ones say nothing any more.
const LONGER: usize = 6;

/// How many relations each stage of looking one hop further may take: where more are within reach
/// there are more paths of the lengths already known than anybody reads, but for a few ends with
/// one way out.
const EFFORT: usize = 400_000;

/// The best paths, and why there are not more of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// The paths, the best first.
    pub paths: Vec<Path>,
    /// Why there are fewer than asked for; nothing where there are as many.
    pub fewer: Option<Fewer>,
}

/// Why there are fewer paths than asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fewer {
    /// There is no other of up to so many hops.
    NoOther(usize),
    /// Those of up to so many hops were all found; too much lies within reach of longer ones.
    TooMuch(usize),
}

/// The `count` best paths, the best first: see [`paths`].
///
/// # Errors
///
/// Fails where the two ends are the same or one has no entity.
pub fn best_paths(
    graph: &Graph,
    question: &PathQuestion,
    count: usize,
) -> Result<Vec<Path>, PathError> {
    paths(graph, question, count).map(|found| found.paths)
}

/// The `count` best paths, the best first: the shortest, among them the strongest, in a fixed
/// order among equals. Empty where there is no path.
///
/// No path comes to an entity twice. Two paths differ in their entities; parallel relations are
/// one hop's [`ties`](super::Hop::ties). Longer paths than the shortest are looked for up to six
/// hops more, and as long as that takes no stage more than 400,000 relations: around the hubs of a big
/// graph there may be fewer than asked for, which is told.
///
/// # Errors
///
/// Fails where the two ends are the same or one has no entity.
pub fn paths(graph: &Graph, question: &PathQuestion, count: usize) -> Result<Paths, PathError> {
    let walk = Walk::new(graph, question)?;
    let mut sides = TwoSidedSearch::new(&walk);
    let Some(meeting) = sides.meet(&walk).filter(|_| count > 0) else {
        return Ok(Paths::default());
    };
    let shortest = sides.path(meeting).len() - 1;
    let longest = question.max_hops.unwrap_or(usize::MAX).min(shortest + LONGER);
    let strength = Strength::new(graph);
    let Some(corridor) = Corridor::new(&walk, &strength, &mut sides, shortest, usize::MAX) else {
        return Ok(Paths::default());
    };
    let mut search = BestPathSearch {
        strength,
        sides,
        corridor,
        walk,
        longest,
        waiting: BinaryHeap::new(),
        cut: None,
    };
    search.wait(Waiting::beginning(Vec::new(), Vec::new(), shortest));
    let entities = search.run(count);
    let path = |entities| Path::through(entities, &search.walk, &search.strength);
    let paths: Vec<Path> = entities.into_iter().map(path).collect();
    let fewer = search.cut.map_or(Fewer::NoOther(longest), Fewer::TooMuch);
    Ok(Paths { fewer: (paths.len() < count).then_some(fewer), paths })
}

struct BestPathSearch<'q> {
    strength: Strength<'q>,
    walk: Walk<'q>,
    sides: TwoSidedSearch,
    /// For the length whose turn it is.
    corridor: Corridor,
    longest: usize,
    waiting: BinaryHeap<Reverse<Waiting>>,
    /// How many hops were looked through, where too much lay within reach of one more.
    cut: Option<usize>,
}

/// A set of paths that begin alike; ordered by what the best of them costs, at least.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    cost: u64,
    /// The best path of the set, once it is known.
    best: Option<Vec<EntityId>>,
    begun: Vec<EntityId>,
    /// What may not come next, since another set has those paths.
    not_next: Vec<EntityId>,
}

impl Waiting {
    fn beginning(begun: Vec<EntityId>, not_next: Vec<EntityId>, hops: usize) -> Self {
        Self { cost: HOP * hops as u64, best: None, begun, not_next }
    }

    fn hops(&self) -> usize {
        usize::try_from(self.cost / HOP).unwrap_or(usize::MAX)
    }
}

impl BestPathSearch<'_> {
    fn run(&mut self, count: usize) -> Vec<Vec<EntityId>> {
        let mut found = Vec::new();
        while let Some(Reverse(mut set)) = self.waiting.pop() {
            let Some(best) = set.best.take() else {
                self.look_into(set);
                continue;
            };
            self.split(&set, &best);
            found.push(best);
            if found.len() == count {
                break;
            }
        }
        found
    }

    /// Finds the best path of a set, as long as it is not longer than the set's turn.
    fn look_into(&mut self, set: Waiting) {
        if set.hops() > self.longest {
            return;
        }
        if self.corridor.hops < set.hops() {
            let (walk, sides) = (&self.walk, &mut self.sides);
            let Some(corridor) = Corridor::new(walk, &self.strength, sides, set.hops(), EFFORT)
            else {
                self.longest = self.corridor.hops;
                self.cut = Some(self.longest);
                return;
            };
            self.corridor = corridor;
        }
        let rows = |entities: &[EntityId]| -> Vec<Option<usize>> {
            entities.iter().map(|entity| self.corridor.row(*entity)).collect()
        };
        let begun: Option<Vec<usize>> = rows(&set.begun).into_iter().collect();
        let not_next = rows(&set.not_next).into_iter().flatten().collect();
        let found = begun.and_then(|begun| {
            SpurSearch { walk: &self.walk, corridor: &self.corridor, begun, not_next }.search()
        });
        let Some((path, cost)) = found else {
            let longer = set.hops() + 1;
            return self.wait(Waiting::beginning(set.begun, set.not_next, longer));
        };
        let cost = cost + self.cost(&set.begun);
        let best = path.into_iter().map(|row| self.corridor.entity(row)).collect();
        self.wait(Waiting { cost, best: Some(best), ..set });
    }

    /// Leaves behind the other paths of a set, by where they part from its best one.
    fn split(&mut self, set: &Waiting, best: &[EntityId]) {
        for parting in set.begun.len()..best.len() {
            let mut not_next =
                if parting == set.begun.len() { set.not_next.clone() } else { Vec::new() };
            not_next.push(best[parting]);
            let begun = best[..parting].to_vec();
            self.wait(Waiting::beginning(begun, not_next, best.len() - 1));
        }
    }

    fn wait(&mut self, set: Waiting) {
        if set.hops() <= self.longest {
            self.waiting.push(Reverse(set));
        }
    }

    /// What the beginning of a path costs.
    fn cost(&self, begun: &[EntityId]) -> u64 {
        let hop = |pair: &[EntityId]| {
            let points = self.walk.between(pair[0], pair[1]).map(|id| self.strength.points(id));
            HOP + points.min().unwrap_or(0)
        };
        begun.windows(2).map(hop).sum()
    }
}
