#![expect(clippy::indexing_slicing, reason = "tables are of all relations or all components")]

use petgraph::csr::Csr;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeFiltered, EdgeRef, IntoEdgeReferences, UndirectedAdaptor};

use crate::model::{EntityId, Graph, Relation};
use crate::query::Filter;

/// The relations between distinct entities that pass a filter, undirected. A row is an entity's index.
pub(super) struct UndirectedGraph<'g> {
    pub(super) graph: &'g Graph,
    pub(super) filter: &'g Filter,
    /// Whether each relation connects distinct entities and passes the filter, by id.
    passes: Vec<bool>,
    /// The distinct neighbours of each row, with the number of relations to each. The adjacency of the graph itself is
    /// unsuitable, because parallel relations would count as several shortest paths.
    pub(super) neighbours: Csr<(), u32>,
}

type Undirected<'g> = UndirectedAdaptor<&'g Graph>;
type UndirectedEdge<'g> = <Undirected<'g> as IntoEdgeReferences>::EdgeRef;

impl<'g> UndirectedGraph<'g> {
    pub(super) fn new(graph: &'g Graph, filter: &'g Filter) -> Self {
        let unfiltered = filter.is_empty();
        let allows = |entity: EntityId| unfiltered || filter.allows_entity(graph, entity);
        let passes = |relation: Relation<'_>| {
            let (from, to) = (relation.from().id(), relation.to().id());
            let ends_pass = from != to && allows(from) && allows(to);
            ends_pass && (unfiltered || filter.allows_relation(graph, relation.id()))
        };
        let passes: Vec<bool> = graph.relations().map(passes).collect();
        let neighbours = neighbours(graph, &passes);
        Self { graph, filter, passes, neighbours }
    }

    /// The passing relations as a view for petgraph's algorithms.
    pub(super) fn view(&self) -> EdgeFiltered<Undirected<'g>, impl Fn(UndirectedEdge<'g>) -> bool> {
        EdgeFiltered::from_fn(UndirectedAdaptor(self.graph), |edge| self.passes[edge.id().index()])
    }

    /// The number of entities with neighbours.
    pub(super) fn connected_count(&self) -> usize {
        let rows = 0..u32::try_from(self.neighbours.node_count()).unwrap_or(u32::MAX);
        rows.filter(|row| !self.neighbours.neighbors_slice(*row).is_empty()).count()
    }

    /// The size of the connected component of each entity, by row.
    pub(super) fn component_sizes(&self) -> Vec<usize> {
        let mut components = UnionFind::new(self.graph.entity_count());
        for edge in self.view().edge_references() {
            components.union(edge.source().index(), edge.target().index());
        }
        let components = components.into_labeling();
        let mut sizes = vec![0; components.len()];
        for component in &components {
            sizes[*component] += 1;
        }
        components.into_iter().map(|component| sizes[component]).collect()
    }
}

fn neighbours(graph: &Graph, passes: &[bool]) -> Csr<(), u32> {
    let mut pairs: Vec<(u32, u32)> = Vec::with_capacity(graph.relation_count() * 2);
    for relation in graph.relations().filter(|relation| passes[relation.id().index()]) {
        let (from, to) = (row(relation.from().id()), row(relation.to().id()));
        pairs.extend([(from, to), (to, from)]);
    }
    distinct_neighbours(graph.entity_count(), pairs)
}

/// The distinct neighbours of each of `count` rows, each with its number of pairs. `pairs` has both directions.
pub(super) fn distinct_neighbours(count: usize, mut pairs: Vec<(u32, u32)>) -> Csr<(), u32> {
    pairs.sort_unstable();
    let edges: Vec<(u32, u32, u32)> = pairs
        .chunk_by(|a, b| a == b)
        .filter_map(|run| {
            let (from, to) = *run.first()?;
            Some((from, to, u32::try_from(run.len()).unwrap_or(u32::MAX)))
        })
        .collect();
    // This cannot fail, because the edges are sorted.
    let mut neighbours = Csr::from_sorted_edges(&edges).unwrap_or_default();
    while neighbours.node_count() < count {
        neighbours.add_node(());
    }
    neighbours
}

pub(super) fn row(entity: EntityId) -> u32 {
    u32::try_from(entity.index()).unwrap_or(u32::MAX)
}

pub(super) fn entity(row: u32) -> EntityId {
    EntityId::new(row as usize)
}
