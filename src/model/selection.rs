//! A part of a graph: what a query found, and what a picture or a file shows.

use std::collections::BTreeSet;

use super::entity::Entity;
use super::graph::Graph;
use super::id::{EntityId, RelationId};

/// Some entities and some relations between them.
///
/// The currency between questions, pictures and files: whoever asks gets one, whoever draws or
/// writes takes one, so the screen and the exported file never disagree.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// The entities, without doubles, in the order in which they matter.
    pub entities: Vec<EntityId>,
    /// The relations, without doubles; both ends of each are among the entities.
    pub relations: Vec<RelationId>,
    /// What is not told of the entities.
    pub unsaid: Unsaid,
}

/// What a filter leaves out of what is said of entities alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unsaid {
    /// The entities whose role is not told.
    pub roles: BTreeSet<EntityId>,
    /// The facts that are not told: whose, and which of theirs, counted from 0.
    pub facts: BTreeSet<(EntityId, usize)>,
}

impl Selection {
    /// Everything a graph holds, in id order.
    #[must_use]
    pub fn all(graph: &Graph) -> Self {
        Self {
            entities: graph.entities().map(super::Entity::id).collect(),
            relations: graph.relations().map(super::Relation::id).collect(),
            unsaid: Unsaid::default(),
        }
    }

    /// One of the entities, with as much of its role and facts as is told.
    #[must_use]
    pub fn entity<'g>(&'g self, graph: &'g Graph, id: EntityId) -> Entity<'g> {
        Entity { unsaid: Some(&self.unsaid), ..graph.entity(id) }
    }

    /// The same in id order: what a byte-stable file is written from.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.entities.sort_unstable();
        self.relations.sort_unstable();
        self
    }
}
