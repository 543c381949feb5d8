//! The relations around the focus of an ego view. They are the same on every page, in every form and at every size, and
//! are bundled only for the entities that a picture considers: at a hub, a few of many.
#![expect(clippy::indexing_slicing, reason = "relations have a position, and entities a hop")]

use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

use crate::layout::picture::Bundle;
use crate::model::{EntityId, Graph, RelationId};

use super::ego_request::EgoRequest;

/// The mark of a relation that is not selected, and of an entity that the selected relations do not reach.
const NONE: u32 = u32::MAX;

/// The neighbours of an entity, ranked, each with the index of its bundle.
pub(super) type Ranked = Rc<[(EntityId, usize)]>;

/// The selected relations around the focus, and the distance of each entity from it.
#[derive(Clone, Debug, Default)]
pub struct Surroundings {
    /// The position of each relation of the graph in reading order: first those of the focus in the order of the
    /// request, then the others.
    positions: Vec<u32>,
    /// The distance of each entity of the graph from the focus.
    hops: Vec<u32>,
    pub(super) reached: usize,
    pub(super) max_hop: usize,
    /// The neighbours of the focus, ranked.
    pub(super) neighbours: Vec<EntityId>,
    bundles: RefCell<BTreeMap<EntityId, Rc<[Bundle]>>>,
    ranked: RefCell<BTreeMap<EntityId, Ranked>>,
}

impl Surroundings {
    /// Indexes the selection of a request. Takes time linear in the relations of the entities that it reaches.
    pub fn new(request: &EgoRequest<'_>) -> Self {
        let graph = request.graph;
        let positions = positions(request);
        let mut surroundings = Self { positions, ..Self::default() };
        surroundings.measure_hops(graph, request.focus);
        let ranked = surroundings.ranked_neighbours(graph, request.focus);
        surroundings.neighbours = ranked.iter().map(|(id, _)| *id).collect();
        surroundings
    }

    /// The bundles of an entity, in reading order.
    pub(super) fn bundles_of(&self, graph: &Graph, id: EntityId) -> Rc<[Bundle]> {
        let known = self.bundles.borrow().get(&id).map(Rc::clone);
        known.unwrap_or_else(|| {
            let bundles: Rc<[Bundle]> = self.bundle(graph, id).into();
            self.bundles.borrow_mut().insert(id, Rc::clone(&bundles));
            bundles
        })
    }

    /// The neighbours of an entity, each with the index of its bundle. Ranked by the number of relations with the entity,
    /// then by the number of witnesses of these relations, then by name.
    pub(super) fn ranked_neighbours(&self, graph: &Graph, id: EntityId) -> Ranked {
        let known = self.ranked.borrow().get(&id).map(Rc::clone);
        known.unwrap_or_else(|| {
            let ranked: Ranked = self.rank(graph, id).into();
            self.ranked.borrow_mut().insert(id, Rc::clone(&ranked));
            ranked
        })
    }

    pub(super) fn hop(&self, id: EntityId) -> Option<usize> {
        self.hops.get(id.index()).filter(|hop| **hop != NONE).map(|hop| *hop as usize)
    }

    /// The number of pairs of entities with relations.
    pub(super) fn pair_count(&self, graph: &Graph) -> usize {
        let reached = graph.entities().filter(|entity| self.hop(entity.id()).is_some());
        let pairs = reached.map(|entity| {
            let id = entity.id();
            self.bundles_of(graph, id).iter().filter(|bundle| bundle.other(id) >= id).count()
        });
        pairs.sum()
    }

    /// The position of the first relation of a bundle in reading order.
    pub(super) fn position(&self, bundle: &Bundle) -> u32 {
        bundle.relations.first().map_or(NONE, |relation| self.positions[relation.index()])
    }

    /// The selected relations of an entity, each with the other end; one to itself occurs once.
    fn ties<'a>(
        &'a self,
        graph: &'a Graph,
        id: EntityId,
    ) -> impl Iterator<Item = (RelationId, EntityId)> + 'a {
        let ties = graph.outgoing(id).chain(graph.incoming(id));
        ties.filter(|(relation, _)| self.positions[relation.index()] != NONE)
    }

    fn measure_hops(&mut self, graph: &Graph, focus: EntityId) {
        let mut hops = vec![NONE; graph.entity_count()];
        hops[focus.index()] = 0;
        let mut queue = VecDeque::from([focus]);
        while let Some(id) = queue.pop_front() {
            let hop = hops[id.index()];
            self.max_hop = hop as usize;
            self.reached += 1;
            for (_, other) in self.ties(graph, id) {
                if hops[other.index()] == NONE {
                    hops[other.index()] = hop + 1;
                    queue.push_back(other);
                }
            }
        }
        self.hops = hops;
    }

    fn bundle(&self, graph: &Graph, id: EntityId) -> Vec<Bundle> {
        let ties = self.ties(graph, id);
        let mut ties: Vec<(EntityId, u32, RelationId)> =
            ties.map(|(id, other)| (other, self.positions[id.index()], id)).collect();
        ties.sort_unstable();
        let pairs = ties.chunk_by(|(one, ..), (other, ..)| one == other);
        let mut bundles: Vec<Bundle> = pairs
            .map(|pair| Bundle::new(graph, pair.iter().map(|(.., relation)| *relation).collect()))
            .collect();
        bundles.sort_by_key(|bundle| self.position(bundle));
        bundles
    }

    fn rank(&self, graph: &Graph, id: EntityId) -> Vec<(EntityId, usize)> {
        let bundles = self.bundles_of(graph, id);
        let others = bundles.iter().enumerate().filter(|(_, bundle)| bundle.from != bundle.to);
        let mut others: Vec<(EntityId, usize)> =
            others.map(|(index, bundle)| (bundle.other(id), index)).collect();
        others.sort_by_cached_key(|(other, index)| {
            let bundle = &bundles[*index];
            let (relations, witnesses) = (bundle.relations.len(), bundle.witnesses(graph));
            (usize::MAX - relations, usize::MAX - witnesses, graph.entity(*other).name(), *other)
        });
        others
    }
}

