//! Properties of claims that several panes need.

use crate::model::{ClaimId, EntityId, Graph, RelationId};
use crate::text::ClaimText;

pub(super) fn relation_of(subject: Option<ClaimId>) -> Option<RelationId> {
    match subject? {
        ClaimId::Relation(relation) => Some(relation),
        ClaimId::Role(_) | ClaimId::Fact { .. } => None,
    }
}

pub(super) fn entity_of(graph: &Graph, subject: ClaimId) -> EntityId {
    match subject {
        ClaimId::Relation(relation) => graph.relation(relation).from().id(),
        ClaimId::Role(entity) | ClaimId::Fact { entity, .. } => entity,
    }
}

pub(super) fn concerns(graph: &Graph, claim: ClaimId, focus: EntityId) -> bool {
    let to = relation_of(Some(claim)).map(|relation| graph.relation(relation).to().id());
    entity_of(graph, claim) == focus || to == Some(focus)
}

pub(super) fn claim_line(graph: &Graph, lead: &str, claim: ClaimId, caution: &str) -> String {
    let claim = ClaimText::new(graph, claim);
    let (marks, cites) = (claim.qualifiers().join(", "), claim.citations);
    let lead = if lead.is_empty() { "also" } else { lead };
    format!("{lead}: {} ({marks}{caution}) [{cites}]\n", claim.sentence)
}
