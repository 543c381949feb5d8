//! Brokers: entities on the shortest paths between others.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use petgraph::algo::articulation_points::articulation_points;
use petgraph::csr::Csr;
use petgraph::visit::{Dfs, VisitMap};

use crate::model::{EntityId, Tie};
use crate::query::progress::{Cancellable, OnProgress, Progress};
use crate::query::ties_in_order;

use super::undirected::{UndirectedGraph, entity, row};

/// The approximate number of relations that all searches together may follow. On a small graph a search starts from
/// every entity, on a big one from an evenly spread sample.
const MAX_EFFORT: usize = 40_000_000;

/// The minimum size of the sample.
const MIN_STARTS: usize = 16;

/// An entity on the shortest paths between others.
#[derive(Clone, Debug, PartialEq)]
pub struct Broker {
    /// The entity.
    pub entity: EntityId,
    /// The share of the shortest paths between two others that run through it: 0 to 1. Equally short paths share the
    /// weight; pairs without a path do not count. Estimated from a sample on big graphs.
    pub share: f64,
    /// The entities that would be cut off from the largest part of the graph without it, by id.
    pub cuts_off: Vec<EntityId>,
    /// Its relations, in reading order.
    pub(crate) ties: Vec<Tie>,
}

/// The entities with the largest shares of shortest paths: at most `limit`, without those that have none.
///
/// Ranked by betweenness (Brandes, "A faster algorithm for betweenness centrality", 2001), on big graphs
/// estimated from evenly spread starts (Brandes and Pich, "Centrality estimation in large
/// networks", 2007): the same graph always gives the same answer.
pub(super) fn brokers(
    undirected: &UndirectedGraph<'_>,
    limit: usize,
    on_progress: &OnProgress<'_>,
) -> Cancellable<Vec<Broker>> {
    let mut shares: Vec<(u32, f64)> = (0..).zip(betweenness(undirected, on_progress)?).collect();
    shares.retain(|(_, share)| *share > 0.0);
    shares.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    shares.truncate(limit);
    let cut_points = articulation_points(&undirected.view());
    let broker = |(row, share): (u32, f64)| {
        let entity = entity(row);
        let is_cut = cut_points.contains(&entity);
        let cuts_off = if is_cut { cut_off_entities(undirected, entity) } else { Vec::new() };
        let ties = ties_in_order(undirected.graph, entity, undirected.filter);
        Broker { entity, share, cuts_off, ties }
    };
    ControlFlow::Continue(shares.into_iter().map(broker).collect())
}

/// The share of the shortest paths between two others that run through each entity, by row.
fn betweenness(
    undirected: &UndirectedGraph<'_>,
    on_progress: &OnProgress<'_>,
) -> Cancellable<Vec<f64>> {
    let neighbours = &undirected.neighbours;
    let count = neighbours.node_count();
    let affordable = (MAX_EFFORT / neighbours.edge_count().max(1)).max(MIN_STARTS);
    let step = count.div_ceil(affordable).max(1);
    let starts = count.div_ceil(step);
    let reachable: Vec<usize> = undirected.component_sizes().iter().map(|size| size - 1).collect();
    let mut search = BrandesSearch::new(count);
    let mut pairs = 0;
    for (done, start) in (0..count).step_by(step).enumerate() {
        on_progress(Progress { step: "brokers", done, total: starts })?;
        search.search_from(neighbours, row(EntityId::new(start)));
        pairs += reachable[start];
    }
    let scale = as_float(count) / as_float(starts.max(1));
    let share = |(betweenness, reachable): (f64, usize)| {
        // Paths from or to the entity itself do not count.
        let between_others = as_float(pairs) * scale - 2.0 * as_float(reachable);
        (betweenness * scale / between_others.max(1.0)).min(1.0)
    };
    ControlFlow::Continue(search.betweenness.into_iter().zip(reachable).map(share).collect())
}

/// Brandes' search, which reuses its tables for every start.
struct BrandesSearch {
    betweenness: Vec<f64>,
    /// In order of distance.
    reached: Vec<u32>,
    distance: Vec<u32>,
    /// The number of shortest paths to each entity.
    paths: Vec<f64>,
    /// The sum, over all targets, of the share of shortest paths from the start through each entity.
    dependency: Vec<f64>,
}

const UNREACHED: u32 = u32::MAX;

impl BrandesSearch {
    fn new(count: usize) -> Self {
        Self {
            betweenness: vec![0.0; count],
            reached: Vec::with_capacity(count),
            distance: vec![UNREACHED; count],
            paths: vec![0.0; count],
            dependency: vec![0.0; count],
        }
    }

    fn search_from(&mut self, neighbours: &Csr<(), u32>, start: u32) {
        self.find_paths(neighbours, start);
        while let Some(current) = self.reached.pop() {
            let current_index = current as usize;
            let per_path = (1.0 + self.dependency[current_index]) / self.paths[current_index];
            for predecessor in neighbours.neighbors_slice(current).iter().map(|row| *row as usize) {
                if self.distance[predecessor] != UNREACHED
                    && self.distance[predecessor] + 1 == self.distance[current_index]
                {
                    self.dependency[predecessor] += self.paths[predecessor] * per_path;
                }
            }
            if current != start {
                self.betweenness[current_index] += self.dependency[current_index];
            }
        }
        self.distance.fill(UNREACHED);
        self.paths.fill(0.0);
        self.dependency.fill(0.0);
    }

    fn find_paths(&mut self, neighbours: &Csr<(), u32>, start: u32) {
        self.distance[start as usize] = 0;
        self.paths[start as usize] = 1.0;
        self.reached.push(start);
        let mut index = 0;
        while let Some(current) = self.reached.get(index).copied() {
            index += 1;
            let next_distance = self.distance[current as usize] + 1;
            for next in neighbours.neighbors_slice(current) {
                let next_index = *next as usize;
                if self.distance[next_index] == UNREACHED {
                    self.distance[next_index] = next_distance;
                    self.reached.push(*next);
                }
                if self.distance[next_index] == next_distance {
                    self.paths[next_index] += self.paths[current as usize];
                }
            }
        }
    }
}

/// The entities outside the largest of the parts into which removing an entity splits its component.
fn cut_off_entities(undirected: &UndirectedGraph<'_>, removed: EntityId) -> Vec<EntityId> {
    let view = undirected.view();
    let mut search = Dfs::empty(&view);
    search.discovered.visit(removed);
    let neighbours = undirected.neighbours.neighbors_slice(row(removed)).iter();
    let mut parts: Vec<Vec<EntityId>> = neighbours
        .map(|first| {
            search.move_to(entity(*first));
            std::iter::from_fn(|| search.next(&view)).collect()
        })
        .collect();
    parts.sort_by_key(|part| Reverse(part.len()));
    let mut cut: Vec<EntityId> = parts.into_iter().skip(1).flatten().collect();
    cut.sort_unstable();
    cut
}

#[expect(clippy::cast_precision_loss, reason = "the counts are below 2^52")]
fn as_float(count: usize) -> f64 {
    count as f64
}
