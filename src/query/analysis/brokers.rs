//! Who stands between others: on the shortest ways from one to another.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::ControlFlow;

use petgraph::algo::articulation_points::articulation_points;

use crate::model::{EntityId, Graph, Tie};
use crate::query::watch::{Progress, Watch, Watched, found, patient};
use crate::query::{Filter, ties_in_order};

use super::web::{Web, entity, row, web};

/// How many ties the search for shortest ways may follow: from every entity of a small graph, and
/// from a spread sample of a big one.
const EFFORT: usize = 40_000_000;

/// How many starts a sample has at least.
const SAMPLE: usize = 16;

/// An entity that others reach each other through.
#[derive(Clone, Debug, PartialEq)]
pub struct Broker {
    /// The entity.
    pub entity: EntityId,
    /// Which part of the shortest ways between two others leads through it: 0 to 1, where several
    /// equally short ways share; two that cannot reach each other do not count. Estimated from a
    /// sample on big graphs.
    pub share: f64,
    /// Who would lose every tie to the largest part of the others without it, by id.
    pub cuts_off: Vec<EntityId>,
    /// Its relations, in reading order.
    pub ties: Vec<Tie>,
}

/// The entities that stand between most others: at most so many, none that stands between nobody.
///
/// By betweenness (Brandes, "A faster algorithm for betweenness centrality", 2001), on big graphs
/// estimated from evenly spread starts (Brandes and Pich, "Centrality estimation in large
/// networks", 2007): the same graph always gives the same answer.
#[must_use]
pub fn brokers(graph: &Graph, filter: &Filter, most: usize) -> Vec<Broker> {
    found(watched(graph, filter, &web(graph, filter), most, &patient))
}

/// The same, on a web already made, with somebody looking on.
pub(super) fn watched(
    graph: &Graph,
    filter: &Filter,
    web: &Web,
    most: usize,
    watch: &Watch<'_>,
) -> Watched<Vec<Broker>> {
    let mut shares: Vec<(u32, f64)> = (0..).zip(betweenness(web, watch)?).collect();
    shares.retain(|(_, share)| *share > 0.0);
    shares.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(&other.0)));
    shares.truncate(most);
    let cuts = articulation_points(web);
    let broker = |(at, share): (u32, f64)| Broker {
        entity: entity(at),
        share,
        cuts_off: if cuts.contains(&at) { cut_off(web, at) } else { Vec::new() },
        ties: ties_in_order(graph, entity(at), filter),
    };
    ControlFlow::Continue(shares.into_iter().map(broker).collect())
}

/// For each entity which part of the shortest ways between two others leads through it.
fn betweenness(web: &Web, watch: &Watch<'_>) -> Watched<Vec<f64>> {
    let count = web.node_count();
    let affordable = (EFFORT / web.edge_count().max(1)).max(SAMPLE);
    let step = count.div_ceil(affordable).max(1);
    let starts = count.div_ceil(step);
    let mut search = Search::new(count);
    for (done, start) in (0..count).step_by(step).enumerate() {
        watch(Progress { step: "who stands between others", done, of: starts })?;
        search.from(web, row(EntityId::new(start)));
    }
    let scale = as_float(count) / as_float(starts.max(1));
    let pairs = as_float(search.pairs) * scale;
    let share = |(through, island): (f64, usize)| {
        // Its own ways to the rest of its island and back lead between no two others.
        let between_others = pairs - 2.0 * as_float(island.saturating_sub(1));
        (through * scale / between_others.max(1.0)).min(1.0)
    };
    ControlFlow::Continue(search.through.into_iter().zip(search.islands).map(share).collect())
}

/// Brandes' search, with its tables kept from start to start.
struct Search {
    through: Vec<f64>,
    /// In the order of reaching: nearest first.
    reached: Vec<u32>,
    distance: Vec<u32>,
    /// How many shortest ways lead here.
    ways: Vec<f64>,
    /// Which part of the ways that go on leads through here.
    dependency: Vec<f64>,
    /// How many can reach each other where this one is, itself included; 0 until one was a start.
    islands: Vec<usize>,
    /// How many others the starts could reach, all told.
    pairs: usize,
}

const UNREACHED: u32 = u32::MAX;

impl Search {
    fn new(count: usize) -> Self {
        Self {
            through: vec![0.0; count],
            reached: Vec::with_capacity(count),
            distance: vec![UNREACHED; count],
            ways: vec![0.0; count],
            dependency: vec![0.0; count],
            islands: vec![0; count],
            pairs: 0,
        }
    }

    fn from(&mut self, web: &Web, start: u32) {
        self.spread(web, start);
        self.measure(start);
        while let Some(at) = self.reached.pop() {
            let here = at as usize;
            let part = (1.0 + self.dependency[here]) / self.ways[here];
            for before in web.neighbors_slice(at).iter().map(|before| *before as usize) {
                if self.distance[before] != UNREACHED
                    && self.distance[before] + 1 == self.distance[here]
                {
                    self.dependency[before] += self.ways[before] * part;
                }
            }
            if at != start {
                self.through[here] += self.dependency[here];
            }
        }
        self.forget();
    }

    fn spread(&mut self, web: &Web, start: u32) {
        self.distance[start as usize] = 0;
        self.ways[start as usize] = 1.0;
        self.reached.push(start);
        let mut place = 0;
        while let Some(at) = self.reached.get(place).copied() {
            place += 1;
            let next_distance = self.distance[at as usize] + 1;
            for next in web.neighbors_slice(at) {
                let there = *next as usize;
                if self.distance[there] == UNREACHED {
                    self.distance[there] = next_distance;
                    self.reached.push(*next);
                }
                if self.distance[there] == next_distance {
                    self.ways[there] += self.ways[at as usize];
                }
            }
        }
    }

    fn measure(&mut self, start: u32) {
        let island = self.reached.len();
        self.pairs += island - 1;
        if self.islands[start as usize] == 0 {
            self.reached.iter().for_each(|at| self.islands[*at as usize] = island);
        }
    }

    fn forget(&mut self) {
        self.distance.fill(UNREACHED);
        self.ways.fill(0.0);
        self.dependency.fill(0.0);
    }
}

/// Everyone in a part of the web that hangs on one entity alone, but for the largest such part.
fn cut_off(web: &Web, at: u32) -> Vec<EntityId> {
    let mut seen = BTreeSet::from([at]);
    let mut parts: Vec<Vec<EntityId>> = Vec::new();
    for first in web.neighbors_slice(at) {
        let mut part = Vec::new();
        let mut open = vec![*first];
        while let Some(next) = open.pop() {
            if seen.insert(next) {
                part.push(entity(next));
                open.extend(web.neighbors_slice(next));
            }
        }
        parts.push(part);
    }
    parts.sort_by_key(|part| Reverse(part.len()));
    let mut cut: Vec<EntityId> = parts.into_iter().skip(1).flatten().collect();
    cut.sort_unstable();
    cut
}

#[expect(clippy::cast_precision_loss, reason = "a share needs no more than 52 bits")]
fn as_float(count: usize) -> f64 {
    count as f64
}
