//! Claims that are linked to each other.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{ClaimId, ClaimLink, Graph};

use super::filter::Filter;
use crate::text::count;

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
        let passes =
            |claim: &ClaimId| filter.reaches(graph, *claim) && filter.allows_claim(graph, *claim);
        graph.linked_pairs(link).filter(move |pair| pair.iter().all(passes))
    };
    let disputes = pairs(ClaimLink::Disputes)
        .map(|pair| Contradiction { link: ClaimLink::Disputes, claims: pair.to_vec() });
    let sets = connected(pairs(ClaimLink::Compare));
    let sets = sets.into_iter().map(|claims| Contradiction { link: ClaimLink::Compare, claims });
    disputes.chain(sets).collect()
}

impl Contradiction {
    /// Each claim with what the contradiction is called in a list: `dispute 1`, `figures 2`.
    pub(crate) fn labelled(&self, number: usize) -> impl Iterator<Item = (String, ClaimId)> {
        let word = match self.link {
            ClaimLink::Disputes => "dispute",
            ClaimLink::Compare => "figures",
        };
        self.claims.iter().map(move |claim| (format!("{word} {number}"), *claim))
    }
}

/// How many there are of each kind, in words: `2 disputes, 3 sets of other figures`; `none` if there are none.
pub(crate) fn count_contradictions(found: &[Contradiction]) -> String {
    let [disputes, compare] = count_by_link(found);
    let counts = [
        (disputes, "dispute", "disputes"),
        (compare, "set of other figures", "sets of other figures"),
    ];
    let counts = counts.into_iter().filter(|(number, ..)| *number > 0);
    let counts: Vec<String> = counts.map(|(number, one, many)| count(number, one, many)).collect();
    if counts.is_empty() { "none".to_owned() } else { counts.join(", ") }
}

/// How many pairs of claims dispute each other, and how many sets of claims merely differ.
pub(crate) fn count_by_link(found: &[Contradiction]) -> [usize; 2] {
    ClaimLink::ALL.map(|link| found.iter().filter(|found| found.link == link).count())
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
