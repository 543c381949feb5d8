//! Implements petgraph's visit traits for [`Graph`], so that petgraph's algorithms run on it without a copy.
//!
//! Edges are directed from a relation's `from` to its `to`; petgraph's adaptors ignore direction or filter relations
//! ([`petgraph::visit::UndirectedAdaptor`], [`petgraph::visit::EdgeFiltered`]).
#![expect(clippy::indexing_slicing, reason = "a set has a bit for each entity")]

use petgraph::Direction;
use petgraph::visit::{
    Data, EdgeRef, GraphBase, IntoEdgeReferences, IntoEdges, IntoEdgesDirected, IntoNeighbors,
    IntoNeighborsDirected, IntoNodeIdentifiers, IntoNodeReferences, NodeIndexable, VisitMap,
    Visitable,
};

use super::Graph;
use crate::model::id::{EntityId, RelationId};

/// A relation as an edge for petgraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RelationEdge {
    pub(crate) relation: RelationId,
    pub(crate) from: EntityId,
    pub(crate) to: EntityId,
}

impl EdgeRef for RelationEdge {
    type NodeId = EntityId;
    type EdgeId = RelationId;
    type Weight = ();

    fn source(&self) -> EntityId {
        self.from
    }

    fn target(&self) -> EntityId {
        self.to
    }

    fn weight(&self) -> &() {
        &()
    }

    fn id(&self) -> RelationId {
        self.relation
    }
}

/// The entities that a traversal has visited: one bit per entity.
#[derive(Clone, Debug, Default)]
pub struct VisitedSet(Vec<u64>);

impl VisitedSet {
    /// The visited entities, in id order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = EntityId> {
        entity_ids(self.0.iter().copied())
    }

    /// The entities in this set but not in `other`, in id order; both sets belong to the same graph.
    pub(crate) fn difference<'s>(&'s self, other: &'s Self) -> impl Iterator<Item = EntityId> + 's {
        entity_ids(self.0.iter().zip(&other.0).map(|(word, other_word)| word & !other_word))
    }

    /// The number of entities that fit in the set.
    pub(crate) fn capacity(&self) -> usize {
        self.0.len() * 64
    }
}

fn entity_ids(words: impl Iterator<Item = u64>) -> impl Iterator<Item = EntityId> {
    words.enumerate().flat_map(|(index, word)| {
        bit_positions(word).map(move |bit| EntityId::new(index * 64 + bit))
    })
}

pub(crate) fn bit_positions(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = word.trailing_zeros() as usize;
        word &= word.wrapping_sub(1);
        (bit < 64).then_some(bit)
    })
}

impl VisitMap<EntityId> for VisitedSet {
    fn visit(&mut self, entity: EntityId) -> bool {
        let (word, bit) = (entity.index() / 64, 1 << (entity.index() % 64));
        let is_new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        is_new
    }

    fn is_visited(&self, entity: &EntityId) -> bool {
        self.0[entity.index() / 64] & (1 << (entity.index() % 64)) != 0
    }

    fn unvisit(&mut self, entity: EntityId) -> bool {
        let was_visited = self.is_visited(&entity);
        self.0[entity.index() / 64] &= !(1 << (entity.index() % 64));
        was_visited
    }
}

impl GraphBase for Graph {
    type NodeId = EntityId;
    type EdgeId = RelationId;
}

impl Data for Graph {
    type NodeWeight = ();
    type EdgeWeight = ();
}

impl NodeIndexable for Graph {
    fn node_bound(&self) -> usize {
        self.entity_count()
    }

    fn to_index(&self, entity: EntityId) -> usize {
        entity.index()
    }

    fn from_index(&self, index: usize) -> EntityId {
        EntityId::new(index)
    }
}

impl Visitable for Graph {
    type Map = VisitedSet;

    fn visit_map(&self) -> VisitedSet {
        VisitedSet(vec![0; self.entity_count().div_ceil(64)])
    }

    fn reset_map(&self, map: &mut VisitedSet) {
        *map = self.visit_map();
    }
}

/// petgraph requires iterator types that can be named, unlike closures. Boxing an iterator per visited entity still
/// costs less than copying the graph: the articulation points of 100,000 entities take 18 ms on [`Graph`], and 17 ms on
/// petgraph's `Csr`, which takes 19 ms to build.
type BoxedIter<'g, T> = Box<dyn Iterator<Item = T> + 'g>;

impl<'g> IntoNodeIdentifiers for &'g Graph {
    type NodeIdentifiers = BoxedIter<'g, EntityId>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        Box::new((0..self.entity_count()).map(EntityId::new))
    }
}

impl<'g> IntoNodeReferences for &'g Graph {
    type NodeRef = (EntityId, &'g ());
    type NodeReferences = BoxedIter<'g, Self::NodeRef>;

    fn node_references(self) -> Self::NodeReferences {
        Box::new(self.node_identifiers().map(|entity| (entity, &())))
    }
}

impl<'g> IntoNeighbors for &'g Graph {
    type Neighbors = BoxedIter<'g, EntityId>;

    fn neighbors(self, entity: EntityId) -> Self::Neighbors {
        Box::new(self.outgoing(entity).map(|(_, to)| to))
    }
}

impl<'g> IntoNeighborsDirected for &'g Graph {
    type NeighborsDirected = BoxedIter<'g, EntityId>;

    fn neighbors_directed(self, entity: EntityId, direction: Direction) -> Self::NeighborsDirected {
        match direction {
            Direction::Outgoing => self.neighbors(entity),
            Direction::Incoming => Box::new(self.incoming(entity).map(|(_, from)| from)),
        }
    }
}

impl<'g> IntoEdgeReferences for &'g Graph {
    type EdgeRef = RelationEdge;
    type EdgeReferences = BoxedIter<'g, RelationEdge>;

    fn edge_references(self) -> Self::EdgeReferences {
        Box::new(self.node_identifiers().flat_map(|entity| self.edges(entity)))
    }
}

impl<'g> IntoEdges for &'g Graph {
    type Edges = BoxedIter<'g, RelationEdge>;

    fn edges(self, from: EntityId) -> Self::Edges {
        Box::new(self.outgoing(from).map(move |(relation, to)| RelationEdge { relation, from, to }))
    }
}

impl<'g> IntoEdgesDirected for &'g Graph {
    type EdgesDirected = BoxedIter<'g, RelationEdge>;

    fn edges_directed(self, entity: EntityId, direction: Direction) -> Self::EdgesDirected {
        let edge = move |(relation, from)| RelationEdge { relation, from, to: entity };
        match direction {
            Direction::Outgoing => self.edges(entity),
            Direction::Incoming => Box::new(self.incoming(entity).map(edge)),
        }
    }
}
