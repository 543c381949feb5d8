//! The contradictions of the graph, as a page of claims.

use crate::model::Graph;
use crate::query::{Filter, contradictions, describe_contradictions};

use super::page::{ClaimPage, ListedClaim};

impl ClaimPage {
    /// The conflicting claims, then the conflicting figures; the claims of one contradiction share a lead.
    pub(crate) fn contradictions(graph: &Graph, filter: &Filter) -> Self {
        let all = contradictions(graph, filter);
        let claims = (1..).zip(&all).flat_map(|(number, one)| one.labelled_claims(number));
        Self {
            title: format!("Contradictions: {}", describe_contradictions(&all)),
            claims: claims.map(|(lead, claim)| ListedClaim::new(lead, claim)).collect(),
            command: "list contradictions".to_owned(),
            ..Self::default()
        }
    }
}
