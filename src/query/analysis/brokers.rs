//! Brokers: entities on many of the shortest paths between other entities.

use std::cmp::Reverse;
use std::ops::ControlFlow;

use petgraph::algo::articulation_points::articulation_points;
use petgraph::visit::{Dfs, VisitMap};

use crate::model::{EntityId, Tie};
use crate::query::progress::{Cancellable, OnProgress, Progress};
use crate::query::ties_in_reading_order;

use super::analyse::AnalysisLimits;
use super::brandes::betweenness_from;
use super::undirected::{UndirectedGraph, entity, row};

/// The approximate number of edges that all searches together may follow. On a small graph a search starts from every
/// entity, on a large one from an evenly spaced sample.
const EDGE_BUDGET: usize = 40_000_000;

/// The minimum size of the sample.
const MIN_STARTS: usize = 16;

/// By default, brokers are not computed if more entities than this have relations: it takes seconds, even with a sample.
pub const MAX_BROKER_ENTITIES: usize = 10_000;

/// What the shares of brokers are computed from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BrokerBasis {
    /// Every shortest path.
    #[default]
    EveryPath,
    /// The shortest paths from some of the entities, so the shares are estimates.
    Sample {
        /// The number of entities from which the paths start.
        starts: usize,
        /// The number of all entities.
        entities: usize,
    },
    /// Nothing: brokers are not computed, as there are more entities with relations than the limit.
    TooManyEntities {
        /// The number of entities with relations.
        entities: usize,
        /// The maximum number.
        limit: usize,
    },
}

impl BrokerBasis {
    /// A sentence about shares that are estimates, or brokers that are not computed.
    pub fn note(self) -> Option<String> {
        match self {
            Self::EveryPath => None,
            Self::Sample { starts, entities } => Some(format!(
                "Shares are estimates, from the shortest paths that start at {starts} of {entities} entities."
            )),
            Self::TooManyEntities { entities, limit } => Some(format!(
                "Not computed, as more than {limit} entities have relations; `guanxi stats --limit {entities}` computes them."
            )),
        }
    }
}

/// An entity on the shortest paths between other entities.
#[derive(Clone, Debug, PartialEq)]
pub struct Broker {
    /// The entity.
    pub entity: EntityId,
    /// The share of the shortest paths between other entities that run through it, from 0 to 1. Each pair of entities
    /// counts once, divided among its shortest paths; pairs without a path do not count. Estimated on large graphs.
    pub share: f64,
    /// The entities that its removal would cut off from the largest remaining part of its component, by id.
    pub cuts_off: Vec<EntityId>,
    /// Its relations, in reading order.
    pub(crate) ties: Vec<Tie>,
}

/// The entities with the largest shares of shortest paths: at most `limits.findings`, excluding those with a share of 0.
/// None if more than `limits.broker_entities` have relations.
///
/// Ranked by betweenness (Brandes, "A faster algorithm for betweenness centrality", 2001). On large graphs it is
/// estimated from evenly spaced starts (Brandes and Pich, "Centrality estimation in large networks", 2007) rather than
/// random ones, so that the same graph always gives the same result.
pub(super) fn brokers(
    undirected: &UndirectedGraph<'_>,
    limits: AnalysisLimits,
    on_progress: &OnProgress<'_>,
) -> Cancellable<(Vec<Broker>, BrokerBasis)> {
    let (entities, limit) = (undirected.connected_count(), limits.broker_entities);
    if entities > limit {
        let basis = BrokerBasis::TooManyEntities { entities, limit };
        return ControlFlow::Continue((Vec::new(), basis));
    }
    let (shares, basis) = path_shares(undirected, on_progress)?;
    let mut shares: Vec<(u32, f64)> = (0..).zip(shares).collect();
    shares.retain(|(_, share)| *share > 0.0);
    shares.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    shares.truncate(limits.findings);
    let cut_points = articulation_points(&undirected.view());
    let broker = |(row, share): (u32, f64)| {
        let entity = entity(row);
        let is_cut = cut_points.contains(&entity);
        let cuts_off = if is_cut { cut_off_entities(undirected, entity) } else { Vec::new() };
        let ties = ties_in_reading_order(undirected.graph, entity, undirected.filter);
        Broker { entity, share, cuts_off, ties }
    };
    ControlFlow::Continue((shares.into_iter().map(broker).collect(), basis))
}

#[expect(clippy::indexing_slicing, reason = "starts are rows of entities")]
fn path_shares(
    undirected: &UndirectedGraph<'_>,
    on_progress: &OnProgress<'_>,
) -> Cancellable<(Vec<f64>, BrokerBasis)> {
    let neighbours = &undirected.neighbours;
    let count = neighbours.node_count();
    let max_starts = (EDGE_BUDGET / neighbours.edge_count().max(1)).max(MIN_STARTS);
    let step = count.div_ceil(max_starts).max(1);
    let start_count = count.div_ceil(step);
    let reachable_counts: Vec<usize> =
        undirected.component_sizes().iter().map(|size| size - 1).collect();
    let starts: Vec<u32> =
        (0..count).step_by(step).map(|start| row(EntityId::new(start))).collect();
    let report = |done| on_progress(Progress { step: "brokers", done, total: start_count });
    let betweenness = betweenness_from(neighbours, &starts, &report)?;
    let pair_count: usize = starts.iter().map(|start| reachable_counts[*start as usize]).sum();
    let scale = as_float(count) / as_float(start_count.max(1));
    let share = |(betweenness, reachable_count): (f64, usize)| {
        // Paths from or to the entity itself do not count.
        let other_pairs = as_float(pair_count) * scale - 2.0 * as_float(reachable_count);
        (betweenness * scale / other_pairs.max(1.0)).min(1.0)
    };
    let shares = betweenness.into_iter().zip(reachable_counts).map(share).collect();
    let basis = match start_count {
        starts if starts < count => BrokerBasis::Sample { starts, entities: count },
        _ => BrokerBasis::EveryPath,
    };
    ControlFlow::Continue((shares, basis))
}

/// The entities outside the largest part of a component that is split by removing an entity.
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
