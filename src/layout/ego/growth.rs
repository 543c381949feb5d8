//! Which entities a picture shows: a tree grown from the focus, every hop with its fair share.
//!
//! A twig takes a row, and shares it with the first of those that hang on it. Where not all fit,
//! the first of two hops gets half the rows, the first two of three get two thirds, and so on; what
//! one hop leaves over goes to the next, and what the last leaves over to the nearest. Within a hop, every parent gets one child before any gets
//! a second: a hub among the neighbours does not crowd out the others.

use std::collections::BTreeSet;

use crate::layout::picture::Bundle;
use crate::model::EntityId;

use super::ego_tree::{EgoTree, Neighbourhood, TreeNode};

/// Where the twigs of a tree are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ChildPlacement {
    /// Beside their parent: the first of them shares its row.
    Beside,
    /// Below their parent, each on a row of its own.
    Below,
}

impl ChildPlacement {
    /// The rows that so many twigs of one parent take beyond the parent's own.
    fn rows(self, nodes: usize) -> usize {
        match self {
            Self::Beside => nodes.saturating_sub(1),
            Self::Below => nodes,
        }
    }
}

impl Neighbourhood<'_> {
    /// The entities tied to the focus, the weightiest first.
    pub(super) fn ranked(&self) -> Vec<EntityId> {
        self.by_weight(self.focus).into_iter().map(|(id, _)| id).collect()
    }

    /// How many neighbours of the focus a page of so many rows holds, so that what lies behind
    /// them finds room too.
    pub(super) fn page_size(
        &self,
        ranked: &[EntityId],
        rows: usize,
        placement: ChildPlacement,
    ) -> usize {
        let behind = |id: &EntityId| {
            let farther = self.around(*id).filter(|bundle| self.hop(bundle.other(*id)) == Some(2));
            placement.rows(farther.count())
        };
        let wanted: usize = ranked.iter().take(rows).map(behind).sum();
        let spare = rows.saturating_sub(ranked.len());
        rows.saturating_sub(wanted.min((rows / 2).max(spare))).max(1)
    }

    /// The tree that holds the given neighbours of the focus and no others, and of what lies behind
    /// them as much as has room in `rows`.
    pub(super) fn tree(
        &self,
        neighbours: &[EntityId],
        rows: usize,
        placement: ChildPlacement,
    ) -> EgoTree {
        let deepest = self.deepest();
        // One row more than there is tells whether all of it fits.
        let mut growth = self.growth(neighbours, placement);
        (2..=deepest).for_each(|hop| growth.grow(hop, rows + 1));
        if growth.rows > rows {
            growth = self.growth(neighbours, placement);
            (2..=deepest).for_each(|hop| growth.grow(hop, rows * hop / deepest));
            (2..=deepest).for_each(|hop| growth.grow(hop, rows));
        }
        let mut tree = growth.tree;
        self.add_other_ties(&mut tree);
        tree
    }

    fn growth(&self, neighbours: &[EntityId], placement: ChildPlacement) -> Growth<'_> {
        let root =
            TreeNode { id: self.focus, hop: 0, parent: 0, bundle: None, children: Vec::new() };
        let tree = EgoTree { nodes: vec![root], ..EgoTree::default() };
        let mut growth = Growth {
            neighbourhood: self,
            tree,
            seen: BTreeSet::from([self.focus]),
            placement,
            rows: 0,
        };
        let chosen: BTreeSet<EntityId> = neighbours.iter().copied().collect();
        for bundle in self.around(self.focus) {
            let id = bundle.other(self.focus);
            if chosen.contains(&id) && growth.seen.insert(id) {
                growth.add_child(0, id, bundle);
            }
        }
        growth.rows = growth.tree.nodes[0].children.len();
        growth
    }

    /// Who is tied to an entity: by the number of relations with it, by the number of independent
    /// witnesses of them, by name.
    fn by_weight(&self, id: EntityId) -> Vec<(EntityId, &Bundle)> {
        let others = self.around(id).filter(|bundle| bundle.from != bundle.to);
        let mut others: Vec<(EntityId, &Bundle)> =
            others.map(|bundle| (bundle.other(id), bundle)).collect();
        others.sort_by_cached_key(|(other, bundle)| {
            let (relations, witnesses) = (bundle.relations.len(), bundle.witnesses(self.graph));
            let name = self.graph.entity(*other).name();
            (usize::MAX - relations, usize::MAX - witnesses, name, *other)
        });
        others
    }
}

/// A tree that is growing.
struct Growth<'w> {
    neighbourhood: &'w Neighbourhood<'w>,
    tree: EgoTree,
    seen: BTreeSet<EntityId>,
    placement: ChildPlacement,
    /// How many rows it takes so far.
    rows: usize,
}

impl Growth<'_> {
    /// Hangs the entities of a hop on those of the hop before, in turns, up to `limit` rows.
    fn grow(&mut self, hop: usize, limit: usize) {
        let nodes = self.tree.nodes.iter().enumerate();
        let parents = nodes.filter(|(_, node)| node.hop + 1 == hop);
        let farther = |id: EntityId| {
            let mut farther = self.neighbourhood.by_weight(id);
            farther.retain(|(other, _)| self.neighbourhood.hop(*other) == Some(hop));
            farther.into_iter()
        };
        let mut queues: Vec<_> = parents.map(|(place, node)| (place, farther(node.id))).collect();
        while !queues.is_empty() {
            queues.retain_mut(|(parent, queue)| {
                let siblings = self.tree.nodes[*parent].children.len();
                let taken = self.placement.rows(siblings + 1) - self.placement.rows(siblings);
                let Some((id, bundle)) = queue.find(|(id, _)| !self.seen.contains(id)) else {
                    return false;
                };
                if self.rows + taken > limit {
                    return false;
                }
                self.rows += taken;
                self.seen.insert(id);
                self.add_child(*parent, id, bundle);
                true
            });
        }
    }

    fn add_child(&mut self, parent: usize, id: EntityId, bundle: &Bundle) {
        let (place, hop) = (self.tree.nodes.len(), self.tree.nodes[parent].hop + 1);
        self.tree.nodes[parent].children.push(place);
        let bundle = Some(bundle.clone());
        self.tree.nodes.push(TreeNode { id, hop, parent, bundle, children: Vec::new() });
    }
}
