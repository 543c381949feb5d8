//! Postings: the documents that contain some query terms, and which of them to score.

use std::collections::BTreeMap;

use super::text_query::{TermSet, TextQuery};

/// The maximum number of scored documents: those with the rarest terms.
const MAX_SCORED: usize = 2_000;

/// A document: its unit, and its number in the unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Posting {
    pub(super) unit: u32,
    pub(super) number: u32,
}

/// The documents that contain some of the terms, by the terms that they contain.
///
/// Documents with the same terms weigh the same, so only the first [`MAX_SCORED`] of them are kept, and the rest only
/// counted. An article of millions of lines would otherwise take gigabytes.
#[derive(Debug, Default)]
pub(super) struct Postings(BTreeMap<TermSet, SameTerms>);

#[derive(Debug, Default)]
struct SameTerms {
    /// The number of documents, including those that are not kept.
    count: usize,
    first: Vec<Posting>,
}

impl Postings {
    /// Adds a document that follows all previous ones.
    pub(super) fn add(&mut self, terms: TermSet, posting: Posting) {
        self.0.entry(terms).or_default().append(1, [posting]);
    }

    /// Adds documents that follow all previous ones.
    pub(super) fn append(mut self, later: Self) -> Self {
        for (terms, SameTerms { count, first }) in later.0 {
            self.0.entry(terms).or_default().append(count, first);
        }
        self
    }

    /// The terms that any document contains.
    pub(super) fn terms(&self) -> TermSet {
        self.0.keys().fold(0, |all, terms| all | terms)
    }

    /// The weight of each term: the fewer documents contain the term, the higher.
    pub(super) fn weights(&self, query: &TextQuery, document_count: usize) -> Vec<f64> {
        let to_float = |count: usize| f64::from(u32::try_from(count).unwrap_or(u32::MAX));
        let weight = |term: usize| {
            let with_term = self.0.iter().filter(|(terms, _)| *terms & 1 << term != 0);
            let count: usize = with_term.map(|(_, documents)| documents.count).sum();
            (1.0 + to_float(document_count) / to_float(count.max(1))).ln()
        };
        (0..query.terms.len()).map(weight).collect()
    }

    /// The documents that are worth scoring: all in order if they are few, else those whose terms have the largest
    /// weights, largest first.
    pub(super) fn into_best(self, weights: &[f64]) -> Vec<Posting> {
        let count: usize = self.0.values().map(|documents| documents.count).sum();
        let weight = |terms: TermSet| -> f64 {
            let present = weights.iter().enumerate().filter(|(index, _)| terms & 1 << index != 0);
            present.map(|(_, weight)| weight).sum()
        };
        let weighted = self.0.into_iter().flat_map(|(terms, documents)| {
            let weight = if count <= MAX_SCORED { 0.0 } else { weight(terms) };
            documents.first.into_iter().map(move |posting| (weight, posting))
        });
        let mut weighted: Vec<(f64, Posting)> = weighted.collect();
        weighted.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        weighted.truncate(MAX_SCORED);
        weighted.into_iter().map(|(_, posting)| posting).collect()
    }
}

impl SameTerms {
    fn append(&mut self, count: usize, first: impl IntoIterator<Item = Posting>) {
        self.count += count;
        self.first.extend(first.into_iter().take(MAX_SCORED - self.first.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::{MAX_SCORED, Posting, Postings};

    fn documents(terms: u16, numbers: std::ops::Range<u32>) -> Postings {
        let mut postings = Postings::default();
        numbers.for_each(|number| postings.add(terms, Posting { unit: 0, number }));
        postings
    }

    #[test]
    fn documents_that_cannot_be_scored_are_counted_but_not_kept() {
        let many = u32::try_from(MAX_SCORED).unwrap_or_default() * 3;
        let postings = documents(0b01, 0..many).append(documents(0b01, many..2 * many));
        let rare = documents(0b10, 2 * many..2 * many + 1);
        let postings = postings.append(rare);
        assert_eq!(postings.terms(), 0b11);
        let same_terms = &postings.0[&0b01];
        assert_eq!((same_terms.count, same_terms.first.len()), (6 * MAX_SCORED, MAX_SCORED));
        let best = postings.into_best(&[1.0, 2.0]);
        let numbers: Vec<u32> = best.iter().take(3).map(|posting| posting.number).collect();
        assert_eq!((best.len(), numbers), (MAX_SCORED, vec![2 * many, 0, 1]));
    }

    #[test]
    fn few_documents_are_scored_in_order() {
        let best = documents(0b01, 0..2).append(documents(0b10, 2..4)).into_best(&[1.0, 2.0]);
        let numbers: Vec<u32> = best.iter().map(|posting| posting.number).collect();
        assert_eq!(numbers, [0, 1, 2, 3]);
    }
}
