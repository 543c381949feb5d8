//! The entities and relations that an ego view could show, from which its tree is grown.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::layout::picture::{Bundle, Drawing};
use crate::model::{EntityId, RelationId};

use super::ego_request::EgoRequest;
use super::ego_tree::EgoTree;

/// The relations of each entity, bundled by pair, and the distance of each entity from the focus.
pub(super) struct EgoNeighbourhood<'a> {
    pub(super) request: EgoRequest<'a>,
    /// The neighbours of the focus, ranked as in [`EgoNeighbourhood::ranked_neighbours`].
    pub(super) neighbours: Vec<EntityId>,
    bundles: Vec<Bundle>,
    /// The indices of the bundles of each entity, in reading order.
    bundle_indices: BTreeMap<EntityId, Vec<usize>>,
    hops: BTreeMap<EntityId, usize>,
    /// The maximum number of entities beyond the neighbours that the folded view does not show.
    pub(super) added_limit: usize,
}

impl<'a> EgoNeighbourhood<'a> {
    pub(super) fn new(request: EgoRequest<'a>) -> Self {
        let bundles = Bundle::group_by_pair(request.graph, &in_reading_order(&request));
        let mut bundle_indices: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
        for (index, bundle) in bundles.iter().enumerate() {
            bundle_indices.entry(bundle.from).or_default().push(index);
            if bundle.to != bundle.from {
                bundle_indices.entry(bundle.to).or_default().push(index);
            }
        }
        let (hops, neighbours) = (BTreeMap::new(), Vec::new());
        let added_limit = usize::MAX;
        let mut neighbourhood =
            Self { request, neighbours, bundles, bundle_indices, hops, added_limit };
        neighbourhood.hops = neighbourhood.measure_hops();
        let ranked = neighbourhood.ranked_neighbours(request.focus).into_iter();
        neighbourhood.neighbours = ranked.map(|(id, _)| id).collect();
        neighbourhood
    }

    /// Whether the neighbourhood certainly does not fit into `rows` rows.
    pub(super) fn is_crowded(&self, rows: usize) -> bool {
        self.bundles.len() > 2 * self.hops.len() || self.hops.len() > 6 * rows
    }

    /// The bundles of an entity, in reading order.
    pub(super) fn bundles_of(&self, id: EntityId) -> impl Iterator<Item = &Bundle> {
        let own = self.bundle_indices.get(&id).map_or(&[][..], Vec::as_slice);
        own.iter().map(|index| &self.bundles[*index])
    }

    /// The neighbours of an entity, ranked by the number of relations with the entity, then by the number of
    /// independent witnesses of these relations, then by name.
    pub(super) fn ranked_neighbours(&self, id: EntityId) -> Vec<(EntityId, &Bundle)> {
        let graph = self.request.graph;
        let others = self.bundles_of(id).filter(|bundle| bundle.from != bundle.to);
        let mut others: Vec<(EntityId, &Bundle)> =
            others.map(|bundle| (bundle.other(id), bundle)).collect();
        others.sort_by_cached_key(|(other, bundle)| {
            let (relations, witnesses) = (bundle.relations.len(), bundle.witnesses(graph));
            (usize::MAX - relations, usize::MAX - witnesses, graph.entity(*other).name(), *other)
        });
        others
    }

    pub(super) fn hop(&self, id: EntityId) -> Option<usize> {
        self.hops.get(&id).copied()
    }

    /// Whether the view before entities were expanded shows an entity.
    pub(super) fn is_in_folded(&self, id: EntityId) -> bool {
        self.request.folded().is_some_and(|folded| folded.node(id).is_some())
    }

    /// Whether a picture has everything that was there before entities were expanded. On a later page, that is its
    /// share of the neighbours.
    pub(super) fn keeps_folded(&self, drawing: &Drawing) -> bool {
        let Some(folded) = self.request.folded() else { return true };
        let is_shown = |id: &EntityId| drawing.node(*id).is_some();
        if drawing.hidden.page == 0 {
            return folded.nodes.iter().map(|node| &node.id).all(is_shown);
        }
        let size = folded.nodes.iter().filter(|node| node.hop == 1).count();
        let page = self.neighbours.iter().skip(drawing.hidden.page * size).take(size);
        page.into_iter().all(is_shown)
    }

    pub(super) fn max_hop(&self) -> usize {
        self.hops.values().copied().max().unwrap_or(0)
    }

    fn measure_hops(&self) -> BTreeMap<EntityId, usize> {
        let mut hops = BTreeMap::from([(self.request.focus, 0)]);
        let mut queue = VecDeque::from([(self.request.focus, 0)]);
        while let Some((id, hop)) = queue.pop_front() {
            for other in self.bundles_of(id).map(|bundle| bundle.other(id)) {
                if let Entry::Vacant(entry) = hops.entry(other) {
                    entry.insert(hop + 1);
                    queue.push_back((other, hop + 1));
                }
            }
        }
        hops
    }

    /// Sets for each node but the focus the number of entities that it folds: those one hop farther that are tied to it
    /// and not in the tree.
    pub(super) fn count_folded(&self, tree: &mut EgoTree) {
        let shown: BTreeSet<EntityId> = tree.nodes.iter().map(|node| node.id).collect();
        for node in tree.nodes.iter_mut().skip(1) {
            let others = self.bundles_of(node.id).map(|bundle| bundle.other(node.id));
            let is_folded =
                |other: &EntityId| self.hop(*other) == Some(node.hop + 1) && !shown.contains(other);
            node.folded = others.filter(is_folded).count();
        }
    }

    /// Adds the bundles that are not edges of the tree to its loops and cross ties.
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
                tree.cross_ties.push(bundle.clone());
            }
        }
    }
}

/// The selected relations: first those of the focus in the order of the request, then the others.
fn in_reading_order(request: &EgoRequest<'_>) -> Vec<RelationId> {
    let selected: BTreeSet<RelationId> = request.selection.relations.iter().copied().collect();
    let mut seen = BTreeSet::new();
    let ties = request.ties.iter().map(|tie| tie.relation).filter(|id| selected.contains(id));
    let all = ties.chain(request.selection.relations.iter().copied());
    all.filter(|id| seen.insert(*id)).collect()
}
