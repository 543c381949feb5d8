use std::collections::HashSet;

use serde_json::Value;

use super::super::extract::Extract;
use crate::model::{ClaimId, ClaimLink, Fact, Graph};

/// The relations and facts of an extract that are linked to other claims.
pub(in super::super) struct LinkedClaims {
    linked: HashSet<ClaimId>,
}

impl LinkedClaims {
    pub(in super::super) fn new(extract: &Extract<'_>) -> Self {
        let graph = extract.graph;
        let relations = extract.selection.relations.iter().copied().map(ClaimId::Relation);
        let facts = extract
            .selected_entities()
            .flat_map(|entity| entity.facts().map(Fact::claim_id).collect::<Vec<ClaimId>>());
        let is_linked = |claim: &ClaimId| {
            ClaimLink::ALL.into_iter().any(|link| graph.linked_claims(*claim, link).len() > 0)
        };
        Self { linked: relations.chain(facts).filter(is_linked).collect() }
    }

    /// Whether other claims of the file may refer to this one.
    pub(in super::super) fn contains(&self, claim: ClaimId) -> bool {
        self.linked.contains(&claim)
    }

    /// Limits the links in a claim's record, which lists them all, to claims in the file.
    pub(super) fn limit(&self, record: &mut Value, graph: &Graph, claim: ClaimId) {
        for link in ClaimLink::ALL {
            let linked = graph.linked_claims(claim, link).filter(|other| self.contains(*other));
            record[link.key()] = linked.filter_map(|other| graph.claim_id_text(other)).collect();
        }
    }

    /// The ids of the claims to list with a claim. A link is listed with the later of its two claims, unless the earlier
    /// one is a fact without an id.
    pub(super) fn references(
        &self,
        graph: &Graph,
        claim: ClaimId,
        link: ClaimLink,
    ) -> impl Iterator<Item = String> {
        let has_id = graph.claim_id_text(claim).is_some();
        let is_listed_here =
            move |other: &ClaimId| self.linked.contains(other) && (*other < claim || !has_id);
        let linked = graph.linked_claims(claim, link).filter(is_listed_here);
        linked.filter_map(|other| graph.claim_id_text(other))
    }
}
