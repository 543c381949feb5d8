//! A part of a graph: what a query found, and what a picture or a file shows.

use super::entity::{Entity, HiddenFacts};
use super::graph::Graph;
use super::id::{EntityId, RelationId};

/// Some entities and some relations between them.
///
/// Queries return it, pictures and files are made from it, so the screen and the exported file never disagree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The entities, without duplicates, the most important first.
    pub entities: Vec<EntityId>,
    /// The relations, without duplicates; both ends of each are among the entities.
    pub relations: Vec<RelationId>,
    /// Roles and facts of the entities that a filter hides.
    pub hidden: HiddenFacts,
}

impl Selection {
    /// The whole graph, in id order.
    pub fn all(graph: &Graph) -> Self {
        Self {
            entities: graph.entities().map(super::Entity::id).collect(),
            relations: graph.relations().map(super::Relation::id).collect(),
            hidden: HiddenFacts::default(),
        }
    }

    /// One of the entities, without its hidden role and facts.
    pub(crate) fn entity<'g>(&'g self, graph: &'g Graph, id: EntityId) -> Entity<'g> {
        Entity { hidden: Some(&self.hidden), ..graph.entity(id) }
    }

    /// Sorted by id, so that files written from it are byte-stable.
    pub(crate) fn sorted(mut self) -> Self {
        self.entities.sort_unstable();
        self.relations.sort_unstable();
        self
    }
}
