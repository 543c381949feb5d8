//! How well a document answers a query.

use super::documents::{Document, DocumentPart};
use super::quality::Quality;
use super::term::Meaning;
use super::text_query::{TermMatch, TermSet, TextQuery};
use super::text_words::text_words;
use crate::search::fit::Fit;
use crate::search::hit::Field;

/// What two terms next to each other are worth, as a share of their weight.
const NEIGHBOURS: f64 = 0.25;

/// What a match in the most important part of a text is worth, compared with others.
const HEAD: f64 = 1.1;

/// A text of this many bytes counts half as much as a short one.
const LONG: f64 = 2_400.0;

/// A query with the weights of its terms: the rarer a term, the more it says.
pub(super) struct WeightedQuery<'q> {
    pub(super) query: &'q TextQuery,
    pub(super) weights: Vec<f64>,
}

/// How well a document answers a query.
#[derive(Clone, Copy)]
pub(super) struct Score {
    /// From 0 for nothing to about 1 for all of the words, more if they are next to each other.
    pub(super) share: f64,
    pub(super) fit: Fit,
    /// Whether the terms are all that some part consists of.
    pub(super) is_whole: bool,
    pub(super) part: usize,
    pub(super) missing: TermSet,
}

/// What is found in the parts of a document so far.
struct Evidence<'q> {
    query: &'q WeightedQuery<'q>,
    /// For each term what its best match is worth, and how good it is.
    best: Vec<Option<(f64, Quality)>>,
    /// What terms next to each other are worth.
    together: f64,
    /// Whether the terms are next to each other in some part.
    is_phrase: bool,
    /// Whether they are all that some part consists of.
    is_whole: bool,
    /// The part that has most, and what it has.
    shown: (usize, f64),
}

impl WeightedQuery<'_> {
    pub(super) fn score(&self, document: &Document<'_>) -> Score {
        let best = vec![None; self.weights.len()];
        let mut evidence = Evidence {
            query: self,
            best,
            together: 0.0,
            is_phrase: false,
            is_whole: false,
            shown: (0, 0.0),
        };
        evidence.add_date(document);
        for (at, part) in document.parts.iter().enumerate() {
            evidence.add(at, part);
        }
        let found = evidence.best.iter().map(|best| best.map_or(0.0, |(worth, _)| worth));
        let all: f64 = self.weights.iter().sum();
        let share = if all > 0.0 { (found.sum::<f64>() + evidence.together) / all } else { 1.0 };
        let length = document.parts.get(evidence.shown.0).map_or(0, |part| part.text.len());
        let length = f64::from(u32::try_from(length).unwrap_or(u32::MAX));
        let missing = evidence.best.iter().enumerate().filter(|(_, best)| best.is_none());
        let missing = missing.fold(0, |missing, (at, _)| missing | 1 << at);
        let fit = evidence.fit();
        let Evidence { is_whole, shown: (part, _), .. } = evidence;
        Score { share: share / (1.0 + length / LONG), fit, is_whole, part, missing }
    }
}

impl Evidence<'_> {
    /// Adds the dates of the query that the date of a document fits.
    fn add_date(&mut self, document: &Document<'_>) {
        let Some(when) = document.when else { return };
        for (at, term) in self.query.query.terms.iter().enumerate() {
            if let Meaning::Date(date) = &term.meaning
                && let Some(quality) = date.fits(when)
            {
                self.best[at] = Some((self.query.weights[at] * quality.share(), quality));
            }
        }
    }

    fn add(&mut self, at: usize, part: &DocumentPart<'_>) {
        let matches = self.query.query.matches(&part.text);
        if matches.is_empty() {
            return;
        }
        let mut in_part = vec![0.0_f64; self.best.len()];
        for found in &matches {
            let of_place = if found.bytes.0 < part.head { HEAD } else { 1.0 };
            let of_field = part.field.worth() * of_place;
            let worth = self.query.weights[found.term] * of_field * found.quality.share();
            in_part[found.term] = in_part[found.term].max(worth);
            let (known, quality) = self.best[found.term].unwrap_or((0.0, Quality::Typo));
            self.best[found.term] = Some((known.max(worth), quality.max(found.quality)));
        }
        let (pairs, together) = self.neighbours(&matches);
        let together = together * part.field.worth();
        self.together = self.together.max(together);
        let terms = self.best.len();
        self.is_phrase |= pairs + 1 == terms && terms > 1;
        self.is_whole |= is_all(part, &matches, terms);
        let has = in_part.iter().sum::<f64>() + together;
        if has > self.shown.1 && part.field.is_shown() {
            self.shown = (at, has);
        }
    }

    /// How many terms come right after the term before them, and what that is worth.
    fn neighbours(&self, matches: &[TermMatch]) -> (usize, f64) {
        let follows = |term: usize| {
            let is_before = |one: &TermMatch, other: &TermMatch| {
                one.term + 1 == other.term && one.words.1 == other.words.0
            };
            let next = matches.iter().filter(|found| found.term == term);
            { next }.any(|next| matches.iter().any(|before| is_before(before, next)))
        };
        let weights = &self.query.weights;
        let pairs = (1..weights.len()).filter(|term| follows(*term));
        let worth = pairs.clone().map(|term| NEIGHBOURS * (weights[term - 1] + weights[term]));
        (pairs.count(), worth.sum())
    }

    fn fit(&self) -> Fit {
        let qualities = self.best.iter().map(|best| best.map(|(_, quality)| quality));
        match qualities.min() {
            Some(None) => Fit::Partial,
            Some(Some(Quality::Typo)) => Fit::Typo,
            Some(Some(Quality::Prefix)) => Fit::Prefix,
            Some(Some(Quality::Form | Quality::Exact)) if self.is_phrase || self.is_whole => {
                Fit::Exact
            }
            Some(Some(Quality::Form | Quality::Exact)) | None => Fit::Words,
        }
    }
}

/// Whether the terms are all that an identifier or name consists of.
fn is_all(part: &DocumentPart<'_>, matches: &[TermMatch], terms: usize) -> bool {
    let is_exact = |found: &&TermMatch| found.quality == Quality::Exact;
    matches.iter().filter(is_exact).count() == terms && text_words(&part.text).count() == terms
}

impl Field {
    /// What a match in it is worth, compared with one in the main text.
    fn worth(self) -> f64 {
        match self {
            Self::Kind | Self::Note => 0.5,
            Self::Background | Self::Quote | Self::OtherNames => 0.8,
            _ => 1.0,
        }
    }

    /// Whether it can be shown as what matched: other names of the ends of a relation cannot.
    fn is_shown(self) -> bool {
        self != Self::OtherNames
    }
}
