//! Postings: the documents that contain some of the terms of a query, and which of them to score.

use super::text_query::{TermSet, TextQuery};

/// The maximum number of scored documents: those with the rarest terms.
const MAX_SCORED: usize = 2_000;

/// A document that contains some of the terms: its unit, its number in the unit, and the terms.
#[derive(Clone, Copy)]
pub(super) struct Posting {
    pub(super) unit: u32,
    pub(super) number: u32,
    pub(super) terms: TermSet,
}

/// The weight of each term: the fewer documents contain the term, the higher.
pub(super) fn weights(query: &TextQuery, postings: &[Posting], document_count: usize) -> Vec<f64> {
    let to_float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let weight = |term: usize| {
        let count = postings.iter().filter(|posting| posting.terms & 1 << term != 0).count();
        (1.0 + to_float(document_count) / to_float(count.max(1))).ln()
    };
    (0..query.terms.len()).map(weight).collect()
}

/// The documents that are worth scoring: those whose terms have the largest weights.
pub(super) fn postings_to_score(postings: Vec<Posting>, weights: &[f64]) -> Vec<Posting> {
    if postings.len() <= MAX_SCORED {
        return postings;
    }
    let weight = |terms: TermSet| -> f64 {
        let present = weights.iter().enumerate().filter(|(index, _)| terms & 1 << index != 0);
        present.map(|(_, weight)| weight).sum()
    };
    let mut weighted: Vec<(f64, Posting)> =
        postings.into_iter().map(|posting| (weight(posting.terms), posting)).collect();
    let order = |one: &(f64, Posting), other: &(f64, Posting)| {
        let position = |(_, posting): &(f64, Posting)| (posting.unit, posting.number);
        other.0.total_cmp(&one.0).then_with(|| position(one).cmp(&position(other)))
    };
    weighted.select_nth_unstable_by(MAX_SCORED, order);
    weighted.truncate(MAX_SCORED);
    weighted.sort_unstable_by(order);
    weighted.into_iter().map(|(_, posting)| posting).collect()
}
