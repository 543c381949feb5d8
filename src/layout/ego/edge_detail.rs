use crate::layout::picture::Bundle;
use crate::model::Graph;

/// How finely the relations with a neighbour are divided among lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EdgeDetail {
    /// One line for each kind and direction.
    Kind,
    /// One line for each tone and direction, so that praise and mockery are separate.
    Tone,
    Pair,
}

impl EdgeDetail {
    /// Splits the relations of a pair into the lines that are drawn, in reading order.
    pub(super) fn split(self, graph: &Graph, bundle: &Bundle) -> Vec<Bundle> {
        if self == Self::Pair {
            return vec![bundle.clone()];
        }
        Bundle::group_by(graph, &bundle.relations, |relation| {
            let mutual = relation.kind().mutual;
            let is_forward = !mutual && relation.from().id() == bundle.from;
            let kind = (self == Self::Kind).then(|| relation.kind_id());
            (mutual, is_forward, relation.tone(), kind)
        })
    }
}
