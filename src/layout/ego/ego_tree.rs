//! The neighbourhood as a tree from the focus, and the relations that are not part of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::layout::picture::Bundle;
use crate::model::{EntityId, Graph, RelationId};

use super::ego_request::EgoRequest;

/// One entity of the tree.
#[derive(Clone, Debug)]
pub(super) struct TreeNode {
    pub(super) id: EntityId,
    /// Relations away from the focus.
    pub(super) hop: usize,
    /// The twig it hangs on; itself for the focus.
    pub(super) parent: usize,
    /// Everything between it and its parent; nothing for the focus.
    pub(super) bundle: Option<Bundle>,
    /// The twigs that hang on it, in reading order.
    pub(super) children: Vec<usize>,
}

/// The focus (the first twig), what hangs on it, and the other relations among them.
#[derive(Clone, Debug, Default)]
pub(super) struct EgoTree {
    pub(super) nodes: Vec<TreeNode>,
    /// Relations of an entity with itself.
    pub(super) loops: Vec<Bundle>,
    /// Relations between two twigs of which neither hangs on the other.
    pub(super) cross: Vec<Bundle>,
}

/// Everything that was asked for, bundled by pair: what trees are grown from.
pub(super) struct Neighbourhood<'a> {
    pub(super) graph: &'a Graph,
    pub(super) focus: EntityId,
    bundles: Vec<Bundle>,
    /// The bundles of each entity, in reading order.
    around: BTreeMap<EntityId, Vec<usize>>,
    hops: BTreeMap<EntityId, usize>,
}

impl<'a> Neighbourhood<'a> {
    /// Bundles what was asked for and measures how far everything is from the focus.
    pub(super) fn new(request: &EgoRequest<'a>) -> Self {
        let bundles = Bundle::by_pair(request.graph, &in_reading_order(request));
        let mut around: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
        for (index, bundle) in bundles.iter().enumerate() {
            around.entry(bundle.from).or_default().push(index);
            if bundle.to != bundle.from {
                around.entry(bundle.to).or_default().push(index);
            }
        }
        let mut neighbourhood = Self {
            graph: request.graph,
            focus: request.focus,
            bundles,
            around,
            hops: BTreeMap::new(),
        };
        neighbourhood.measure();
        neighbourhood
    }

    /// Whether so much was asked for that some of it will surely be left out.
    pub(super) fn is_crowded(&self, rows: usize) -> bool {
        self.bundles.len() > 2 * self.hops.len() || self.hops.len() > 6 * rows
    }

    /// Everything between an entity and others, in reading order.
    pub(super) fn around(&self, id: EntityId) -> impl Iterator<Item = &Bundle> {
        let own = self.around.get(&id).map_or(&[][..], Vec::as_slice);
        own.iter().map(|index| &self.bundles[*index])
    }

    /// How far an entity is from the focus.
    pub(super) fn hop(&self, id: EntityId) -> Option<usize> {
        self.hops.get(&id).copied()
    }

    /// How far the farthest is.
    pub(super) fn deepest(&self) -> usize {
        self.hops.values().copied().max().unwrap_or(0)
    }

    /// Breadth first, so that everything hangs as near to the focus as it can.
    fn measure(&mut self) {
        self.hops.insert(self.focus, 0);
        let mut queue = std::collections::VecDeque::from([(self.focus, 0)]);
        while let Some((id, hop)) = queue.pop_front() {
            let others: Vec<EntityId> = self.around(id).map(|bundle| bundle.other(id)).collect();
            for other in others {
                if let std::collections::btree_map::Entry::Vacant(place) = self.hops.entry(other) {
                    place.insert(hop + 1);
                    queue.push_back((other, hop + 1));
                }
            }
        }
    }

    /// Sorts the bundles that the tree did not use into loops and cross ties.
    pub(super) fn add_other_ties(&self, tree: &mut EgoTree) {
        let places: BTreeMap<EntityId, usize> =
            tree.nodes.iter().enumerate().map(|(place, node)| (node.id, place)).collect();
        for bundle in &self.bundles {
            let (Some(from), Some(to)) = (places.get(&bundle.from), places.get(&bundle.to)) else {
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

impl EgoTree {
    /// The twig of an entity.
    pub(super) fn find(&self, id: EntityId) -> Option<usize> {
        self.nodes.iter().position(|node| node.id == id)
    }

    /// Takes the last twig off; its relations with others go with it.
    pub(super) fn cut(&mut self, last: usize) {
        let Some(node) = (last + 1 == self.nodes.len()).then(|| self.nodes.pop()).flatten() else {
            return;
        };
        self.nodes[node.parent].children.retain(|child| *child != last);
        self.loops.retain(|bundle| bundle.from != node.id);
        self.cross.retain(|bundle| bundle.from != node.id && bundle.to != node.id);
    }
}

/// The relations asked for: the ties of the focus in the caller's order, then the others.
fn in_reading_order(request: &EgoRequest<'_>) -> Vec<RelationId> {
    let asked: BTreeSet<RelationId> = request.selection.relations.iter().copied().collect();
    let mut seen = BTreeSet::new();
    let ties = request.ties.iter().map(|tie| tie.relation).filter(|id| asked.contains(id));
    let all = ties.chain(request.selection.relations.iter().copied());
    all.filter(|id| seen.insert(*id)).collect()
}
