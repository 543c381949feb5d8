#![expect(clippy::indexing_slicing, reason = "an id is only made for a row of the graph")]

mod linked_claims;
pub(super) mod visit;

use std::collections::HashMap;
use std::sync::OnceLock;

use super::adjacency::Adjacency;
use super::citation::{Citation, ClaimId};
use super::claim_link::ClaimLinks;
use super::extra::Extra;
use super::id::{EntityId, EntityKindId, FamilyId, RelationId, RelationKindId, SourceId};
use super::namesakes::Namesakes;
use super::rows::{
    CitationRow, EntityDetails, EntityRow, FactRow, PairRow, RelationRow, RowRange, Rows,
    SourceDetails, SourceRow, WeightRow,
};
use super::text::{Arena, TextHandle};
use super::vocabulary::{EntityKind, RelationKind};

/// An immutable knowledge graph, built by a [`Builder`](super::Builder).
///
/// Invariants: entities are sorted by slug, and slugs are unique; relations are sorted by `from` entity, kind slug,
/// `to` entity and insertion order; each relation and fact has at least one citation; no text contains a character that
/// can control a terminal, except `\n` in an entity's background.
#[derive(Debug, Default)]
pub struct Graph {
    pub(super) title: TextHandle,
    pub(super) about: TextHandle,
    pub(super) arena: Arena,
    pub(super) entity_kinds: Vec<EntityKind>,
    pub(super) relation_kinds: Vec<RelationKind>,
    pub(super) families: Vec<String>,
    pub(super) entities: Rows<EntityRow>,
    pub(super) entity_details: Rows<EntityDetails>,
    pub(super) relations: Rows<RelationRow>,
    pub(super) sources: Rows<SourceRow>,
    pub(super) source_details: Rows<SourceDetails>,
    pub(super) adjacency: Adjacency,
    pub(super) pairs: Rows<PairRow>,
    pub(super) facts: Rows<FactRow>,
    pub(super) cites: Rows<CitationRow>,
    pub(super) gists: Rows<TextHandle>,
    pub(super) claim_links: ClaimLinks,
    pub(super) entity_extra: HashMap<EntityId, Extra>,
    /// The weights of weighted relations, in id order.
    pub(super) weights: Rows<WeightRow>,
    pub(super) relation_extra: HashMap<RelationId, Extra>,
    pub(super) source_extra: HashMap<SourceId, Extra>,
    pub(super) extra: Option<Extra>,
    /// Computed on first use.
    pub(super) namesakes: OnceLock<Namesakes>,
}

impl Graph {
    /// The title; may be empty.
    pub fn title(&self) -> &str {
        self.arena.get(self.title)
    }

    /// The description.
    pub fn about(&self) -> Option<&str> {
        self.arena.get_non_empty(self.about)
    }

    /// The free-form data of the graph itself.
    pub fn extra(&self) -> Option<&Extra> {
        self.extra.as_ref()
    }

    /// The number of entities.
    pub fn entity_count(&self) -> usize {
        self.entities.len()
    }

    /// The number of relations.
    pub fn relation_count(&self) -> usize {
        self.relations.len()
    }

    /// The entity kinds, in declaration order.
    pub fn entity_kinds(&self) -> &[EntityKind] {
        &self.entity_kinds
    }

    /// The relation kinds, in declaration order.
    pub fn relation_kinds(&self) -> &[RelationKind] {
        &self.relation_kinds
    }

    /// The families of relation kinds, in order of first use.
    pub(crate) fn families(&self) -> &[String] {
        &self.families
    }

    pub(crate) fn entity_kind(&self, id: EntityKindId) -> &EntityKind {
        &self.entity_kinds[id.index()]
    }

    /// The relation kind with this id.
    pub fn relation_kind(&self, id: RelationKindId) -> &RelationKind {
        &self.relation_kinds[id.index()]
    }

    /// The name of a family.
    pub fn family(&self, id: FamilyId) -> &str {
        &self.families[id.index()]
    }

    /// The outgoing relations of an entity, in id order, each with its `to` entity.
    pub(crate) fn outgoing(
        &self,
        entity: EntityId,
    ) -> impl DoubleEndedIterator<Item = (RelationId, EntityId)> + ExactSizeIterator + Clone {
        let rows = self.adjacency.outgoing(entity);
        rows.clone().map(RelationId::new).zip(self.adjacency.to[rows].iter().copied())
    }

    /// The incoming relations of an entity from other entities, in id order, each with its `from` entity.
    pub(crate) fn incoming(
        &self,
        entity: EntityId,
    ) -> impl DoubleEndedIterator<Item = (RelationId, EntityId)> + ExactSizeIterator + Clone {
        self.adjacency.incoming(entity).iter().map(|row| (row.relation, row.from))
    }

    /// The number of relations of an entity; a relation to itself counts once.
    ///
    /// Takes constant time.
    pub fn degree(&self, entity: EntityId) -> usize {
        self.adjacency.outgoing(entity).len() + self.adjacency.incoming(entity).len()
    }

