use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ClaimId, ClaimLink, Graph};

use super::filter::Filter;
use crate::text::count;

/// Claims that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction {
    /// Whether the claims dispute each other or only give conflicting figures.
    pub link: ClaimLink,
    /// The claims, in the order of [`ClaimId`]: two that dispute each other, or two or more with conflicting figures.
    pub claims: Vec<ClaimId>,
}

/// The contradictions among claims that pass a filter: first pairs that dispute each other, then sets of claims
/// connected by conflicting figures.
pub fn contradictions(graph: &Graph, filter: &Filter) -> Vec<Contradiction> {
    let pairs = |link| {
        let passes = |claim: &ClaimId| {
            filter.allows_subjects(graph, *claim) && filter.allows_claim(graph, *claim)
        };
        graph.linked_pairs(link).filter(move |pair| pair.iter().all(passes))
    };
    let disputes = pairs(ClaimLink::Disputes)
        .map(|pair| Contradiction { link: ClaimLink::Disputes, claims: pair.to_vec() });
    let sets = connected_components(pairs(ClaimLink::Compare));
    let sets = sets.into_iter().map(|claims| Contradiction { link: ClaimLink::Compare, claims });
    disputes.chain(sets).collect()
}

impl Contradiction {
    /// Each claim with the label of the contradiction in a numbered list: `dispute 1`, `figures 2`.
    pub(crate) fn labelled_claims(&self, number: usize) -> impl Iterator<Item = (String, ClaimId)> {
        let label = match self.link {
            ClaimLink::Disputes => "dispute",
            ClaimLink::Compare => "figures",
        };
        self.claims.iter().map(move |claim| (format!("{label} {number}"), *claim))
    }
}

/// The number of contradictions of each kind: `2 disputes, 3 sets of conflicting figures`, or `none`.
pub(crate) fn describe_contradictions(contradictions: &[Contradiction]) -> String {
    let [disputes, compare] = count_by_link(contradictions);
    let counts = [
        (disputes, "dispute", "disputes"),
        (compare, "set of conflicting figures", "sets of conflicting figures"),
    ];
    let counts = counts.into_iter().filter(|(number, ..)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, one, many)| count(number, one, many)).collect();
    if counts.is_empty() { "none".to_owned() } else { counts.join(", ") }
}

pub(crate) fn count_by_link(contradictions: &[Contradiction]) -> [usize; 2] {
    ClaimLink::ALL.map(|link| {
        contradictions.iter().filter(|contradiction| contradiction.link == link).count()
    })
}

/// The connected components of the pairs: each sorted, in the order of their first claims.
fn connected_components(pairs: impl Iterator<Item = [ClaimId; 2]>) -> Vec<Vec<ClaimId>> {
    let mut neighbours: BTreeMap<ClaimId, Vec<ClaimId>> = BTreeMap::new();
    for [one, other] in pairs {
        neighbours.entry(one).or_default().push(other);
        neighbours.entry(other).or_default().push(one);
    }
    let mut components = Vec::new();
    while let Some((first, next)) = neighbours.pop_first() {
        let (mut component, mut pending) = (BTreeSet::from([first]), next);
        while let Some(claim) = pending.pop() {
            component.insert(claim);
            pending.extend(neighbours.remove(&claim).unwrap_or_default());
        }
        components.push(component.into_iter().collect());
    }
    components
}
