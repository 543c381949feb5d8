//! The documents that have some of the terms of a query, and which of them are worth scoring.

use super::text_query::{TermSet, TextQuery};

/// The maximum number of documents scored: those with the rarest terms.
const MAX_SCORED: usize = 2_000;

/// A document that has some of the terms: its unit, its number there, and the terms.
#[derive(Clone, Copy)]
pub(super) struct Holder {
    pub(super) unit: u32,
    pub(super) number: u32,
    pub(super) terms: TermSet,
}

/// The weight of each term: the fewer of all documents have it, the more.
pub(super) fn weights(query: &TextQuery, holders: &[Holder], all: usize) -> Vec<f64> {
    let number = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
    let weight = |term: usize| {
        let count = holders.iter().filter(|holder| holder.terms & 1 << term != 0).count();
        (1.0 + number(all) / number(count.max(1))).ln()
    };
    (0..query.terms.len()).map(weight).collect()
}

/// The documents that are worth scoring: those whose terms have the largest weights.
pub(super) fn rarest_first(holders: Vec<Holder>, weights: &[f64]) -> Vec<Holder> {
    if holders.len() <= MAX_SCORED {
        return holders;
    }
    let weight = |terms: TermSet| -> f64 {
        let had = weights.iter().enumerate().filter(|(at, _)| terms & 1 << at != 0);
        had.map(|(_, weight)| weight).sum()
    };
    let mut weighed: Vec<(f64, Holder)> =
        holders.into_iter().map(|holder| (weight(holder.terms), holder)).collect();
    let order = |one: &(f64, Holder), other: &(f64, Holder)| {
        let position = |(_, holder): &(f64, Holder)| (holder.unit, holder.number);
        other.0.total_cmp(&one.0).then_with(|| position(one).cmp(&position(other)))
    };
    weighed.select_nth_unstable_by(MAX_SCORED, order);
    weighed.truncate(MAX_SCORED);
    weighed.sort_unstable_by(order);
    weighed.into_iter().map(|(_, holder)| holder).collect()
}
