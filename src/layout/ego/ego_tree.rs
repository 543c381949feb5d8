//! The entities of an ego view as a tree with the focus as its root, and the relations that are not part of the tree.
#![expect(clippy::indexing_slicing, reason = "nodes are numbered as they are added")]

use crate::layout::picture::Bundle;
use crate::model::EntityId;

/// One entity of the tree. Nodes refer to each other by their index in [`EgoTree::nodes`].
pub(super) struct TreeNode {
    pub(super) id: EntityId,
    pub(super) hop: usize,
    /// The parent; 0 for the focus.
    pub(super) parent: usize,
    /// `None` for the focus.
    pub(super) bundle: Option<Bundle>,
    pub(super) children: Vec<usize>,
    /// The number of entities one hop farther that are tied to this one and not in the tree.
    pub(super) folded: usize,
}

/// A tree of entities, and the relations among them that are not edges of the tree. The first node is the focus.
pub(super) struct EgoTree {
    pub(super) nodes: Vec<TreeNode>,
    pub(super) loops: Vec<Bundle>,
    /// Relations between two nodes that are not parent and child.
    pub(super) cross_ties: Vec<Bundle>,
}

impl EgoTree {
    pub(super) fn new(focus: EntityId) -> Self {
        let (bundle, children) = (None, Vec::new());
        let root = TreeNode { id: focus, hop: 0, parent: 0, bundle, children, folded: 0 };
        Self { nodes: vec![root], loops: Vec::new(), cross_ties: Vec::new() }
    }

    pub(super) fn add_child(&mut self, parent: usize, id: EntityId, bundle: Bundle) {
        let (index, hop) = (self.nodes.len(), self.nodes[parent].hop + 1);
        self.nodes[parent].children.push(index);
        let bundle = Some(bundle);
        self.nodes.push(TreeNode { id, hop, parent, bundle, children: Vec::new(), folded: 0 });
    }

    pub(super) fn find(&self, id: EntityId) -> Option<usize> {
        self.nodes.iter().position(|node| node.id == id)
    }

    pub(super) fn loop_of(&self, node: usize) -> Option<&Bundle> {
        self.loops.iter().find(|bundle| bundle.from == self.nodes[node].id)
    }

    /// The given nodes and their descendants in depth-first order.
    pub(super) fn depth_first(&self, roots: &[usize]) -> Vec<usize> {
        let mut order = Vec::new();
        let mut stack: Vec<usize> = roots.iter().rev().copied().collect();
        while let Some(node) = stack.pop() {
            order.push(node);
            stack.extend(self.nodes[node].children.iter().rev());
        }
        order
    }

    /// Removes the last node and its relations; `None` if it is less than `min_hop` hops away.
    pub(super) fn remove_last(&mut self, min_hop: usize) -> Option<()> {
        let node = self.nodes.pop_if(|node| node.hop >= min_hop)?;
        let index = self.nodes.len();
        self.nodes[node.parent].children.retain(|child| *child != index);
        self.loops.retain(|bundle| bundle.from != node.id);
        self.cross_ties.retain(|bundle| bundle.from != node.id && bundle.to != node.id);
        Some(())
    }
}
