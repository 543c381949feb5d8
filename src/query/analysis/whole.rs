//! All analyses at once, on the same undirected graph.

use std::ops::ControlFlow;

use crate::model::Graph;
use crate::query::Filter;
use crate::query::watch::{Progress, Watch};

use super::undirected::UndirectedGraph;
use super::{Broker, Group, Hub, Triangle, brokers, groups, hubs, triangles};

/// Hubs, brokers, groups and friends of rivals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Analysis {
    /// Who is tied most.
    pub hubs: Vec<Hub>,
    /// Who stands between others.
    pub brokers: Vec<Broker>,
    /// Who belongs together: all groups, the largest first.
    pub groups: Vec<Group>,
    /// Who is friendly with two who are not.
    pub triangles: Vec<Triangle>,
}

/// The whole analysis: at most so many hubs, brokers and triangles, and every group. Nothing where
/// somebody looking on gave it up.
pub fn analyse(graph: &Graph, filter: &Filter, most: usize, watch: &Watch<'_>) -> Option<Analysis> {
    let starting = |step| watch(Progress { step, done: 0, of: 1 });
    let watched = || {
        starting("who is tied most")?;
        let hubs = hubs(graph, filter, most);
        starting("friends of rivals")?;
        let triangles = triangles(graph, filter, most);
        let undirected = UndirectedGraph::new(graph, filter);
        let groups = groups::watched(graph, filter, &undirected, watch)?;
        let brokers = brokers::watched(graph, filter, &undirected, most, watch)?;
        ControlFlow::Continue(Analysis { hubs, brokers, groups, triangles })
    };
    match watched() {
        ControlFlow::Continue(analysis) => Some(analysis),
        ControlFlow::Break(()) => None,
    }
}
