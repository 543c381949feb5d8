//! A look through texts for the words of a query, on every core.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::cmp::Reverse;

use super::word_query::{WordQuery, marks};
use super::{TextHit, TextHits};
use crate::model::Graph;
use crate::search::bounds::Bounds;
use crate::search::language::{Alternative, Condition, LiteralTest, Polarity, read};
use crate::search::matching::scan;
use crate::search::spelling::{FoldedText, fold, fold_placed};

/// Texts to look in, numbered from 0.
pub(super) trait TextSet: Sync {
    /// What a hit names.
    type Id: Copy;

    /// How many there are.
    fn count(&self) -> usize;

    /// What has this text.
    fn id(&self, at: usize) -> Self::Id;

    /// Whether it fulfils a condition of the query.
    fn fulfils(&self, id: Self::Id, condition: Condition) -> bool;

    /// One as it is shown.
    fn line(&self, at: usize) -> SearchedText<'_>;

    /// What is searched as well but not shown, worked out only where it is needed.
    fn also(&self, _: usize) -> String {
        String::new()
    }
}

/// A text, and how many bytes at its beginning say the most.
pub(super) struct SearchedText<'t> {
    pub(super) shown: Cow<'t, str>,
    pub(super) head: usize,
}

/// The texts within bounds that fit a query, best first.
pub(super) fn look<T: TextSet>(
    texts: &T,
    graph: &Graph,
    query: &str,
    bounds: &Bounds<'_, T::Id>,
) -> TextHits<T::Id> {
    TextSearch { texts, bounds }.through(graph, query)
}

struct TextSearch<'a, T: TextSet> {
    texts: &'a T,
    bounds: &'a Bounds<'a, T::Id>,
}

/// How well a text fits, and its number: of two that fit equally well the first is the better.
type Scored = (Reverse<i64>, usize);

impl<T: TextSet> TextSearch<'_, T> {
    fn through(&self, graph: &Graph, query: &str) -> TextHits<T::Id> {
        let mut hint = None;
        let mut scored: Vec<(Scored, TextHit<T::Id>)> = Vec::new();
        for way in read(query) {
            let conditions = Condition::all(graph, &way, &mut hint);
            for words in [WordQuery::as_typed(&way.typed), WordQuery::with_slips(&way.typed)] {
                scored.extend(self.once(&way, &words, &conditions));
                if !scored.is_empty() {
                    break;
                }
            }
        }
        scored.sort_by_key(|(scored, _)| *scored);
        scored.dedup_by_key(|((_, at), _)| *at);
        scored.truncate(self.bounds.limit);
        TextHits { hits: scored.into_iter().map(|(_, hit)| hit).collect(), hint }
    }

    fn once(
        &self,
        way: &Alternative,
        words: &WordQuery,
        conditions: &[Condition],
    ) -> Vec<(Scored, TextHit<T::Id>)> {
        let (texts, Bounds { limit, allows, cancelled }) = (self.texts, *self.bounds);
        let may_be_found = |at: &usize| {
            let id = texts.id(*at);
            allows(id) && conditions.iter().all(|condition| texts.fulfils(id, *condition))
        };
        let (mut scored, _) = scan(texts.count(), usize::MAX, cancelled, |block| {
            let allowed = block.filter(may_be_found);
            let scored = allowed.filter_map(|at| Some((Reverse(self.score(at, way, words)?), at)));
            (best(scored.collect(), limit), 0)
        });
        scored = best(scored, limit);
        scored.into_iter().map(|scored| (scored, self.show(scored, words))).collect()
    }

    /// How well a text fits, if it does: all typed words near each other beat words here and
    /// there, and words among those that say the most beat words of the claim.
    fn score(&self, at: usize, way: &Alternative, words: &WordQuery) -> Option<i64> {
        let line = self.texts.line(at);
        let (head, rest) = line.shown.split_at(line.head);
        let mut text = fold(head);
        let head = text.len();
        if head > 0 {
            text.push(' ');
        }
        text.push_str(&fold(rest));
        let also = LazyCell::new(|| fold(&self.texts.also(at)));
        let holds = |test: &LiteralTest| {
            (test.holds(&text) || test.holds(&also)) == (test.wanted == Polarity::Yes)
        };
        if !way.tests.iter().all(holds) {
            return None;
        }
        words.score(&text, head, || &also)
    }

    fn show(&self, (Reverse(score), at): Scored, words: &WordQuery) -> TextHit<T::Id> {
        let shown = self.texts.line(at).shown.into_owned();
        let FoldedText { text, places } = fold_placed(&shown);
        let mut letters: Vec<usize> =
            marks(&text, words).into_iter().filter_map(|at| places.get(at).copied()).collect();
        letters.sort_unstable();
        letters.dedup();
        TextHit { at: self.texts.id(at), score, text: shown, letters }
    }
}

/// The best few, best first, those of the same score in the order of the graph.
fn best(mut scored: Vec<Scored>, limit: usize) -> Vec<Scored> {
    scored.sort_unstable();
    scored.truncate(limit);
    scored
}
