//! Searches documents for the words of a query, on several threads.

use std::sync::atomic::Ordering;

use unicode_segmentation::UnicodeSegmentation as _;

use super::distinct_ends::with_distinct_ends;
use super::documents::{Document, DocumentSet};
use super::posting::{Posting, Postings};
use super::relation_terms::RelationTerms;
use super::scoring::{Score, WeightedQuery};
use super::term::Meaning;
use super::text_query::{TermSet, TextQuery};
use super::word_finder::WordFinder;
use crate::search::hit::{Field, TextHit};
use crate::search::language::{Alternative, Condition};
use crate::search::matching::scan;
use crate::search::spelling::fold;
use crate::search::target::{SearchScope, Target};

pub(super) struct TextSearch<'a> {
    pub(super) documents: DocumentSet<'a>,
    pub(super) alternative: &'a Alternative,
    pub(super) conditions: &'a [Condition],
}

impl TextSearch<'_> {
    /// The best documents, best first. Words that no document contains may match with typos.
    pub(super) fn best(&self) -> Vec<TextHit> {
        let mut query = TextQuery::new(&self.alternative.typed);
        let mut postings = self.postings(&query);
        let misspelt = query.misspellable() & !postings.terms();
        if misspelt != 0 {
            query = query.with_typos(misspelt);
            postings = self.postings(&query);
        }
        let weights = postings.weights(&query, self.documents.unit_count());
        let weighted = WeightedQuery { query: &query, weights };
        let mut scored: Vec<(Score, Posting)> = postings
            .into_best(&weighted.weights)
            .into_iter()
            .map(|posting| (weighted.score(&self.document(posting)), posting))
            .collect();
        scored.sort_by(|(a, _), (b, _)| {
            let answers_first = a.fit.is_weak().cmp(&b.fit.is_weak());
            answers_first.then(b.relevance.total_cmp(&a.relevance))
        });
        scored.truncate(self.documents.options.limit);
        scored.into_iter().map(|(score, posting)| self.to_hit(&query, score, posting)).collect()
    }

    /// The documents that pass the filter and contain any of the terms; if there are no terms, all that pass.
    fn postings(&self, query: &TextQuery) -> Postings {
        let DocumentSet { graph, scope, options, .. } = self.documents;
        let cancelled = options.cancelled;
        let uses_relation_terms =
            scope.includes(SearchScope::Relations) && !query.has_dates && !query.terms.is_empty();
        let relation_terms =
            uses_relation_terms.then(|| RelationTerms::new(graph, query, cancelled));
        let (blocks, _) = scan(self.documents.unit_count(), usize::MAX, cancelled, |block| {
            let documents = block.flat_map(|unit| {
                let numbers = self.documents.document_numbers(unit);
                numbers.map(move |number| (unit, number))
            });
            let mut postings = Postings::default();
            // Texts can be long, and the next keystroke should not wait for the end of a block.
            for document in documents.take_while(|_| !cancelled.load(Ordering::Relaxed)) {
                let found = self.posting((query, relation_terms.as_ref()), document);
                if let Some((terms, posting)) = found {
                    postings.add(terms, posting);
                }
            }
            (vec![postings], 0)
        });
        blocks.into_iter().fold(Postings::default(), Postings::append)
    }

    fn posting(
        &self,
        (query, relation_terms): (&TextQuery, Option<&RelationTerms>),
        (unit, number): (usize, usize),
    ) -> Option<(TermSet, Posting)> {
        let (terms, target) = self.document_terms((query, relation_terms), (unit, number));
        let is_candidate = (terms != 0 || query.terms.is_empty())
            && self.satisfies(target)
            && self.passes_tests((unit, number))
            && (self.documents.options.filter)(target);
        let (unit, number) = (u32::try_from(unit).ok()?, u32::try_from(number).ok()?);
        is_candidate.then_some((terms, Posting { unit, number }))
    }

    /// The terms that occur in any part of a document, or match its date; and what the document is about.
    fn document_terms(
        &self,
        (query, relation_terms): (&TextQuery, Option<&RelationTerms>),
        (unit, number): (usize, usize),
    ) -> (TermSet, Target) {
        if query.has_dates {
            // The words of a date can be in several strings of a part.
            let document = self.documents.document(unit, number);
            return (words_and_dates(query, &document), document.target);
        }
        if let (Some(words), Some(relation)) = (relation_terms, self.documents.relation(unit)) {
            return (words.in_relation(query, relation), Target::Relation(relation.id()));
        }
        let mut finder = WordFinder::new(query, 0);
        let (target, _) = self.documents.write_document(unit, number, &mut finder);
        (finder.found(), target)
    }

    fn satisfies(&self, target: Target) -> bool {
        let graph = self.documents.graph;
        let is_met = |condition: &Condition| match target {
            Target::Entity(entity) | Target::Fact(entity, _) => {
                condition.allows_entity(graph, entity)
            }
            Target::Relation(relation) => condition.allows_relation(graph, relation),
            Target::Paragraph(source, _) | Target::Source(source) => {
                condition.allows_source(source)
            }
        };
        self.conditions.iter().all(is_met)
    }

    fn passes_tests(&self, (unit, number): (usize, usize)) -> bool {
        let tests = &self.alternative.tests;
        if tests.is_empty() {
            return true;
        }
        let document = self.documents.document(unit, number);
        let folded: Vec<String> = document.parts.iter().map(|part| fold(&part.text)).collect();
        tests.iter().all(|test| test.allows(folded.iter().map(String::as_str)))
    }

    fn document(&self, posting: Posting) -> Document<'_> {
        self.documents.document(posting.unit as usize, posting.number as usize)
    }

    fn to_hit(&self, query: &TextQuery, score: Score, posting: Posting) -> TextHit {
        let mut document = self.document(posting);
        let Score { relevance, fit, is_whole, missing, part } = score;
        let part = document.parts.swap_remove(part);
        let (field, text) = (part.field, part.text.into_owned());
        let ranges = if query.terms.is_empty() {
            TextQuery::new(&self.alternative.highlighted.spaced).matches(&text)
        } else {
            query.matches(&text)
        };
        let ranges = ranges.into_iter().map(|term_match| term_match.bytes);
        let mut ranges: Vec<(usize, usize)> = ranges.collect();
        let text = match (document.target, field) {
            (Target::Relation(id), Field::Claim) => {
                with_distinct_ends(self.documents.graph, id, (text, part.head_length), &mut ranges)
            }
            _ => text,
        };
        let highlights = clusters_in(&text, &ranges);
        let target = document.target;
        TextHit { target, relevance, fit, is_whole, field, matched: text, highlights, missing }
    }
}

/// The terms that occur in any part of a document, or match its date.
fn words_and_dates(query: &TextQuery, document: &Document<'_>) -> TermSet {
    let terms_in = |text: &str| {
        let matches = query.matches(text);
        matches.iter().fold(0, |terms, term_match| terms | 1 << term_match.term)
    };
    let terms = document.parts.iter().fold(0, |terms, part| terms | terms_in(&part.text));
    let dates = query.terms.iter().enumerate().filter(|(_, term)| match &term.meaning {
        Meaning::Date(date) => document.when.is_some_and(|when| date.quality_of(when).is_some()),
        Meaning::Word(_) => false,
    });
    dates.fold(terms, |terms, (index, _)| terms | 1 << index)
}

/// The indices of the grapheme clusters of a string that start in any of the byte ranges.
fn clusters_in(text: &str, ranges: &[(usize, usize)]) -> Vec<usize> {
    let clusters = text.grapheme_indices(true).enumerate();
    let is_in = |byte: usize| ranges.iter().any(|(start, end)| (*start..*end).contains(&byte));
    clusters.filter(|(_, (byte, _))| is_in(*byte)).map(|(index, _)| index).collect()
}