    /// The entities with the same display name, in id order and including the entity itself; empty if no other entity
    /// has the name. Ignores case and runs of spaces.
    ///
    /// The first call reads the names of all entities.
    pub(crate) fn namesakes(&self, entity: EntityId) -> &[EntityId] {
        self.all_namesakes().group(entity)
    }

    pub(super) fn all_namesakes(&self) -> &Namesakes {
        let names = || self.entities.iter().map(|row| self.arena.get(row.name));
        self.namesakes.get_or_init(|| Namesakes::new(names()))
    }

    /// The entity that a claim is about; for a relation, its `from` entity.
    pub(crate) fn subject_of(&self, claim: ClaimId) -> EntityId {
        match claim {
            ClaimId::Relation(id) => self.relation(id).from().id(),
            ClaimId::Role(entity) | ClaimId::Fact { entity, .. } => entity,
        }
    }

    /// Whether a claim is a role or fact of an entity, or a relation with the entity at either end.
    pub(crate) fn is_about(&self, claim: ClaimId, entity: EntityId) -> bool {
        self.ends_of(claim).contains(&entity)
    }

    /// The ends of a relation; of a role or fact, its entity twice.
    pub(crate) fn ends_of(&self, claim: ClaimId) -> [EntityId; 2] {
        let subject = self.subject_of(claim);
        [subject, claim.relation().map_or(subject, |id| self.relation(id).to().id())]
    }

    pub(crate) fn citations_of(&self, claim: ClaimId) -> Vec<Citation<'_>> {
        match claim {
            ClaimId::Relation(id) => self.relation(id).cites().collect(),
            ClaimId::Role(entity) => self.entity(entity).cites().collect(),
            ClaimId::Fact { entity, index } => {
                self.fact(entity, index).map_or_else(Vec::new, |fact| fact.cites().collect())
            }
        }
    }

    pub(super) fn citations(&self, rows: RowRange) -> impl ExactSizeIterator<Item = Citation<'_>> {
        rows.slice(&self.cites).iter().map(|row| row.to_citation(&self.arena))
    }
}

#[cfg(test)]
mod tests {
    use petgraph::visit::{IntoEdgesDirected, UndirectedAdaptor};

    use crate::model::sample::graph;
    use crate::model::{Relation, TieDirection};

    #[test]
    fn relations_with_the_same_ends_and_kind_are_numbered() {
        let graph = graph("b -advised-> a\n b -advised-> a\n b -advised-> a\n a =rivals= b");
        let ids: Vec<String> =
            graph.relations().map(Relation::id_text).map(|id| id.to_string()).collect();
        assert_eq!(ids, ["a.rivals.b", "b.advised.a", "b.advised.a.2", "b.advised.a.3"]);
        for (index, id) in ids.iter().enumerate() {
            assert_eq!(graph.find_relation(id).map(super::RelationId::index), Some(index), "{id}");
        }
        assert_eq!(graph.find_relation("b.advised.a.4"), None);
    }

    #[test]
    fn ties_contain_each_relation_once_including_one_to_itself() {
        let graph = graph("a -knows-> a\n a -knows-> b\n b -knows-> a\n a =rivals= b");
        let a = graph.find_entity("a").expect("`a` is in the graph");
        let ties: Vec<(String, &str, TieDirection)> = graph
            .ties(a)
            .map(|tie| {
                (
                    graph.relation(tie.relation).id_text().to_string(),
                    graph.entity(tie.other).slug(),
                    tie.direction,
                )
            })
            .collect();
        let expected = [
            ("a.knows.a", "a", TieDirection::Out),
            ("a.knows.b", "b", TieDirection::Out),
            ("a.rivals.b", "b", TieDirection::Mutual),
            ("b.knows.a", "b", TieDirection::In),
        ];
        assert_eq!(
            ties,
            expected.map(|(name, other, direction)| (name.to_owned(), other, direction))
        );
        assert_eq!(graph.degree(a), 4);
    }

    #[test]
    fn petgraph_traverses_the_graph_directed_and_undirected() {
        let graph = graph("a -knows-> b\n c -knows-> b\n c -knows-> d");
        let id = |slug: &str| graph.find_entity(slug).expect("the slug is in the graph");
        let is_connected = petgraph::algo::has_path_connecting(&graph, id("a"), id("d"), None);
        assert!(!is_connected, "the relation from `c` to `b` was followed backwards");
        let undirected = UndirectedAdaptor(&graph);
        let path = petgraph::algo::astar(undirected, id("a"), |end| end == id("d"), |_| 1, |_| 0);
        assert_eq!(path, Some((3, ["a", "b", "c", "d"].map(id).to_vec())));
        assert_eq!((&graph).edges_directed(id("b"), petgraph::Incoming).count(), 2);
    }

    #[test]
    fn an_empty_graph_can_be_queried() {
        let graph = graph("");
        assert_eq!((graph.entity_count(), graph.relation_count()), (0, 0));
        assert_eq!(graph.find_entity("anyone"), None);
    }
}
