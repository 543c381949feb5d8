//! Claims that are linked to each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ClaimId, ClaimLink, Graph};

use super::filter::Filter;

/// Linked claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Whether they dispute each other or merely differ.
    pub link: ClaimLink,
    /// The claims, in the order of [`ClaimId`]: two that dispute each other, or two or more that differ.
    pub claims: Vec<ClaimId>,
}

/// The claims that pass a filter and are linked: pairs that dispute each other, then connected sets of those that
/// differ.
pub fn contradictions(graph: &Graph, filter: &Filter) -> Vec<Contradiction> {
    let pairs = |link| {
        let pairs = graph.linked_pairs(link);
        pairs.filter(|pair| pair.iter().all(|claim| allows(graph, filter, *claim)))
    };
    let disputes = pairs(ClaimLink::Disputes)
        .map(|pair| Contradiction { link: ClaimLink::Disputes, claims: pair.to_vec() });
    let sets = connected(pairs(ClaimLink::Compare));
    let sets = sets.into_iter().map(|claims| Contradiction { link: ClaimLink::Compare, claims });
    disputes.chain(sets).collect()
}

fn allows(graph: &Graph, filter: &Filter, claim: ClaimId) -> bool {
    match claim {
        ClaimId::Relation(id) => filter.allows(graph, id),
        ClaimId::Role(entity) => filter.allows_role(graph, graph.entity(entity)),
        ClaimId::Fact { entity, index } => {
            let mut fact = graph.entity(entity).facts().skip(index);
            fact.next().is_some_and(|fact| filter.allows_fact(graph, fact))
        }
    }
}

/// The connected components of some pairs, each sorted, ordered by first claim.
fn connected(pairs: impl Iterator<Item = [ClaimId; 2]>) -> Vec<Vec<ClaimId>> {
    let mut others: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
    for [one, other] in pairs {
        others.entry(one).or_default().push(other);
        others.entry(other).or_default().push(one);
    }
    let mut sets = Vec::new();
    while let Some((first, next)) = others.pop_first() {
        let (mut set, mut open) = (BTreeSet::from([first]), next);
        while let Some(claim) = open.pop() {
            set.insert(claim);
            open.extend(others.remove(&claim).unwrap_or_default());
        }
        sets.push(set.into_iter().collect());
    }
    sets
}
