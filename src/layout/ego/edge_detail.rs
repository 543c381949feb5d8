//! The level of detail of an ego view: how many lines parallel relations get.

use crate::layout::picture::Bundle;
use crate::model::{Graph, RelationId};

/// How many lines lead to one neighbour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EdgeDetail {
    /// One for each kind and direction.
    Kind,
    /// One for each tone and direction: praise and mockery stay apart.
    Tone,
    /// One.
    Pair,
}

impl EdgeDetail {
    /// Splits the relations of a pair into the lines that are drawn, in reading order.
    pub(super) fn split(self, graph: &Graph, bundle: &Bundle) -> Vec<Bundle> {
        if self == Self::Pair {
            return vec![bundle.clone()];
        }
        let mut groups: Vec<(_, Vec<RelationId>)> = Vec::new();
        for &id in &bundle.relations {
            let relation = graph.relation(id);
            let kind = (self == Self::Kind).then(|| relation.kind_id());
            let forward = !relation.kind().mutual && relation.from().id() == bundle.from;
            let key = (relation.kind().mutual, forward, relation.tone(), kind);
            match groups.iter_mut().find(|(known, _)| *known == key) {
                Some((_, group)) => group.push(id),
                None => groups.push((key, vec![id])),
            }
        }
        groups.into_iter().map(|(_, relations)| Bundle::of(graph, relations)).collect()
    }
}
