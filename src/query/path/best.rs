//! The k best paths.
//!
//! Yen's method ("Finding the k shortest loopless paths in a network", 1971): each path found splits the rest of its
//! set into disjoint sets (Lawler, "A procedure for computing the k best solutions to discrete optimization problems",
//! 1972). A set is searched only when it may contain the next best path, and only up to the current length (Chang et
//! al., "Efficiently computing top-k shortest path join", 2015), inside its [`Corridor`].
//!
//! petgraph's `k_shortest_path` returns costs without paths, and takes 102 ms for ten of them on
//! 100,000 entities; this search takes 0.6 ms.
#![expect(clippy::indexing_slicing, reason = "rows and prefixes are those of the corridor's paths")]

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::model::{EntityId, Graph};

use super::bidirectional::BidirectionalSearch;
use super::corridor::Corridor;
use super::hop::Path;
use super::path_query::{PathError, PathQuery};
use super::prepared_query::PreparedQuery;
use super::spur::{HOP_COST, SpurSearch};

/// The maximum number of paths per query. Each one costs a few milliseconds and kilobytes in a large graph, and their
/// number grows exponentially with their length.
pub const MAX_PATHS: usize = 1000;

/// The maximum number of hops beyond the shortest path; longer paths are not meaningful.
const MAX_DETOUR: usize = 6;

/// The maximum number of relations read by each stage of a search for paths one hop longer. If more are within reach,
/// there are already plenty of shorter paths, unless an end has only one neighbour.
const RELATION_BUDGET: usize = 400_000;

/// The best paths, and the reason if there are fewer than requested.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// The paths, the best first.
    pub paths: Vec<Path>,
    pub(crate) shortfall: Option<Shortfall>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shortfall {
    /// There is no other path of up to this many hops.
    NoOtherPath(usize),
    /// All paths of up to this many hops were found; longer ones would take too long to search.
    SearchLimit(usize),
}

/// The `count` best paths, at most [`MAX_PATHS`], the best first: shorter paths before longer ones, then stronger
/// before weaker ones, in a fixed order among equals. Empty if there is no path.
///
/// No path visits an entity twice. Paths differ in their entities; parallel relations are the
/// [`ties`](super::Hop::ties) of one hop. Paths may be up to six hops longer than the shortest, but the search stops
/// before a stage that would read more than 400,000 relations. Around the hubs of a large graph there may therefore be
/// fewer paths than requested; the result reports this.
///
/// # Errors
///
/// Fails if both ends are the same set of entities, or one end has no entities except avoided ones.
pub fn paths(graph: &Graph, query: &PathQuery, count: usize) -> Result<Paths, PathError> {
    let count = count.min(MAX_PATHS);
    let prepared = PreparedQuery::new(graph, query)?;
    let mut sides = BidirectionalSearch::new(&prepared);
    let meeting = sides.find_meeting(&prepared).filter(|_| count > 0);
    let shortest = meeting.map(|meeting| sides.path(meeting).len() - 1);
    let corridor = shortest.and_then(|hops| Corridor::new(&prepared, &mut sides, hops, usize::MAX));
    let Some(corridor) = corridor else { return Ok(Paths::default()) };
    let shortest = corridor.hops;
    let max_hops = query.max_hops.unwrap_or(usize::MAX).min(shortest + MAX_DETOUR);
    let queue = BinaryHeap::new();
    let mut search =
        BestPathSearch { sides, corridor, prepared, max_hops, queue, stopped_at: None };
    search.push(PathSet::with_prefix(Vec::new(), Vec::new(), shortest));
    let entities = search.run(count);
    let path = |entities| Path::through(entities, &search.prepared);
    let paths: Vec<Path> = entities.into_iter().map(path).collect();
    let shortfall =
        search.stopped_at.map_or(Shortfall::NoOtherPath(max_hops), Shortfall::SearchLimit);
    Ok(Paths { shortfall: (paths.len() < count).then_some(shortfall), paths })
}

