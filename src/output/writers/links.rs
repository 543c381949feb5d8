use std::collections::HashSet;

use super::super::extract::Extract;
use crate::model::{ClaimId, ClaimLink, Fact, Graph, RelationId};

/// The claims that a file may refer to by their ids.
pub(super) struct LinkReferences {
    /// The relations and facts with links.
    linked: HashSet<ClaimId>,
    /// Those with an explicit id, or whose ends and kind no other relation has.
    resolvable: HashSet<ClaimId>,
}

impl LinkReferences {
    pub(super) fn new(extract: &Extract<'_>) -> Self {
        let graph = extract.graph;
        let relations = extract.selection.relations.iter().copied().map(ClaimId::Relation);
        let facts = extract
            .selected_entities()
            .flat_map(|entity| entity.facts().map(Fact::claim_id).collect::<Vec<ClaimId>>());
        let is_linked = |claim: &ClaimId| {
            ClaimLink::ALL.into_iter().any(|link| graph.linked_claims(*claim, link).len() > 0)
        };
        let linked: HashSet<ClaimId> = relations.chain(facts).filter(is_linked).collect();
        let resolvable = linked.iter().copied().filter(|claim| is_resolvable(graph, *claim));
        Self { resolvable: resolvable.collect(), linked }
    }

    /// The ids of the claims to list with a claim that lists all of its links.
    pub(super) fn all_references(
        &self,
        graph: &Graph,
        claim: ClaimId,
        link: ClaimLink,
    ) -> Vec<String> {
        let linked = graph.linked_claims(claim, link).filter(|other| self.linked.contains(other));
        linked.filter_map(|other| graph.claim_id_text(other)).collect()
    }

    /// The ids of the claims to list with a claim. A link is listed with the later of its two claims if the earlier one can be
    /// referred to, and otherwise with the earlier one.
    pub(super) fn references(
        &self,
        graph: &Graph,
        claim: ClaimId,
        link: ClaimLink,
    ) -> impl Iterator<Item = String> {
        let is_listed_here = move |other: &ClaimId| {
            let is_preferred = *other < claim || !self.resolvable.contains(&claim);
            self.linked.contains(other) && self.resolvable.contains(other) && is_preferred
        };
        graph
            .linked_claims(claim, link)
            .filter(is_listed_here)
            .filter_map(|other| graph.claim_id_text(other))
    }
}

/// Whether a reference to the claim is unambiguous.
fn is_resolvable(graph: &Graph, claim: ClaimId) -> bool {
    let ClaimId::Relation(id) = claim else { return graph.explicit_id(claim).is_some() };
    graph.explicit_id(claim).is_some() || !has_namesake(graph, id)
}

/// Whether another relation has the same ends and kind. Such relations have successive ids.
fn has_namesake(graph: &Graph, id: RelationId) -> bool {
    let triple = |index: usize| {
        let relation = graph.relation(RelationId::new(index));
        (relation.from().id(), relation.kind_id(), relation.to().id())
    };
    let (index, count) = (id.index(), graph.relation_count());
    let neighbours = [index.checked_sub(1), Some(index + 1).filter(|next| *next < count)];
    neighbours.into_iter().flatten().any(|other| triple(other) == triple(index))
}
