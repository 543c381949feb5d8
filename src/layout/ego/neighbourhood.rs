//! The entities and relations that an ego view could show, from which its tree is grown.

use std::collections::BTreeMap;
use std::rc::Rc;

use crate::layout::picture::{Bundle, Drawing};
use crate::model::{EntityId, RelationId};

use super::ego_request::EgoRequest;
use super::ego_tree::EgoTree;
use super::surroundings::{Ranked, Surroundings};

/// A request, and the relations around its focus.
#[derive(Clone, Copy)]
pub(super) struct EgoNeighbourhood<'a> {
    pub(super) request: EgoRequest<'a>,
    pub(super) surroundings: &'a Surroundings,
    /// The maximum number of entities beyond the neighbours that the folded view does not show.
    pub(super) added_limit: usize,
}

impl<'a> EgoNeighbourhood<'a> {
    pub(super) fn new(request: EgoRequest<'a>, surroundings: &'a Surroundings) -> Self {
        Self { request, surroundings, added_limit: usize::MAX }
    }

    /// Whether the neighbourhood certainly does not fit into `rows` rows.
    pub(super) fn is_crowded(&self, rows: usize) -> bool {
        let Self { request, surroundings, .. } = self;
        let entities = surroundings.reached;
        entities > 6 * rows || surroundings.pair_count(request.graph) > 2 * entities
    }

    /// The bundles of an entity, in reading order.
    pub(super) fn bundles_of(&self, id: EntityId) -> Rc<[Bundle]> {
        self.surroundings.bundles_of(self.request.graph, id)
    }

    /// The neighbours of an entity, ranked, each with the index of its bundle.
    pub(super) fn ranked_neighbours(&self, id: EntityId) -> Ranked {
        self.surroundings.ranked_neighbours(self.request.graph, id)
    }

    pub(super) fn hop(&self, id: EntityId) -> Option<usize> {
        self.surroundings.hop(id)
    }

    /// Whether the view before entities were expanded shows an entity.
    pub(super) fn is_in_folded(&self, id: EntityId) -> bool {
        self.request.folded().is_some_and(|folded| folded.node(id).is_some())
    }

    /// Whether a picture shows everything that it showed before entities were expanded. On a later page, that means its
    /// share of the neighbours.
    pub(super) fn keeps_folded(&self, drawing: &Drawing) -> bool {
        let Some(folded) = self.request.folded() else { return true };
        let is_shown = |id: &EntityId| drawing.node(*id).is_some();
        if drawing.hidden.page == 0 {
            return folded.nodes.iter().map(|node| &node.id).all(is_shown);
        }
        let size = folded.nodes.iter().filter(|node| node.hop == 1).count();
        let page = self.surroundings.neighbours.iter().skip(drawing.hidden.page * size).take(size);
        page.into_iter().all(is_shown)
    }

    /// Sets for each node but the focus the number of entities that it folds: those one hop farther that are tied to it
    /// and not in the tree.
    pub(super) fn count_folded(&self, tree: &mut EgoTree) {
        let nodes = tree_indices(tree);
        for node in tree.nodes.iter_mut().skip(1) {
            let bundles = self.bundles_of(node.id);
            let is_folded = |other: &EntityId| {
                self.hop(*other) == Some(node.hop + 1) && !nodes.contains_key(other)
            };
            let others = bundles.iter().map(|bundle| bundle.other(node.id));
            node.folded = others.filter(is_folded).count();
        }
    }

    /// Adds the bundles that are not edges of the tree to its loops and cross ties, in reading order.
    #[expect(clippy::indexing_slicing, reason = "nodes are those of the tree")]
    pub(super) fn add_other_ties(&self, tree: &mut EgoTree) {
        let nodes = tree_indices(tree);
        let ids = tree.nodes.iter().map(|node| node.id);
        for bundle in self.bundles_among(ids) {
            let (from, to) = (nodes[&bundle.from], nodes[&bundle.to]);
            if from == to {
                tree.loops.push(bundle);
            } else if tree.nodes[from].parent != to && tree.nodes[to].parent != from {
                tree.cross_ties.push(bundle);
            }
        }
    }

    /// The relations among some entities, by id.
    pub(super) fn relations_among(&self, ids: impl Iterator<Item = EntityId>) -> Vec<RelationId> {
        let bundles = self.bundles_among(ids).into_iter();
        let mut relations: Vec<RelationId> = bundles.flat_map(|bundle| bundle.relations).collect();
        relations.sort_unstable();
        relations
    }

    /// The bundles among some entities, in reading order. For each pair, searches the bundles of the entity that has fewer, to
    /// avoid the many of a hub.
    fn bundles_among(&self, ids: impl Iterator<Item = EntityId>) -> Vec<Bundle> {
        let bundles: BTreeMap<EntityId, Rc<[Bundle]>> =
            ids.map(|id| (id, self.bundles_of(id))).collect();
        let size = |id: EntityId| bundles.get(&id).map(|own| (own.len(), id));
        let most = bundles.keys().filter_map(|id| size(*id)).max();
        let mut among = Vec::new();
        for (&id, own) in &bundles {
            // All pairs of the entity with the most bundles are found at their other ends, apart from its loop.
            let is_largest = size(id) == most;
            let is_found_here = |bundle: &&Bundle| {
                let other = bundle.other(id);
                other == id || !is_largest && size(other) > size(id)
            };
            among.extend(own.iter().filter(is_found_here).cloned());
        }
        among.sort_by_key(|bundle| self.surroundings.position(bundle));
        among
    }
}

/// The index of each entity of a tree.
fn tree_indices(tree: &EgoTree) -> BTreeMap<EntityId, usize> {
    tree.nodes.iter().enumerate().map(|(index, node)| (node.id, index)).collect()
}
