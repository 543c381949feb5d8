//! A look through texts for the words of a query, on every core.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::cmp::Reverse;

use super::super::bounds::Bounds;
use super::super::fields::Condition;
use super::super::fold::{Placed, fold, fold_placed};
use super::super::language::{Test, Wanted, Way, read};
use super::super::scan::scan;
use super::super::words::{Words, marks};
use super::{TextAnswer, TextHit};
use crate::model::Graph;

/// Texts to look in, numbered from 0.
pub(super) trait Texts: Sync {
    /// How many there are.
    fn count(&self) -> usize;

    /// Whether one may be found at all.
    fn allows(&self, at: usize, conditions: &[Condition]) -> bool;

    /// One as it is shown.
    fn line(&self, at: usize) -> Line<'_>;

    /// What is searched as well but not shown, worked out only where it is needed.
    fn also(&self, _: usize) -> String {
        String::new()
    }
}

/// A text, and how many bytes at its beginning say the most.
pub(super) struct Line<'t> {
    pub(super) shown: Cow<'t, str>,
    pub(super) head: usize,
}

/// A look through texts within bounds.
pub(super) struct Look<'a, T: Texts> {
    pub(super) texts: T,
    pub(super) bounds: &'a Bounds<'a>,
}

impl<T: Texts> Look<'_, T> {
    /// The texts that fit a query, best first, by their numbers.
    pub(super) fn through(&self, graph: &Graph, query: &str) -> TextAnswer<usize> {
        let mut hint = None;
        let mut hits: Vec<TextHit<usize>> = Vec::new();
        for way in read(query) {
            let conditions = Condition::all(graph, &way, &mut hint);
            for words in [Words::as_typed(&way.typed), Words::with_slips(&way.typed)] {
                hits.extend(self.once(&way, &words, &conditions));
                if !hits.is_empty() {
                    break;
                }
            }
        }
        hits.sort_by_key(|hit| (Reverse(hit.score), hit.at));
        hits.dedup_by_key(|hit| hit.at);
        hits.truncate(self.bounds.limit);
        TextAnswer { hits, hint }
    }

    fn once(&self, way: &Way, words: &Words, conditions: &[Condition]) -> Vec<TextHit<usize>> {
        let (texts, limit) = (&self.texts, self.bounds.limit);
        let (mut scored, _) = scan(texts.count(), usize::MAX, self.bounds.cancelled, |block| {
            let allowed = block.filter(|at| texts.allows(*at, conditions));
            let scored = allowed.filter_map(|at| Some((Reverse(self.score(at, way, words)?), at)));
            (best(scored.collect(), limit), 0)
        });
        scored = best(scored, limit);
        scored.into_iter().map(|(Reverse(score), at)| self.show(at, score, words)).collect()
    }

    /// How well a text fits, if it does: all typed words near each other beat words here and
    /// there, and words among those that say the most beat words of the claim.
    fn score(&self, at: usize, way: &Way, words: &Words) -> Option<i64> {
        let line = self.texts.line(at);
        let (head, rest) = line.shown.split_at(line.head);
        let mut text = fold(head);
        let head = text.len();
        if head > 0 {
            text.push(' ');
        }
        text.push_str(&fold(rest));
        let also = LazyCell::new(|| fold(&self.texts.also(at)));
        let holds =
            |test: &Test| (test.holds(&text) || test.holds(&also)) == (test.wanted == Wanted::Yes);
        if !way.tests.iter().all(holds) {
            return None;
        }
        words.score(&text, head, || &also)
    }

    fn show(&self, at: usize, score: i64, words: &Words) -> TextHit<usize> {
        let shown = self.texts.line(at).shown.into_owned();
        let Placed { text, places } = fold_placed(&shown);
        let mut letters: Vec<usize> =
            marks(&text, words).into_iter().filter_map(|at| places.get(at).copied()).collect();
        letters.sort_unstable();
        letters.dedup();
        TextHit { at, score, text: shown, letters }
    }
}

/// The best few, best first, those of the same score in the order of the graph.
fn best(mut scored: Vec<(Reverse<i64>, usize)>, limit: usize) -> Vec<(Reverse<i64>, usize)> {
    scored.sort_unstable();
    scored.truncate(limit);
    scored
}
