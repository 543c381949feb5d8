//! Bookmarks.

use serde::{Deserialize, Serialize};

use crate::model::{ClaimId, EntityId, Graph};

use super::super::claim::{entity_of, relation_of};

/// An entity and the claim selected there, by slug and id, so that they persist between runs and can be found in a
/// reloaded graph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Bookmark {
    /// The entity's slug.
    pub entity: String,
    /// The relation's id, if one was selected.
    pub claim: Option<String>,
}

impl Bookmark {
    /// The bookmark of an entity and the claim selected there.
    pub(crate) fn new(graph: &Graph, entity: EntityId, claim: Option<ClaimId>) -> Self {
        let claim = relation_of(claim).map(|id| graph.relation(id).name().to_string());
        Self { entity: graph.entity(entity).slug().to_owned(), claim }
    }

    /// The bookmark of a claim, at the entity that opening the bookmark focuses.
    pub(crate) fn of_claim(graph: &Graph, claim: ClaimId) -> Self {
        Self::new(graph, entity_of(graph, claim), Some(claim))
    }

    /// The bookmarked entity and claim; `None` if the graph no longer has the entity.
    pub(crate) fn target(&self, graph: &Graph) -> Option<(EntityId, Option<ClaimId>)> {
        let entity = graph.find_entity(&self.entity)?;
        let claim = self.claim.as_deref().and_then(|name| graph.find_relation(name));
        Some((entity, claim.map(ClaimId::Relation)))
    }
}
