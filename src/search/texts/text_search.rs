//! A search through documents for the words of a query, on every core.

use std::sync::atomic::Ordering;

use unicode_segmentation::UnicodeSegmentation as _;

use super::distinct_ends::with_distinct_ends;
use super::documents::{Document, Library};
use super::holder::{Holder, rarest_first, weights};
use super::scoring::{Score, WeightedQuery};
use super::term::Meaning;
use super::text_query::{TermSet, TextQuery};
use crate::search::hit::{Field, TextHit};
use crate::search::language::{Alternative, Condition};
use crate::search::matching::scan;
use crate::search::search_options::SearchOptions;
use crate::search::spelling::fold;
use crate::search::target::Target;

/// One alternative of a query, and what it is looked for in.
pub(super) struct TextSearch<'a> {
    pub(super) library: Library<'a>,
    pub(super) alternative: &'a Alternative,
    pub(super) conditions: &'a [Condition],
    pub(super) options: &'a SearchOptions<'a, Target>,
}

impl TextSearch<'_> {
    /// The best documents, best first. Words that no document has are looked for with typos.
    pub(super) fn best(&self) -> Vec<TextHit> {
        let mut query = TextQuery::new(&self.alternative.typed);
        let mut holders = self.holders(&query);
        let held = holders.iter().fold(0, |held, holder| held | holder.terms);
        let misspelt = query.misspellable() & !held;
        if misspelt != 0 {
            query = query.with_typos(misspelt);
            holders = self.holders(&query);
        }
        let weights = weights(&query, &holders, self.library.len());
        let weighted = WeightedQuery { query: &query, weights };
        let mut scored: Vec<(Score, Holder)> = rarest_first(holders, &weighted.weights)
            .into_iter()
            .map(|holder| (weighted.score(&self.document(holder)), holder))
            .collect();
        scored.sort_by(|(one, _), (other, _)| {
            let answers_first = one.fit.is_weak().cmp(&other.fit.is_weak());
            answers_first.then(other.share.total_cmp(&one.share))
        });
        scored.truncate(self.options.limit);
        scored.into_iter().map(|(score, holder)| self.show(&query, score, holder)).collect()
    }

    /// The documents that pass the filter and have any of the terms; all of them if there are no terms.
    fn holders(&self, query: &TextQuery) -> Vec<Holder> {
        let cancelled = self.options.cancelled;
        let (holders, _) = scan(self.library.len(), usize::MAX, cancelled, |block| {
            // Texts can be long: the next key should not wait for the end of a block.
            let units = block.take_while(|_| !cancelled.load(Ordering::Relaxed));
            let holders = units.flat_map(|unit| {
                let numbers = self.library.numbers(unit);
                numbers.filter_map(move |number| self.holder(query, unit, number))
            });
            (holders.collect(), 0)
        });
        holders
    }

    fn holder(&self, query: &TextQuery, unit: usize, number: usize) -> Option<Holder> {
        let document = self.library.document(unit, number);
        let terms = terms_of(query, &document);
        let is_wanted = (terms != 0 || query.terms.is_empty())
            && self.satisfies(&document)
            && (self.options.filter)(document.target);
        let (unit, number) = (u32::try_from(unit).ok()?, u32::try_from(number).ok()?);
        is_wanted.then_some(Holder { unit, number, terms })
    }

    fn satisfies(&self, document: &Document<'_>) -> bool {
        let graph = self.library.graph;
        let meets = |condition: &Condition| match document.target {
            Target::Entity(entity) | Target::Fact(entity, _) => {
                condition.allows_entity(graph, entity)
            }
            Target::Relation(relation) => condition.allows_relation(graph, relation),
            Target::Paragraph(source, _) | Target::Source(source) => {
                condition.allows_source(source)
            }
        };
        self.conditions.iter().all(meets) && self.passes_tests(document)
    }

    fn passes_tests(&self, document: &Document<'_>) -> bool {
        let tests = &self.alternative.tests;
        if tests.is_empty() {
            return true;
        }
        let folded: Vec<String> = document.parts.iter().map(|part| fold(&part.text)).collect();
        tests.iter().all(|test| test.allows(folded.iter().map(String::as_str)))
    }

    fn document(&self, holder: Holder) -> Document<'_> {
        self.library.document(holder.unit as usize, holder.number as usize)
    }

    fn show(&self, query: &TextQuery, score: Score, holder: Holder) -> TextHit {
        let mut document = self.document(holder);
        let Score { share, fit, is_whole, missing, part } = score;
        let part = document.parts.swap_remove(part);
        let (field, text) = (part.field, part.text.into_owned());
        let marked = if query.terms.is_empty() {
            TextQuery::new(&self.alternative.highlighted.spaced).matches(&text)
        } else {
            query.matches(&text)
        };
        let mut marked: Vec<(usize, usize)> = marked.into_iter().map(|found| found.bytes).collect();
        let text = match (document.target, field) {
            (Target::Relation(id), Field::Claim) => {
                with_distinct_ends(self.library.graph, id, text, &mut marked)
            }
            _ => text,
        };
        let highlights = clusters_in(&text, &marked);
        let terms = query.terms.iter().enumerate();
        let missing = terms.filter(|(at, _)| missing & 1 << at != 0);
        let missing = missing.map(|(_, term)| term.typed.clone()).collect();
        let target = document.target;
        TextHit { target, share, fit, is_whole, field, matched: text, highlights, missing }
    }
}

/// The terms that some part of a document has.
fn terms_of(query: &TextQuery, document: &Document<'_>) -> TermSet {
    let of_part = |text: &str| {
        let matches = query.matches(text);
        matches.iter().fold(0, |terms, found| terms | 1 << found.term)
    };
    let found = document.parts.iter().fold(0, |terms, part| terms | of_part(&part.text));
    let dates = query.terms.iter().enumerate().filter(|(_, term)| match &term.meaning {
        Meaning::Date(date) => document.when.is_some_and(|when| date.fits(when).is_some()),
        Meaning::Word(_) => false,
    });
    dates.fold(found, |terms, (at, _)| terms | 1 << at)
}

/// The grapheme clusters of a text that lie in some ranges of its bytes, counted from 0.
fn clusters_in(text: &str, ranges: &[(usize, usize)]) -> Vec<usize> {
    let clusters = text.grapheme_indices(true).enumerate();
    let is_in = |byte: usize| ranges.iter().any(|(start, end)| (*start..*end).contains(&byte));
    clusters.filter(|(_, (byte, _))| is_in(*byte)).map(|(at, _)| at).collect()
}
