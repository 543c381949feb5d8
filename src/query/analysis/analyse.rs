use std::ops::ControlFlow;

use crate::model::Graph;
use crate::query::Filter;
use crate::query::progress::{OnProgress, Progress};

use super::brokers::{Broker, brokers};
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
    /// All groups, the largest first.
    pub groups: Vec<Group>,
    /// Entities on friendly terms with two rivals.
    pub triangles: Vec<Triangle>,
}

/// Analyses the part of the graph that passes the filter. Returns at most `limit` each of hubs, brokers and triangles,
/// and every group; `None` if cancelled.
pub fn analyse(
    graph: &Graph,
    filter: &Filter,
    limit: usize,
    on_progress: &OnProgress<'_>,
) -> Option<Analysis> {
    let report_start = |step| on_progress(Progress { step, done: 0, total: 1 });
    let analysis = || {
        report_start("hubs")?;
        let hubs = hubs(graph, filter, limit);
        report_start("friends of rivals")?;
        let triangles = triangles(graph, filter, limit);
        let undirected = UndirectedGraph::new(graph, filter);
        let groups = groups(&undirected, on_progress)?;
        let brokers = brokers(&undirected, limit, on_progress)?;
        ControlFlow::Continue(Analysis { hubs, brokers, groups, triangles })
    };
    analysis().continue_value()
}
