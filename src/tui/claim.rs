//! Properties of claims that several panes use.

use crate::model::{ClaimId, EntityId, Graph, RelationId};
use crate::text::ClaimText;

pub(super) fn relation_of(claim: Option<ClaimId>) -> Option<RelationId> {
    match claim? {
        ClaimId::Relation(relation) => Some(relation),
        ClaimId::Role(_) | ClaimId::Fact { .. } => None,
    }
}

pub(super) fn entity_of(graph: &Graph, claim: ClaimId) -> EntityId {
    match claim {
        ClaimId::Relation(relation) => graph.relation(relation).from().id(),
        ClaimId::Role(entity) | ClaimId::Fact { entity, .. } => entity,
    }
}

pub(super) fn is_about(graph: &Graph, claim: ClaimId, focus: EntityId) -> bool {
    let to = relation_of(Some(claim)).map(|relation| graph.relation(relation).to().id());
    entity_of(graph, claim) == focus || to == Some(focus)
}

pub(super) fn claim_line(graph: &Graph, lead: &str, claim: ClaimId, caution: &str) -> String {
    let lead = if lead.is_empty() { "also" } else { lead };
    format!("{lead}: {}\n", ClaimText::new(graph, claim).in_full(caution))
}
