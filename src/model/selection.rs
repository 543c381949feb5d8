//! A part of a graph: the result of a query, and the content of a picture or an exported file.

use super::entity::{Entity, HiddenFacts};
use super::graph::Graph;
use super::id::{EntityId, RelationId};

/// Some entities and some relations between them.
///
/// Queries return selections, and both pictures and exported files are made from them, so the two never disagree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The entities, without duplicates, in order of decreasing importance.
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

    /// One of the entities, without its role and facts if they are hidden.
    pub(crate) fn entity<'g>(&'g self, graph: &'g Graph, id: EntityId) -> Entity<'g> {
        Entity { hidden: Some(&self.hidden), ..graph.entity(id) }
    }

    /// Sorts the selection by id, so that files written from it are reproducible.
    pub(crate) fn sorted(mut self) -> Self {
        self.entities.sort_unstable();
        self.relations.sort_unstable();
        self
    }
}
