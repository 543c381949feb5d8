//! The claim that is selected: what the reader proves.

use crate::model::{Citation, EntityId, Graph, RelationId, Stated, When};
use crate::text::ClaimText;

pub(super) fn relation_of(subject: Option<Stated>) -> Option<RelationId> {
    match subject? {
        Stated::Relation(relation) => Some(relation),
        Stated::Role(_) | Stated::Fact { .. } => None,
    }
}

/// The entity that a claim is best looked at from.
pub(super) fn entity_of(graph: &Graph, subject: Stated) -> EntityId {
    match subject {
        Stated::Relation(relation) => graph.relation(relation).from().id(),
        Stated::Role(entity) | Stated::Fact { entity, .. } => entity,
    }
}

/// Where a claim is said.
pub(super) fn citations(graph: &Graph, subject: Stated) -> Vec<Citation<'_>> {
    match subject {
        Stated::Relation(relation) => graph.relation(relation).cites().collect(),
        Stated::Role(entity) => graph.entity(entity).cites().collect(),
        Stated::Fact { entity, place } => {
            let fact = graph.entity(entity).facts().nth(place);
            fact.map_or_else(Vec::new, |fact| fact.cites().collect())
        }
    }
}

/// When the first source of a claim was published, if that is known.
pub(super) fn published(graph: &Graph, subject: Stated) -> Option<When> {
    let cites = citations(graph, subject).into_iter();
    cites.filter_map(|cite| graph.source(cite.source).published()).min()
}

/// Whether a claim is about an entity.
pub(super) fn concerns(graph: &Graph, claim: Stated, focus: EntityId) -> bool {
    let to = relation_of(Some(claim)).map(|relation| graph.relation(relation).to().id());
    entity_of(graph, claim) == focus || to == Some(focus)
}

pub(super) fn claim_line(graph: &Graph, lead: &str, claim: Stated, caution: &str) -> String {
    let claim = ClaimText::new(graph, claim);
    let (marks, cites) = (claim.qualifiers().join(", "), claim.citations);
    let lead = if lead.is_empty() { "also" } else { lead };
    format!("{lead}: {} ({marks}{caution}) [{cites}]\n", claim.sentence)
}
