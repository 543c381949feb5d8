//! petgraph's visit traits on our graph, so that petgraph's algorithms run on it.
//!
//! The graph is directed here, each relation running from its first end to its second. For
//! questions that ignore direction wrap it in [`petgraph::visit::UndirectedAdaptor`].

use petgraph::Direction;
use petgraph::visit::{
    Data, EdgeCount, EdgeRef, GraphBase, GraphProp, IntoEdgeReferences, IntoEdges,
    IntoEdgesDirected, IntoNeighbors, IntoNeighborsDirected, IntoNodeIdentifiers,
    NodeCompactIndexable, NodeCount, NodeIndexable, VisitMap, Visitable,
};

use super::graph::Graph;
use super::id::{EntityId, RelationId};

/// A relation as petgraph sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Edge {
    /// The relation.
    pub relation: RelationId,
    /// Where it starts.
    pub from: EntityId,
    /// Where it ends.
    pub to: EntityId,
}

impl EdgeRef for Edge {
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

/// Which entities a walk has seen: one bit each.
#[derive(Clone, Debug, Default)]
pub struct Seen(Vec<u64>);

impl Seen {
    /// Everyone seen, by id.
    pub fn in_order(&self) -> impl Iterator<Item = EntityId> + '_ {
        bits(self.0.iter().copied())
    }

    /// Everyone seen that another one had not, by id; both are of the same graph.
    pub fn beyond<'s>(&'s self, other: &'s Self) -> impl Iterator<Item = EntityId> + 's {
        bits(self.0.iter().zip(&other.0).map(|(own, others)| own & !others))
    }

    /// Forgets what it has seen and takes over what another one has.
    pub fn take_over(&mut self, other: &Self) {
        self.0.clone_from(&other.0);
    }

    /// How many entities there are to be seen, at most.
    #[must_use]
    pub fn capacity(&self) -> usize {
        self.0.len() * 64
    }
}

/// The places of the bits that are set.
fn bits(words: impl Iterator<Item = u64>) -> impl Iterator<Item = EntityId> {
    words.enumerate().flat_map(|(place, mut word)| {
        std::iter::from_fn(move || {
            let bit = word.trailing_zeros() as usize;
            // Takes the lowest bit away; there is none where the word is zero.
            (word != 0).then(|| {
                word &= word - 1;
                EntityId::new(place * 64 + bit)
            })
        })
    })
}

impl VisitMap<EntityId> for Seen {
    fn visit(&mut self, entity: EntityId) -> bool {
        let (word, bit) = (entity.index() / 64, 1 << (entity.index() % 64));
        let new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        new
    }

    fn is_visited(&self, entity: &EntityId) -> bool {
        self.0[entity.index() / 64] & (1 << (entity.index() % 64)) != 0
    }

    fn unvisit(&mut self, entity: EntityId) -> bool {
        let was = self.is_visited(&entity);
        self.0[entity.index() / 64] &= !(1 << (entity.index() % 64));
        was
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

impl GraphProp for Graph {
    type EdgeType = petgraph::Directed;
}

impl NodeCount for Graph {
    fn node_count(&self) -> usize {
        self.adjacency.entity_count()
    }
}

impl EdgeCount for Graph {
    fn edge_count(&self) -> usize {
        self.adjacency.relation_count()
    }
}

impl NodeIndexable for Graph {
    fn node_bound(&self) -> usize {
        self.adjacency.entity_count()
    }

    fn to_index(&self, entity: EntityId) -> usize {
        entity.index()
    }

    fn from_index(&self, index: usize) -> EntityId {
        EntityId::new(index)
    }
}

impl NodeCompactIndexable for Graph {}

impl Visitable for Graph {
    type Map = Seen;

    fn visit_map(&self) -> Seen {
        Seen(vec![0; self.adjacency.entity_count().div_ceil(64)])
    }

    fn reset_map(&self, map: &mut Seen) {
        map.0.clear();
        map.0.resize(self.adjacency.entity_count().div_ceil(64), 0);
    }
}

impl<'g> IntoNodeIdentifiers for &'g Graph {
    type NodeIdentifiers = Box<dyn Iterator<Item = EntityId> + 'g>;

    fn node_identifiers(self) -> Self::NodeIdentifiers {
        Box::new((0..self.adjacency.entity_count()).map(EntityId::new))
    }
}

impl<'g> IntoNeighbors for &'g Graph {
    type Neighbors = Box<dyn Iterator<Item = EntityId> + 'g>;

    fn neighbors(self, entity: EntityId) -> Self::Neighbors {
        Box::new(self.adjacency.outgoing(entity).map(|(_, to)| to))
    }
}

impl<'g> IntoNeighborsDirected for &'g Graph {
    type NeighborsDirected = Box<dyn Iterator<Item = EntityId> + 'g>;

    fn neighbors_directed(self, entity: EntityId, way: Direction) -> Self::NeighborsDirected {
        match way {
            Direction::Outgoing => self.neighbors(entity),
            Direction::Incoming => Box::new(self.adjacency.incoming(entity).map(|(_, from)| from)),
        }
    }
}

impl<'g> IntoEdgeReferences for &'g Graph {
    type EdgeRef = Edge;
    type EdgeReferences = Box<dyn Iterator<Item = Edge> + 'g>;

    fn edge_references(self) -> Self::EdgeReferences {
        Box::new((0..self.adjacency.relation_count()).map(|row| {
            let relation = RelationId::new(row);
            Edge { relation, from: self.adjacency.from(relation), to: self.adjacency.to(relation) }
        }))
    }
}

impl<'g> IntoEdges for &'g Graph {
    type Edges = Box<dyn Iterator<Item = Edge> + 'g>;

    fn edges(self, from: EntityId) -> Self::Edges {
        Box::new(self.adjacency.outgoing(from).map(move |(relation, to)| Edge {
            relation,
            from,
            to,
        }))
    }
}

impl<'g> IntoEdgesDirected for &'g Graph {
    type EdgesDirected = Box<dyn Iterator<Item = Edge> + 'g>;

    fn edges_directed(self, entity: EntityId, way: Direction) -> Self::EdgesDirected {
        match way {
            Direction::Outgoing => self.edges(entity),
            Direction::Incoming => {
                Box::new(self.adjacency.incoming(entity).map(move |(relation, from)| Edge {
                    relation,
                    from,
                    to: entity,
                }))
            }
        }
    }
}
