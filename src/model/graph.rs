//! The graph: everything that is known, and who is tied to whom.

use std::collections::HashMap;

use super::adjacency::Adjacency;
use super::citation::Citation;
use super::entity::Entity;
use super::extra::Extra;
use super::id::{EntityId, EntityKindId, FamilyId, RelationId, RelationKindId, SourceId};
use super::relation::{Relation, Tie, Way};
use super::rows::{CitationRow, EntityRow, FactRow, PairRow, RelationRow, Rows, SourceRow};
use super::source::Source;
use super::text::{Arena, Text};
use super::vocabulary::{EntityKind, RelationKind};

/// A knowledge graph, never changed once built (see [`Builder`](super::Builder)).
///
/// Invariants: entities stand in the order of their slugs, which are unique; relations in the
/// order of (first end, kind's slug, second end, reading order); each relation and fact has a
/// citation; no text holds a character that acts on a terminal.
#[derive(Debug, Default)]
pub struct Graph {
    pub(super) title: Text,
    pub(super) about: Text,
    pub(super) arena: Arena,
    pub(super) entity_kinds: Vec<EntityKind>,
    pub(super) relation_kinds: Vec<RelationKind>,
    pub(super) families: Vec<String>,
    pub(super) entities: Vec<EntityRow>,
    pub(super) relations: Vec<RelationRow>,
    pub(super) sources: Vec<SourceRow>,
    pub(super) adjacency: Adjacency,
    pub(super) pairs: Vec<PairRow>,
    pub(super) facts: Vec<FactRow>,
    pub(super) cites: Vec<CitationRow>,
    pub(super) gists: Vec<Text>,
    pub(super) entity_extra: HashMap<EntityId, Extra>,
    pub(super) relation_extra: HashMap<RelationId, Extra>,
    pub(super) source_extra: HashMap<SourceId, Extra>,
    pub(super) extra: Option<Extra>,
}

impl Graph {
    /// What the graph is called; empty where nobody said.
    #[must_use]
    pub fn title(&self) -> &str {
        self.arena.get(self.title)
    }

    /// What the graph is about.
    #[must_use]
    pub fn about(&self) -> Option<&str> {
        self.arena.get_some(self.about)
    }

    /// Free-form data on the graph as a whole.
    #[must_use]
    pub fn extra(&self) -> Option<&Extra> {
        self.extra.as_ref()
    }

    /// How many entities it holds.
    #[must_use]
    pub fn entity_count(&self) -> usize {
        self.entities.len()
    }

    /// How many relations it holds.
    #[must_use]
    pub fn relation_count(&self) -> usize {
        self.relations.len()
    }

    /// One entity.
    ///
    /// # Panics
    ///
    /// Panics where the id comes from another graph and is out of range.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Entity<'_> {
        assert!(id.index() < self.entities.len(), "an id of this graph");
        Entity { graph: self, id, hidden: None }
    }

    /// One relation.
    ///
    /// # Panics
    ///
    /// Panics where the id comes from another graph and is out of range.
    #[must_use]
    pub fn relation(&self, id: RelationId) -> Relation<'_> {
        assert!(id.index() < self.relations.len(), "an id of this graph");
        Relation { graph: self, id }
    }

    /// One source.
    ///
    /// # Panics
    ///
    /// Panics where the id comes from another graph and is out of range.
    #[must_use]
    pub fn source(&self, id: SourceId) -> Source<'_> {
        assert!(id.index() < self.sources.len(), "an id of this graph");
        Source { graph: self, id }
    }

    /// Every entity, by slug.
    #[must_use]
    pub fn entities(&self) -> impl ExactSizeIterator<Item = Entity<'_>> + DoubleEndedIterator {
        (0..self.entities.len()).map(|row| self.entity(EntityId::new(row)))
    }

    /// Every relation, by first end, kind, second end and reading order.
    #[must_use]
    pub fn relations(&self) -> impl ExactSizeIterator<Item = Relation<'_>> + DoubleEndedIterator {
        (0..self.relations.len()).map(|row| Relation { graph: self, id: RelationId::new(row) })
    }

    /// Every source, in reading order.
    #[must_use]
    pub fn sources(&self) -> impl ExactSizeIterator<Item = Source<'_>> + DoubleEndedIterator {
        (0..self.sources.len()).map(|row| Source { graph: self, id: SourceId::new(row) })
    }

    /// The entity with a slug, in the logarithm of the number of entities.
    #[must_use]
    pub fn find_entity(&self, slug: &str) -> Option<EntityId> {
        let found = self.entities.binary_search_by(|row| self.arena.get(row.slug).cmp(slug));
        found.ok().map(EntityId::new)
    }

    /// The source with a slug.
    #[must_use]
    pub fn find_source(&self, slug: &str) -> Option<SourceId> {
        self.sources().find(|source| source.slug() == slug).map(Source::id)
    }

    /// The relation with a name such as `li-bin.advised.lei-jun.2`.
    #[must_use]
    pub fn find_relation(&self, name: &str) -> Option<RelationId> {
        let from = self.find_entity(name.split('.').next()?)?;
        let mut candidates = self.adjacency.outgoing(from).map(|(relation, _)| relation);
        candidates.find(|id| self.relation(*id).name().to_string() == name)
    }

    /// The kinds of entities, in the vocabulary's order.
    #[must_use]
    pub fn entity_kinds(&self) -> &[EntityKind] {
        &self.entity_kinds
    }

    /// The kinds of relations, in the vocabulary's order.
    #[must_use]
    pub fn relation_kinds(&self) -> &[RelationKind] {
        &self.relation_kinds
    }

    /// The families of relation kinds, in the order in which kinds first name them.
    #[must_use]
    pub fn families(&self) -> &[String] {
        &self.families
    }

    /// One kind of entity.
    #[must_use]
    pub fn entity_kind(&self, id: EntityKindId) -> &EntityKind {
        &self.entity_kinds[id.index()]
    }

    /// One kind of relation.
    #[must_use]
    pub fn relation_kind(&self, id: RelationKindId) -> &RelationKind {
        &self.relation_kinds[id.index()]
    }

    /// One family, in words.
    #[must_use]
    pub fn family(&self, id: FamilyId) -> &str {
        &self.families[id.index()]
    }

    /// Every relation of an entity, seen from it: outgoing ones, then incoming ones, each in id
    /// order. A relation of an entity with itself comes once, among the outgoing.
    pub fn ties(&self, entity: EntityId) -> impl Iterator<Item = Tie> + '_ {
        let outgoing = self.adjacency.outgoing(entity).map(|pair| (pair, Way::Out));
        let incoming = self.adjacency.incoming(entity).map(|pair| (pair, Way::In));
        outgoing.chain(incoming).map(|((relation, other), way)| {
            let mutual = self.relation_kind(self.relations[relation.index()].kind).mutual;
            Tie { relation, other, way: if mutual { Way::Mutual } else { way } }
        })
    }

    /// The relations that start at an entity, in id order, with the entity each ends at.
    #[must_use]
    pub fn outgoing(
        &self,
        entity: EntityId,
    ) -> impl DoubleEndedIterator<Item = (RelationId, EntityId)> + ExactSizeIterator + Clone + '_
    {
        self.adjacency.outgoing(entity)
    }

    /// The relations that end at an entity and start at another, in id order, with the entity
    /// each starts at.
    #[must_use]
    pub fn incoming(
        &self,
        entity: EntityId,
    ) -> impl DoubleEndedIterator<Item = (RelationId, EntityId)> + ExactSizeIterator + Clone + '_
    {
        self.adjacency.incoming(entity)
    }

    /// How many relations an entity has; one with itself counts once.
    ///
    /// Takes constant time: it is the length of two rows of the adjacency.
    #[must_use]
    pub fn degree(&self, entity: EntityId) -> usize {
        self.adjacency.outgoing(entity).len() + self.adjacency.incoming(entity).len()
    }

    pub(super) fn citations(&self, rows: Rows) -> impl ExactSizeIterator<Item = Citation<'_>> {
        rows.of(&self.cites).iter().map(|row| row.view(&self.arena))
    }
}

