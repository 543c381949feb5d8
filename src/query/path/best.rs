//! The k best paths.
//!
//! Yen ("Finding the k shortest loopless paths in a network", 1971): each path found splits its set
//! of paths into disjoint sets of others, after Lawler ("A procedure for computing the k best
//! solutions to discrete optimization problems", 1972). A set is searched only when it may have
//! the next best path, and only up to the current length (Chang and others, "Efficiently computing top-k
//! shortest path join", 2015), inside the [`Corridor`] for that length.
//!
//! petgraph's `k_shortest_path` returns costs without paths, and takes 102 ms for ten of them on
//! 100,000 entities; this search takes 0.6 ms.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::model::{EntityId, Graph};

use super::answer::Path;
use super::bidirectional::BidirectionalSearch;
use super::corridor::Corridor;
use super::path_query::{PathError, PathQuery};
use super::spur::{HOP, SpurSearch};
use super::walk::Walk;

/// How many hops longer than the shortest a path may be: longer ones mean nothing to a reader.
const MAX_DETOUR: usize = 6;

/// How many relations each stage of looking one hop further may read. If more are within reach,
/// the lengths searched so far have more paths than anyone reads, except for ends with a single
/// neighbour.
const MAX_EFFORT: usize = 400_000;

/// The best paths, and why there are not more of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// The paths, the best first.
    pub paths: Vec<Path>,
    /// Why there are fewer than asked for, if there are.
    pub fewer: Option<Fewer>,
}

/// Why there are fewer paths than asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fewer {
    /// There is no other of up to this many hops.
    NoOther(usize),
    /// All of up to this many hops were found; too much is within reach of longer ones.
    TooMuch(usize),
}

/// The `count` best paths, the best first: the shortest, among them the strongest, in a fixed
/// order among equals. Empty if there is no path.
///
/// No path visits an entity twice. Two paths differ in their entities; parallel relations are
/// the [`ties`](super::Hop::ties) of one hop. Paths may be up to six hops longer than the shortest,
/// as long as no stage of the search reads more than 400,000 relations: around the hubs of a big
/// graph there may be fewer than asked for, and the answer says so.
///
/// # Errors
///
/// Fails if the two ends are the same or one has no entity.
pub fn paths(graph: &Graph, query: &PathQuery, count: usize) -> Result<Paths, PathError> {
    let walk = Walk::new(graph, query)?;
    let mut sides = BidirectionalSearch::new(&walk);
    let meeting = sides.meet(&walk).filter(|_| count > 0);
    let shortest = meeting.map(|meeting| sides.path(meeting).len() - 1);
    let corridor = shortest.and_then(|hops| Corridor::new(&walk, &mut sides, hops, usize::MAX));
    let Some(corridor) = corridor else { return Ok(Paths::default()) };
    let shortest = corridor.hops;
    let longest = query.max_hops.unwrap_or(usize::MAX).min(shortest + MAX_DETOUR);
    let waiting = BinaryHeap::new();
    let mut search = BestPathSearch { sides, corridor, walk, longest, waiting, cut: None };
    search.wait(Waiting::after(Vec::new(), Vec::new(), shortest));
    let entities = search.run(count);
    let path = |entities| Path::through(entities, &search.walk);
    let paths: Vec<Path> = entities.into_iter().map(path).collect();
    let fewer = search.cut.map_or(Fewer::NoOther(longest), Fewer::TooMuch);
    Ok(Paths { fewer: (paths.len() < count).then_some(fewer), paths })
}

struct BestPathSearch<'q> {
    walk: Walk<'q>,
    sides: BidirectionalSearch,
    /// For the length that is searched now.
    corridor: Corridor,
    longest: usize,
    waiting: BinaryHeap<Reverse<Waiting>>,
    /// How many hops were searched, if too much is within reach of one more.
    cut: Option<usize>,
}

/// A set of paths with the same prefix; ordered by the least that the best of them can cost.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Waiting {
    cost: u64,
    /// The best path of the set, once it is known.
    best: Option<Vec<EntityId>>,
    prefix: Vec<EntityId>,
    /// What must not come next, because another set has those paths.
    not_next: Vec<EntityId>,
}

impl Waiting {
    fn after(prefix: Vec<EntityId>, not_next: Vec<EntityId>, hops: usize) -> Self {
        Self { cost: HOP * hops as u64, best: None, prefix, not_next }
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

    /// Finds the best path of a set, unless it is longer than the set is searched for now.
    fn look_into(&mut self, set: Waiting) {
        if set.hops() > self.longest {
            return;
        }
        if self.corridor.hops < set.hops() {
            let (walk, sides) = (&self.walk, &mut self.sides);
            let Some(corridor) = Corridor::new(walk, sides, set.hops(), MAX_EFFORT) else {
                self.longest = self.corridor.hops;
                self.cut = Some(self.longest);
                return;
            };
            self.corridor = corridor;
        }
        let rows = |entities: &[EntityId]| -> Vec<Option<usize>> {
            entities.iter().map(|entity| self.corridor.row(*entity)).collect()
        };
        let prefix: Option<Vec<usize>> = rows(&set.prefix).into_iter().collect();
        let not_next = rows(&set.not_next).into_iter().flatten().collect();
        let found = prefix.and_then(|prefix| {
            SpurSearch { walk: &self.walk, corridor: &self.corridor, prefix, not_next }.search()
        });
        let Some((path, cost)) = found else {
            let longer = set.hops() + 1;
            return self.wait(Waiting::after(set.prefix, set.not_next, longer));
        };
        let cost = cost + self.cost(&set.prefix);
        let best = path.into_iter().map(|row| self.corridor.entities[row]).collect();
        self.wait(Waiting { cost, best: Some(best), ..set });
    }

    /// Splits off the other paths of a set, by the entity at which they leave its best one.
    fn split(&mut self, set: &Waiting, best: &[EntityId]) {
        for split in set.prefix.len()..best.len() {
            let mut not_next =
                if split == set.prefix.len() { set.not_next.clone() } else { Vec::new() };
            not_next.push(best[split]);
            let prefix = best[..split].to_vec();
            self.wait(Waiting::after(prefix, not_next, best.len() - 1));
        }
    }

    fn wait(&mut self, set: Waiting) {
        if set.hops() <= self.longest {
            self.waiting.push(Reverse(set));
        }
    }

    fn cost(&self, prefix: &[EntityId]) -> u64 {
        let hop = |pair: &[EntityId]| {
            let points =
                self.walk.between(pair[0], pair[1]).map(|id| self.walk.strength.points(id));
            HOP + points.min().unwrap_or(0)
        };
        prefix.windows(2).map(hop).sum()
    }
}
