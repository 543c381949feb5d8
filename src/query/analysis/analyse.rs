use std::ops::ControlFlow;

use crate::model::Graph;
use crate::query::Filter;
use crate::query::progress::{OnProgress, Progress};

use super::brokers::{Broker, BrokerBasis, brokers};
use super::groups::{Group, groups};
use super::hubs::{Hub, hubs};
use super::triangles::{Triangle, triangles};
use super::undirected::UndirectedGraph;

/// Hubs, brokers, groups and friends of rivals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// The most connected entities.
    pub hubs: Vec<Hub>,
    /// The entities with the largest shares of the shortest paths between other entities.
    pub brokers: Vec<Broker>,
    /// What the shares of the brokers are computed from, or why there are no brokers.
    pub broker_basis: BrokerBasis,
    /// All groups, the largest first.
    pub groups: Vec<Group>,
    /// Entities on friendly terms with two rivals.
    pub triangles: Vec<Triangle>,
}

/// The limits of an analysis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AnalysisLimits {
    /// The maximum number each of hubs, brokers and triangles.
    pub findings: usize,
    /// The maximum number of entities with relations among which to look for brokers.
    pub broker_entities: usize,
}

/// Analyses the part of the graph that passes the filter. Returns every group, whatever the limits; `None` if cancelled.
pub fn analyse(
    graph: &Graph,
    filter: &Filter,
    limits: AnalysisLimits,
    on_progress: &OnProgress<'_>,
) -> Option<Analysis> {
    let report_start = |step| on_progress(Progress { step, done: 0, total: 1 });
    let analysis = || {
        report_start("hubs")?;
        let hubs = hubs(graph, filter, limits.findings);
        report_start("friends of rivals")?;
        let triangles = triangles(graph, filter, limits.findings, on_progress)?;
        let undirected = UndirectedGraph::new(graph, filter);
        let groups = groups(&undirected, on_progress)?;
        let (brokers, broker_basis) = brokers(&undirected, limits, on_progress)?;
        ControlFlow::Continue(Analysis { hubs, brokers, broker_basis, groups, triangles })
    };
    analysis().continue_value()
}