/// The position of each relation of the graph in reading order; [`NONE`] if it is not selected.
fn positions(request: &EgoRequest<'_>) -> Vec<u32> {
    const SELECTED: u32 = NONE - 1;
    let mut positions = vec![NONE; request.graph.relation_count()];
    for relation in &request.selection.relations {
        positions[relation.index()] = SELECTED;
    }
    let ties = request.ties.iter().map(|tie| tie.relation);
    let mut next = 0;
    for relation in ties.chain(request.selection.relations.iter().copied()) {
        let position = &mut positions[relation.index()];
        if *position == SELECTED {
            *position = next;
            next += 1;
        }
    }
    positions
}

#[cfg(test)]
mod tests {
    use super::{EgoRequest, Surroundings};
    use crate::layout::ego::ego_view::{ego, ego_within};
    use crate::layout::picture::Size;
    use crate::model::sample::graph;
    use crate::model::{Selection, Tie};

    /// A hub with 300 neighbours, each of which has a neighbour of its own and knows the next one.
    fn hub() -> String {
        let neighbour = |number: usize| {
            let next = number + 1;
            format!(
                "hub -knows-> n{number}\n n{number} -knows-> far{number}\n n{number} =rivals= n{next}"
            )
        };
        (100..400).map(neighbour).collect::<Vec<_>>().join("\n ")
    }

    #[test]
    fn pages_share_the_surroundings_and_bundle_few_relations() {
        let graph = graph(&hub());
        let focus = graph.find_entity("hub").expect("the graph should have a hub");
        let (ties, selection): (Vec<Tie>, _) =
            (graph.ties(focus).collect(), Selection::all(&graph));
        let request = |page, width| EgoRequest {
            page,
            ..EgoRequest::new(&graph, focus, &selection, &ties, Size::new(width, 24))
        };
        let surroundings = Surroundings::new(&request(0, 80));
        for (page, width) in [(0, 80), (1, 80), (9, 80), (2, 30), (0, 120)] {
            let drawing = ego_within(&request(page, width), &surroundings);
            assert_eq!(drawing, ego(&request(page, width)), "page {page} at {width}");
            assert_eq!(drawing.hidden.entities, 602 - drawing.nodes.len());
        }
        let bundled = surroundings.bundles.borrow().len();
        assert!(bundled < 200, "the relations of {bundled} of 602 entities are bundled");
    }

    #[test]
    fn bundles_are_in_reading_order() {
        let graph =
            graph("a -knows-> b\n b -knows-> a\n a -knows-> a\n c -knows-> a\n b -knows-> c");
        let focus = graph.find_entity("a").expect("the graph should have an entity `a`");
        let mut ties: Vec<Tie> = graph.ties(focus).collect();
        ties.reverse();
        let selection = &Selection::all(&graph);
        let request = EgoRequest::new(&graph, focus, selection, &ties, Size::new(80, 24));
        let surroundings = Surroundings::new(&request);
        let listed = |slug: &str| {
            let id = graph.find_entity(slug).expect("the entity should be in the graph");
            let bundles = surroundings.bundles_of(&graph, id);
            let relations = bundles.iter().map(|bundle| {
                let ids =
                    bundle.relations.iter().map(|id| graph.relation(*id).id_text().to_string());
                ids.collect::<Vec<_>>().join(" ")
            });
            relations.collect::<Vec<_>>()
        };
        let own: Vec<String> =
            ties.iter().map(|tie| graph.relation(tie.relation).id_text().to_string()).collect();
        assert_eq!(listed("a").join(" ").split(' ').next(), own.first().map(String::as_str));
        assert_eq!(listed("a").len(), 3);
        assert_eq!(listed("b").len(), 2);
        assert_eq!(listed("b").last().map(String::as_str), Some("b.knows.c"));
        assert_eq!(surroundings.pair_count(&graph), 4);
    }
}