#[cfg(test)]
mod tests {
    use petgraph::visit::{IntoEdgesDirected, UndirectedAdaptor};

    use crate::model::sample::graph;
    use crate::model::{Relation, Way};

    #[test]
    fn relations_of_one_pair_are_kept_apart_and_numbered() {
        let graph = graph("b -advised-> a\n b -advised-> a\n b -advised-> a\n a =rivals= b");
        let names: Vec<String> =
            graph.relations().map(Relation::name).map(|name| name.to_string()).collect();
        assert_eq!(names, ["a.rivals.b", "b.advised.a", "b.advised.a.2", "b.advised.a.3"]);
        for (row, name) in names.iter().enumerate() {
            assert_eq!(
                graph.find_relation(name).map(super::RelationId::index),
                Some(row),
                "{name}"
            );
        }
        assert_eq!(graph.find_relation("b.advised.a.4"), None);
    }

    #[test]
    fn ties_name_each_relation_once_even_one_with_itself() {
        let graph = graph("a -knows-> a\n a -knows-> b\n b -knows-> a\n a =rivals= b");
        let a = graph.find_entity("a").expect("a");
        let ties: Vec<(String, &str, Way)> = graph
            .ties(a)
            .map(|tie| {
                (
                    graph.relation(tie.relation).name().to_string(),
                    graph.entity(tie.other).slug(),
                    tie.way,
                )
            })
            .collect();
        let expected = [
            ("a.knows.a", "a", Way::Out),
            ("a.knows.b", "b", Way::Out),
            ("a.rivals.b", "b", Way::Mutual),
            ("b.knows.a", "b", Way::In),
        ];
        assert_eq!(ties, expected.map(|(name, other, way)| (name.to_owned(), other, way)));
        assert_eq!(graph.degree(a), 4);
    }

    #[test]
    fn petgraph_walks_the_graph_both_ways() {
        let graph = graph("a -knows-> b\n c -knows-> b\n c -knows-> d");
        let id = |slug: &str| graph.find_entity(slug).expect("in the sample");
        let directed = petgraph::algo::has_path_connecting(&graph, id("a"), id("d"), None);
        assert!(!directed, "the relations of c run the other way");
        let both = UndirectedAdaptor(&graph);
        let found = petgraph::algo::astar(both, id("a"), |at| at == id("d"), |_| 1, |_| 0);
        assert_eq!(found, Some((3, ["a", "b", "c", "d"].map(id).to_vec())));
        assert_eq!((&graph).edges_directed(id("b"), petgraph::Incoming).count(), 2);
    }

    #[test]
    fn an_empty_graph_is_a_graph() {
        let graph = graph("");
        assert_eq!((graph.entity_count(), graph.relation_count()), (0, 0));
        assert_eq!(graph.find_entity("anyone"), None);
    }
}
