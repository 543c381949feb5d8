//! The level of detail of an ego view: how many lines parallel relations get.

use crate::layout::picture::Bundle;
use crate::model::Graph;

/// The number of lines to a neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EdgeDetail {
    Kind,
    /// One for each tone and direction, so that praise and mockery are separate.
    Tone,
    Pair,
}

impl EdgeDetail {
    /// Splits the relations of a pair into the lines that are drawn, in reading order.
    pub(super) fn split(self, graph: &Graph, bundle: &Bundle) -> Vec<Bundle> {
        if self == Self::Pair {
            return vec![bundle.clone()];
        }
        Bundle::by(graph, &bundle.relations, |relation| {
            let mutual = relation.kind().mutual;
            let forward = !mutual && relation.from().id() == bundle.from;
            let kind = (self == Self::Kind).then(|| relation.kind_id());
            (mutual, forward, relation.tone(), kind)
        })
    }
}