struct BestPathSearch<'q> {
    prepared: PreparedQuery<'q>,
    sides: BidirectionalSearch,
    corridor: Corridor,
    max_hops: usize,
    queue: BinaryHeap<Reverse<PathSet>>,
    /// The longest length that was searched, if one more hop would take too long.
    stopped_at: Option<usize>,
}

/// A set of paths with the same prefix. Sets are ordered by a lower bound on the cost of their best path.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct PathSet {
    cost: u64,
    /// The best path of the set, once it is known.
    best: Option<Vec<EntityId>>,
    prefix: Vec<EntityId>,
    /// Entities that must not follow the prefix, because the paths through them are in another set.
    excluded_next: Vec<EntityId>,
}

impl PathSet {
    fn with_prefix(prefix: Vec<EntityId>, excluded_next: Vec<EntityId>, hops: usize) -> Self {
        Self { cost: HOP_COST * hops as u64, best: None, prefix, excluded_next }
    }

    fn hops(&self) -> usize {
        usize::try_from(self.cost / HOP_COST).unwrap_or(usize::MAX)
    }
}

impl BestPathSearch<'_> {
    fn run(&mut self, count: usize) -> Vec<Vec<EntityId>> {
        let mut best_paths = Vec::new();
        while let Some(Reverse(mut set)) = self.queue.pop() {
            let Some(best) = set.best.take() else {
                self.search_set(set);
                continue;
            };
            self.split(&set, &best);
            best_paths.push(best);
            if best_paths.len() == count {
                break;
            }
        }
        best_paths
    }

    /// Searches a set for its best path of its current length, and queues the set again: with that path or, if there is
    /// none, for paths one hop longer.
    fn search_set(&mut self, set: PathSet) {
        if set.hops() > self.max_hops {
            return;
        }
        if self.corridor.hops < set.hops() {
            let (prepared, sides) = (&self.prepared, &mut self.sides);
            let Some(corridor) = Corridor::new(prepared, sides, set.hops(), RELATION_BUDGET) else {
                self.max_hops = self.corridor.hops;
                self.stopped_at = Some(self.max_hops);
                return;
            };
            self.corridor = corridor;
        }
        let rows = |entities: &[EntityId]| -> Vec<Option<usize>> {
            entities.iter().map(|entity| self.corridor.row(*entity)).collect()
        };
        let prefix: Option<Vec<usize>> = rows(&set.prefix).into_iter().collect();
        let excluded_next = rows(&set.excluded_next).into_iter().flatten().collect();
        let result = prefix.and_then(|prefix| {
            SpurSearch { prepared: &self.prepared, corridor: &self.corridor, prefix, excluded_next }
                .search()
        });
        let Some((path, cost)) = result else {
            let hops = set.hops() + 1;
            return self.push(PathSet::with_prefix(set.prefix, set.excluded_next, hops));
        };
        let cost = cost + self.prefix_cost(&set.prefix);
        let best = path.into_iter().map(|row| self.corridor.entities[row]).collect();
        self.push(PathSet { cost, best: Some(best), ..set });
    }

    /// Splits the other paths of a set by the index at which they leave its best path.
    fn split(&mut self, set: &PathSet, best: &[EntityId]) {
        for index in set.prefix.len()..best.len() {
            let mut excluded_next =
                if index == set.prefix.len() { set.excluded_next.clone() } else { Vec::new() };
            excluded_next.push(best[index]);
            let prefix = best[..index].to_vec();
            self.push(PathSet::with_prefix(prefix, excluded_next, best.len() - 1));
        }
    }

    fn push(&mut self, set: PathSet) {
        if set.hops() <= self.max_hops {
            self.queue.push(Reverse(set));
        }
    }

    fn prefix_cost(&self, prefix: &[EntityId]) -> u64 {
        let hop_cost = |pair: &[EntityId]| {
            let penalty = self
                .prepared
                .between(pair[0], pair[1])
                .map(|id| self.prepared.strength.penalty(id));
            HOP_COST + penalty.min().unwrap_or(0)
        };
        prefix.windows(2).map(hop_cost).sum()
    }
}
