//! Everything that an ego view could show, bundled by pair: the input of its tree.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::layout::picture::Bundle;
use crate::model::{EntityId, RelationId};

use super::ego_request::EgoRequest;
use super::ego_tree::EgoTree;

/// The bundles of each entity, and its distance from the focus.
pub(super) struct EgoNeighbourhood<'a> {
    pub(super) request: EgoRequest<'a>,
    /// The neighbours of the focus, those with the most relations first.
    pub(super) ranked: Vec<EntityId>,
    bundles: Vec<Bundle>,
    /// The bundles of each entity, in reading order.
    around: BTreeMap<EntityId, Vec<usize>>,
    hops: BTreeMap<EntityId, usize>,
}

impl<'a> EgoNeighbourhood<'a> {
    /// Bundles the relations and measures the distances from the focus.
    pub(super) fn new(request: EgoRequest<'a>) -> Self {
        let bundles = Bundle::by_pair(request.graph, &in_reading_order(&request));
        let mut around: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
        for (index, bundle) in bundles.iter().enumerate() {
            around.entry(bundle.from).or_default().push(index);
            if bundle.to != bundle.from {
                around.entry(bundle.to).or_default().push(index);
            }
        }
        let (hops, ranked) = (BTreeMap::new(), Vec::new());
        let mut neighbourhood = Self { request, ranked, bundles, around, hops };
        neighbourhood.hops = neighbourhood.measured();
        let ranked = neighbourhood.by_weight(request.focus).into_iter();
        neighbourhood.ranked = ranked.map(|(id, _)| id).collect();
        neighbourhood
    }

    /// Whether some of it certainly does not fit.
    pub(super) fn is_crowded(&self, rows: usize) -> bool {
        self.bundles.len() > 2 * self.hops.len() || self.hops.len() > 6 * rows
    }

    /// The bundles of an entity, in reading order.
    pub(super) fn around(&self, id: EntityId) -> impl Iterator<Item = &Bundle> {
        let own = self.around.get(&id).map_or(&[][..], Vec::as_slice);
        own.iter().map(|index| &self.bundles[*index])
    }

    /// The entities related to another one: by the number of relations with it, by the number of
    /// their independent witnesses, by name.
    pub(super) fn by_weight(&self, id: EntityId) -> Vec<(EntityId, &Bundle)> {
        let graph = self.request.graph;
        let others = self.around(id).filter(|bundle| bundle.from != bundle.to);
        let mut others: Vec<(EntityId, &Bundle)> =
            others.map(|bundle| (bundle.other(id), bundle)).collect();
        others.sort_by_cached_key(|(other, bundle)| {
            let (relations, witnesses) = (bundle.relations.len(), bundle.witnesses(graph));
            (usize::MAX - relations, usize::MAX - witnesses, graph.entity(*other).name(), *other)
        });
        others
    }

    /// The distance of an entity from the focus, in hops.
    pub(super) fn hop(&self, id: EntityId) -> Option<usize> {
        self.hops.get(&id).copied()
    }

    /// The distance of the farthest entity, in hops.
    pub(super) fn deepest(&self) -> usize {
        self.hops.values().copied().max().unwrap_or(0)
    }

    /// Breadth first, so that every distance is the shortest.
    fn measured(&self) -> BTreeMap<EntityId, usize> {
        let mut hops = BTreeMap::from([(self.request.focus, 0)]);
        let mut queue = VecDeque::from([(self.request.focus, 0)]);
        while let Some((id, hop)) = queue.pop_front() {
            for other in self.around(id).map(|bundle| bundle.other(id)) {
                if let Entry::Vacant(entry) = hops.entry(other) {
                    entry.insert(hop + 1);
                    queue.push_back((other, hop + 1));
                }
            }
        }
        hops
    }

    /// Sorts the bundles that a tree does not use into loops and cross ties.
    pub(super) fn add_other_ties(&self, tree: &mut EgoTree) {
        let nodes: BTreeMap<EntityId, usize> =
            tree.nodes.iter().enumerate().map(|(index, node)| (node.id, index)).collect();
        for bundle in &self.bundles {
            let (Some(from), Some(to)) = (nodes.get(&bundle.from), nodes.get(&bundle.to)) else {
                continue;
            };
            if from == to {
                tree.loops.push(bundle.clone());
            } else if tree.nodes[*from].parent != *to && tree.nodes[*to].parent != *from {
                tree.cross.push(bundle.clone());
            }
        }
    }
}

/// The selected relations: those of the focus in the caller's order, then the others.
fn in_reading_order(request: &EgoRequest<'_>) -> Vec<RelationId> {
    let selected: BTreeSet<RelationId> = request.selection.relations.iter().copied().collect();
    let mut seen = BTreeSet::new();
    let ties = request.ties.iter().map(|tie| tie.relation).filter(|id| selected.contains(id));
    let all = ties.chain(request.selection.relations.iter().copied());
    all.filter(|id| seen.insert(*id)).collect()
}
