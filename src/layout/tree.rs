//! The neighbourhood as a tree from the focus, and the relations that are not part of it.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{EntityId, Graph, RelationId};

use super::bundle::Bundle;
use super::ego::Ego;

/// One entity of the tree.
#[derive(Clone, Debug)]
pub(super) struct Twig {
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
pub(super) struct Tree {
    pub(super) twigs: Vec<Twig>,
    /// Relations of an entity with itself.
    pub(super) loops: Vec<Bundle>,
    /// Relations between two twigs of which neither hangs on the other.
    pub(super) cross: Vec<Bundle>,
}

/// Everything that was asked for, bundled by pair: what trees are grown from.
pub(super) struct Web<'a> {
    pub(super) graph: &'a Graph,
    focus: EntityId,
    bundles: Vec<Bundle>,
    /// The bundles of each entity, in reading order.
    around: BTreeMap<EntityId, Vec<usize>>,
    hops: BTreeMap<EntityId, usize>,
}

impl<'a> Web<'a> {
    /// Bundles what was asked for and measures how far everything is from the focus.
    pub(super) fn new(ask: &Ego<'a>) -> Self {
        let bundles = Bundle::by_pair(ask.graph, &in_reading_order(ask));
        let mut around: BTreeMap<EntityId, Vec<usize>> = BTreeMap::new();
        for (index, bundle) in bundles.iter().enumerate() {
            around.entry(bundle.from).or_default().push(index);
            if bundle.to != bundle.from {
                around.entry(bundle.to).or_default().push(index);
            }
        }
        let mut web =
            Self { graph: ask.graph, focus: ask.focus, bundles, around, hops: BTreeMap::new() };
        web.measure();
        web
    }

    /// The entities tied to the focus, the weightiest first: by the number of relations with it,
    /// by the number of independent witnesses of them, by name.
    pub(super) fn ranked(&self) -> Vec<EntityId> {
        let bundles = self.around.get(&self.focus).map_or(&[][..], Vec::as_slice);
        let bundles = bundles.iter().map(|index| &self.bundles[*index]);
        let mut ranked: Vec<_> = bundles
            .filter(|bundle| bundle.from != bundle.to)
            .map(|bundle| (bundle.other(self.focus), bundle))
            .map(|(id, bundle)| (bundle.relations.len(), bundle.witnesses(self.graph), id))
            .collect();
        ranked.sort_by_key(|(relations, witnesses, id)| {
            (usize::MAX - relations, usize::MAX - witnesses, self.graph.entity(*id).name(), *id)
        });
        ranked.into_iter().map(|(_, _, id)| id).collect()
    }

    /// Whether so much was asked for that some of it will surely be left out.
    pub(super) fn is_crowded(&self, rows: usize) -> bool {
        self.bundles.len() > 2 * self.hops.len() || self.hops.len() > 6 * rows
    }

    /// The tree that holds the given neighbours of the focus and no others, and what lies behind
    /// them, up to `most` twigs; the farthest are left out first.
    pub(super) fn tree(&self, neighbours: &[EntityId], most: usize) -> Tree {
        let chosen: BTreeSet<EntityId> = neighbours.iter().copied().collect();
        let root = Twig { id: self.focus, hop: 0, parent: 0, bundle: None, children: Vec::new() };
        let mut tree = Tree { twigs: vec![root], ..Tree::default() };
        let mut seen: BTreeSet<EntityId> = BTreeSet::from([self.focus]);
        let mut next = 0;
        while next < tree.twigs.len() && tree.twigs.len() < most {
            self.sprout(next, &chosen, &mut seen, &mut tree);
            next += 1;
        }
        tree.shorten(most);
        self.leftovers(&mut tree);
        tree
    }

    /// Breadth first, so that everything hangs as near to the focus as it can.
    fn measure(&mut self) {
        self.hops.insert(self.focus, 0);
        let mut queue = std::collections::VecDeque::from([(self.focus, 0)]);
        while let Some((id, hop)) = queue.pop_front() {
            for index in self.around.get(&id).map_or(&[][..], Vec::as_slice) {
                let other = self.bundles[*index].other(id);
                if let std::collections::btree_map::Entry::Vacant(place) = self.hops.entry(other) {
                    place.insert(hop + 1);
                    queue.push_back((other, hop + 1));
                }
            }
        }
    }

    fn sprout(
        &self,
        parent: usize,
        chosen: &BTreeSet<EntityId>,
        seen: &mut BTreeSet<EntityId>,
        tree: &mut Tree,
    ) {
        let (id, hop) = (tree.twigs[parent].id, tree.twigs[parent].hop + 1);
        for index in self.around.get(&id).map_or(&[][..], Vec::as_slice) {
            let bundle = &self.bundles[*index];
            let other = bundle.other(id);
            let wanted =
                self.hops.get(&other) == Some(&hop) && (hop > 1 || chosen.contains(&other));
            if !wanted || !seen.insert(other) {
                continue;
            }
            let place = tree.twigs.len();
            tree.twigs[parent].children.push(place);
            let bundle = Some(bundle.clone());
            tree.twigs.push(Twig { id: other, hop, parent, bundle, children: Vec::new() });
        }
    }

    /// Sorts the bundles that the tree did not use into loops and cross ties.
    fn leftovers(&self, tree: &mut Tree) {
        let places: BTreeMap<EntityId, usize> =
            tree.twigs.iter().enumerate().map(|(place, twig)| (twig.id, place)).collect();
        for bundle in &self.bundles {
            let (Some(from), Some(to)) = (places.get(&bundle.from), places.get(&bundle.to)) else {
                continue;
            };
            if from == to {
                tree.loops.push(bundle.clone());
            } else if tree.twigs[*from].parent != *to && tree.twigs[*to].parent != *from {
                tree.cross.push(bundle.clone());
            }
        }
    }
}

impl Tree {
    /// The twig of an entity.
    pub(super) fn find(&self, id: EntityId) -> Option<usize> {
        self.twigs.iter().position(|twig| twig.id == id)
    }

    /// Takes twigs off until no more than `most` are left.
    fn shorten(&mut self, most: usize) {
        while self.twigs.len() > most.max(1) {
            self.cut(self.twigs.len() - 1);
        }
    }

    /// Takes the last twig off; its relations with others go with it.
    pub(super) fn cut(&mut self, last: usize) {
        let Some(twig) = (last + 1 == self.twigs.len()).then(|| self.twigs.pop()).flatten() else {
            return;
        };
        self.twigs[twig.parent].children.retain(|child| *child != last);
        self.loops.retain(|bundle| bundle.from != twig.id);
        self.cross.retain(|bundle| bundle.from != twig.id && bundle.to != twig.id);
    }
}

/// The relations asked for: the ties of the focus in the caller's order, then the others.
fn in_reading_order(ask: &Ego<'_>) -> Vec<RelationId> {
    let asked: BTreeSet<RelationId> = ask.selection.relations.iter().copied().collect();
    let mut seen = BTreeSet::new();
    let ties = ask.ties.iter().map(|tie| tie.relation).filter(|id| asked.contains(id));
    let all = ties.chain(ask.selection.relations.iter().copied());
    all.filter(|id| seen.insert(*id)).collect()
}
