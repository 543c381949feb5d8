//! Chooses the entities of a picture: grows a tree from the focus, with a fair share of the rows for every hop.
//!
//! A node takes one row, which it may share with its first child. If not everything fits, the first of two hops gets
//! half the rows, the first two of three hops get two thirds, and so on. Rows that one hop does not use go to the next
//! hop, and rows that the last hop does not use go to the first. Within a hop, the strongest ties come first; of equally
//! strong ones, every parent gets one before any parent gets a second.
#![expect(clippy::indexing_slicing, reason = "nodes are those of the tree, with their bundles")]

use std::collections::BTreeSet;

use crate::model::EntityId;

use super::ego_tree::EgoTree;
use super::neighbourhood::EgoNeighbourhood;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum ChildPlacement {
    /// Next to the parent, whose row the first child shares.
    Beside,
    /// Below the parent, each child on its own row.
    Below,
}

impl ChildPlacement {
    /// The number of rows that children need in addition to the row of their parent.
    fn rows(self, children: usize) -> usize {
        match self {
            Self::Beside => children.saturating_sub(1),
            Self::Below => children,
        }
    }
}

/// One page of neighbours, with more distant entities if there is room.
pub(super) struct TreePage {
    pub(super) tree: EgoTree,
    pub(super) page: usize,
    pub(super) pages: usize,
}

impl EgoNeighbourhood<'_> {
    /// A page of neighbours in `rows` rows; the last page if there are fewer pages.
    pub(super) fn page(&self, page: usize, rows: usize, placement: ChildPlacement) -> TreePage {
        let size = self.page_size(rows, placement);
        let neighbours = &self.surroundings.neighbours;
        let pages = neighbours.len().div_ceil(size).max(1);
        let page = page.min(pages - 1);
        let neighbours = neighbours.iter().skip(page * size).take(size.min(rows));
        let tree = self.tree(&neighbours.copied().collect(), rows, placement);
        TreePage { tree, page, pages }
    }

    /// The number of neighbours on a page, which leaves room for the second hop.
    fn page_size(&self, rows: usize, placement: ChildPlacement) -> usize {
        let rows_beyond = |id: &EntityId| {
            let bundles = self.bundles_of(*id);
            let farther = bundles.iter().filter(|bundle| self.hop(bundle.other(*id)) == Some(2));
            placement.rows(farther.count())
        };
        // The neighbours already shown stay while an entity is expanded.
        if let Some(folded) = self.request.folded() {
            let neighbours = folded.nodes.iter().filter(|node| node.hop == 1).count();
            return neighbours.clamp(1, rows.max(1));
        }
        let neighbours = &self.surroundings.neighbours;
        let needed: usize = neighbours.iter().take(rows).map(rows_beyond).sum();
        let spare = rows.saturating_sub(neighbours.len());
        rows.saturating_sub(needed.min((rows / 2).max(spare))).max(1)
    }

    fn tree(
        &self,
        neighbours: &BTreeSet<EntityId>,
        rows: usize,
        placement: ChildPlacement,
    ) -> EgoTree {
        let max_hop = self.surroundings.max_hop;
        // One extra row shows whether everything fits.
        let mut growth = Growth::new(self, neighbours, placement);
        (2..=max_hop).for_each(|hop| growth.grow(hop, rows + 1));
        if growth.rows > rows || growth.added == growth.added_limit {
            growth = Growth::new(self, neighbours, placement);
            growth.added_limit = 0;
            (2..=max_hop).for_each(|hop| growth.grow(hop, rows));
            growth.added_limit = self.added_limit;
            (2..=max_hop).for_each(|hop| growth.grow(hop, rows * hop / max_hop));
            (2..=max_hop).for_each(|hop| growth.grow(hop, rows));
        }
        self.add_other_ties(&mut growth.tree);
        growth.tree
    }
}

/// An entity that may become a child of a node of the tree.
struct Candidate {
    parent: usize,
    /// The rank among the neighbours of the parent.
    rank: usize,
    id: EntityId,
    /// The number of relations with the parent.
    relations: usize,
    /// The index of these relations among the bundles of the parent.
    bundle: usize,
}

struct Growth<'n> {
    neighbourhood: &'n EgoNeighbourhood<'n>,
    tree: EgoTree,
    seen: BTreeSet<EntityId>,
    placement: ChildPlacement,
    rows: usize,
    /// The maximum number of farther entities to add that the folded view does not show.
    added_limit: usize,
    added: usize,
}

impl<'n> Growth<'n> {
    fn new(
        neighbourhood: &'n EgoNeighbourhood<'n>,
        neighbours: &BTreeSet<EntityId>,
        placement: ChildPlacement,
    ) -> Self {
        let focus = neighbourhood.request.focus;
        let (mut tree, mut seen) = (EgoTree::new(focus), BTreeSet::from([focus]));
        for bundle in neighbourhood.bundles_of(focus).iter() {
            let id = bundle.other(focus);
            if neighbours.contains(&id) && seen.insert(id) {
                tree.add_child(0, id, bundle.clone());
            }
        }
        let rows = tree.nodes[0].children.len();
        let added_limit = neighbourhood.added_limit;
        Self { neighbourhood, tree, seen, placement, rows, added_limit, added: 0 }
    }

    /// Adds the entities of a hop as children of the previous hop, those with the strongest ties first, up to `limit`
    /// rows.
    fn grow(&mut self, hop: usize, limit: usize) {
        let neighbourhood = self.neighbourhood;
        let parents = self.tree.nodes.iter().enumerate().filter(|(_, node)| node.hop + 1 == hop);
        let ranked = parents.flat_map(|(parent, node)| {
            let bundles = neighbourhood.bundles_of(node.id);
            let ranked = neighbourhood.ranked_neighbours(node.id);
            let farther = ranked.iter().enumerate();
            let farther = farther.filter(|(_, (id, _))| neighbourhood.hop(*id) == Some(hop));
            let candidates = farther.map(|(rank, (id, index))| Candidate {
                parent,
                rank,
                id: *id,
                relations: bundles[*index].relations.len(),
                bundle: *index,
            });
            candidates.collect::<Vec<_>>()
        });
        let mut candidates: Vec<Candidate> = ranked.collect();
        candidates.sort_by_key(|candidate| {
            (std::cmp::Reverse(candidate.relations), candidate.rank, candidate.parent)
        });
        for Candidate { parent, id, bundle, .. } in candidates {
            let siblings = self.tree.nodes[parent].children.len();
            let rows = self.placement.rows(siblings + 1) - self.placement.rows(siblings);
            let is_added = !neighbourhood.is_in_folded(id);
            let has_room = !is_added || self.added < self.added_limit;
            if has_room && self.rows + rows <= limit && self.seen.insert(id) {
                self.rows += rows;
                self.added += usize::from(is_added);
                let bundles = neighbourhood.bundles_of(self.tree.nodes[parent].id);
                self.tree.add_child(parent, id, bundles[bundle].clone());
            }
        }
    }
}
