//! How well a document answers a query.
#![expect(clippy::indexing_slicing, reason = "weights and scores are of every term of the query")]

use super::documents::{Document, DocumentPart};
use super::quality::Quality;
use super::term::Meaning;
use super::text_query::{TermMatch, TextQuery};
use super::text_words::text_words;
use crate::model::escape_hostile;
use crate::search::fit::Fit;
use crate::search::hit::Field;

/// The score for two adjacent terms, as a share of their weight.
const NEIGHBOUR_FACTOR: f64 = 0.25;

/// The factor for a match in the head of the text.
const HEAD_FACTOR: f64 = 1.1;

/// The length in bytes at which text counts half as much as very short text.
const HALF_LENGTH: f64 = 2_400.0;

/// A query with the weights of its terms: the rarer a term, the higher its weight.
pub(super) struct WeightedQuery<'q> {
    pub(super) query: &'q TextQuery,
    pub(super) weights: Vec<f64>,
}

pub(super) struct Score {
    /// From 0 for no words to about 1 for all words, higher if they are next to each other.
    pub(super) relevance: f64,
    pub(super) fit: Fit,
    /// Whether some part consists only of the terms.
    pub(super) is_whole: bool,
    pub(super) part: usize,
    /// The terms that the document does not contain, as typed but with hostile characters escaped.
    pub(super) missing: Vec<String>,
}

/// The evidence in the parts of a document added so far.
struct Evidence<'q> {
    query: &'q WeightedQuery<'q>,
    /// The highest score and the highest quality among the matches of each term.
    best: Vec<Option<(f64, Quality)>>,
    /// The score for adjacent terms.
    adjacency: f64,
    /// Whether all terms are next to each other in some part.
    is_phrase: bool,
    is_whole: bool,
    /// The part with the highest score, and the score.
    best_part: (usize, f64),
}

impl WeightedQuery<'_> {
    pub(super) fn score(&self, document: &Document<'_>) -> Score {
        let best = vec![None; self.weights.len()];
        let mut evidence = Evidence {
            query: self,
            best,
            adjacency: 0.0,
            is_phrase: false,
            is_whole: false,
            best_part: (0, 0.0),
        };
        evidence.add_date(document);
        for (index, part) in document.parts.iter().enumerate() {
            evidence.add_part(index, part);
        }
        let scores = evidence.best.iter().map(|best| best.map_or(0.0, |(score, _)| score));
        let total: f64 = self.weights.iter().sum();
        let sum = scores.sum::<f64>() + evidence.adjacency;
        let relevance = if total > 0.0 { sum / total } else { 1.0 };
        let length = document.parts.get(evidence.best_part.0).map_or(0, |part| part.text.len());
        let length = f64::from(u32::try_from(length).unwrap_or(u32::MAX));
        let (fit, missing) = (evidence.fit(), evidence.missing());
        let Evidence { is_whole, best_part: (part, _), .. } = evidence;
        Score { relevance: relevance / (1.0 + length / HALF_LENGTH), fit, is_whole, part, missing }
    }
}

impl Evidence<'_> {
    fn add_date(&mut self, document: &Document<'_>) {
        let Some(when) = document.when else { return };
        for (index, term) in self.query.query.terms.iter().enumerate() {
            if let Meaning::Date(date) = &term.meaning
                && let Some(quality) = date.quality_of(when)
            {
                self.best[index] = Some((self.query.weights[index] * quality.factor(), quality));
            }
        }
    }

    fn add_part(&mut self, index: usize, part: &DocumentPart<'_>) {
        let matches = self.query.query.matches(&part.text);
        if matches.is_empty() {
            return;
        }
        let mut term_scores = vec![0.0_f64; self.best.len()];
        for TermMatch { term, quality, bytes, .. } in &matches {
            let head_factor = if bytes.0 < part.head_length { HEAD_FACTOR } else { 1.0 };
            let field_weight = part.field.weight() * head_factor;
            let score = self.query.weights[*term] * field_weight * quality.factor();
            term_scores[*term] = term_scores[*term].max(score);
            let (best_score, best_quality) = self.best[*term].unwrap_or((0.0, Quality::Related));
            self.best[*term] = Some((best_score.max(score), best_quality.max(*quality)));
        }
        let (pairs, adjacency) = self.neighbours(&matches);
        let adjacency = adjacency * part.field.weight();
        self.adjacency = self.adjacency.max(adjacency);
        let term_count = self.best.len();
        self.is_phrase |= pairs + 1 == term_count && term_count > 1;
        self.is_whole |= consists_of_terms(part, &matches, term_count);
        let part_score = term_scores.iter().sum::<f64>() + adjacency;
        if part_score > self.best_part.1 && part.field.is_shown() {
            self.best_part = (index, part_score);
        }
    }

    /// The number of terms that directly follow the previous term of the query, and the score for these pairs.
    fn neighbours(&self, matches: &[TermMatch]) -> (usize, f64) {
        let follows = |term: usize| {
            let is_before = |one: &TermMatch, other: &TermMatch| {
                one.term + 1 == other.term && one.words.1 == other.words.0
            };
            let mut next = matches.iter().filter(|term_match| term_match.term == term);
            next.any(|next| matches.iter().any(|previous| is_before(previous, next)))
        };
        let weights = &self.query.weights;
        let pairs = (1..weights.len()).filter(|term| follows(*term));
        let scores =
            pairs.clone().map(|term| NEIGHBOUR_FACTOR * (weights[term - 1] + weights[term]));
        (pairs.count(), scores.sum())
    }

    fn missing(&self) -> Vec<String> {
        let terms = self.query.query.terms.iter().zip(&self.best);
        let missing = terms.filter_map(|(term, best)| match best {
            None => Some(term.typed.clone()),
            Some((_, Quality::Related)) => Some(term.unmatched()),
            Some(_) => None,
        });
        missing.map(|word| escape_hostile(&word).into_owned()).collect()
    }

    fn fit(&self) -> Fit {
        let qualities = self.best.iter().map(|best| best.map(|(_, quality)| quality));
        match qualities.min() {
            Some(None | Some(Quality::Related)) => Fit::Partial,
            Some(Some(Quality::Typo)) => Fit::Typo,
            Some(Some(Quality::Prefix)) => Fit::Prefix,
            Some(Some(Quality::Form | Quality::Exact)) if self.is_phrase || self.is_whole => {
                Fit::Exact
            }
            Some(Some(Quality::Form | Quality::Exact)) | None => Fit::Words,
        }
    }
}

fn consists_of_terms(part: &DocumentPart<'_>, matches: &[TermMatch], term_count: usize) -> bool {
    let is_exact = |term_match: &&TermMatch| term_match.quality == Quality::Exact;
    matches.iter().filter(is_exact).count() == term_count
        && text_words(&part.text).count() == term_count
}

impl Field {
    /// The weight of a match in the field, compared with one in the main text.
    fn weight(self) -> f64 {
        match self {
            Self::Kind | Self::Note => 0.5,
            Self::Background | Self::Quote | Self::OtherNames => 0.8,
            _ => 1.0,
        }
    }

    /// Whether the field can be shown as the matching text; other names of the ends of a relation cannot.
    fn is_shown(self) -> bool {
        self != Self::OtherNames
    }
}
