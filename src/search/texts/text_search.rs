//! A search through texts for the words of a query, on every core.

use std::borrow::Cow;
use std::cell::LazyCell;
use std::cmp::Reverse;

use super::word_query::WordQuery;
use crate::model::Graph;
use crate::search::bounds::Bounds;
use crate::search::hit::{Hits, TextHit};
use crate::search::language::{Alternative, Condition, parse};
use crate::search::matching::scan;
use crate::search::spelling::{fold, fold_with_graphemes};

/// Texts to search, numbered from 0.
pub(super) struct TextSet<'t, Id> {
    pub(super) count: usize,
    /// The id of a text.
    pub(super) id: &'t (dyn Fn(usize) -> Id + Sync),
    /// Whether it fulfils a condition of the query.
    pub(super) fulfils: &'t (dyn Fn(Id, Condition) -> bool + Sync),
    pub(super) text: &'t (dyn Fn(usize) -> SearchedText<'t> + Sync),
    /// Additional text to search but not show, built only when needed.
    pub(super) hidden: &'t (dyn Fn(usize) -> String + Sync),
}

/// A text, and the length in bytes of its most important part, which comes first.
pub(super) struct SearchedText<'t> {
    pub(super) shown: Cow<'t, str>,
    pub(super) head: usize,
}

impl SearchedText<'_> {
    /// The most important part, then the other parts.
    pub(super) fn new<'p>(head: String, rest: impl IntoIterator<Item = Option<&'p str>>) -> Self {
        let (length, mut shown) = (head.len(), head);
        for part in rest.into_iter().flatten() {
            shown.push_str(" · ");
            shown.push_str(part);
        }
        Self { shown: shown.into(), head: length }
    }
}

/// The texts within bounds that match a query, best first.
pub(super) fn search_texts<Id: Copy>(
    texts: &TextSet<'_, Id>,
    graph: &Graph,
    query: &str,
    bounds: &Bounds<'_, Id>,
) -> Hits<TextHit<Id>> {
    let search = TextSearch { texts, bounds };
    let mut hint = None;
    let mut found: Vec<(Scored, TextHit<Id>)> = Vec::new();
    for alternative in parse(query) {
        let conditions = Condition::all(graph, &alternative, &mut hint);
        let words = [WordQuery::new(&alternative.text), WordQuery::with_typos(&alternative.text)];
        let best = words.iter().map(|words| search.best(&alternative, words, &conditions));
        found.extend({ best }.find(|best| !best.is_empty()).unwrap_or_default());
    }
    // A text that matches several alternatives counts by its best match.
    found.sort_by_key(|((score, at), _)| (*at, *score));
    found.dedup_by_key(|((_, at), _)| *at);
    found.sort_by_key(|(scored, _)| *scored);
    found.truncate(bounds.limit);
    Hits { hits: found.into_iter().map(|(_, hit)| hit).collect(), hint }
}

struct TextSearch<'a, 't, Id> {
    texts: &'a TextSet<'t, Id>,
    bounds: &'a Bounds<'a, Id>,
}

/// The score of a text and its number: of equally good texts the first is better.
type Scored = (Reverse<i64>, usize);

impl<Id: Copy> TextSearch<'_, '_, Id> {
    /// The best texts for one alternative, best first.
    fn best(
        &self,
        alternative: &Alternative,
        words: &WordQuery,
        conditions: &[Condition],
    ) -> Vec<(Scored, TextHit<Id>)> {
        let (texts, Bounds { limit, allows, cancelled }) = (self.texts, *self.bounds);
        let is_allowed = |at: &usize| {
            let id = (texts.id)(*at);
            allows(id) && conditions.iter().all(|condition| (texts.fulfils)(id, *condition))
        };
        let score = |at: usize| Some((Reverse(self.score(at, alternative, words)?), at));
        let (mut scored, _) = scan(texts.count, usize::MAX, cancelled, |block| {
            (best(block.filter(is_allowed).filter_map(score).collect(), limit), 0)
        });
        scored = best(scored, limit);
        scored.into_iter().map(|scored| (scored, self.show(scored, words))).collect()
    }

    /// How well a text matches, if it does.
    fn score(&self, at: usize, alternative: &Alternative, words: &WordQuery) -> Option<i64> {
        let SearchedText { shown, head } = (self.texts.text)(at);
        let (head, rest) = shown.split_at(head);
        let mut text = fold(head);
        let head = text.len();
        if head > 0 {
            text.push(' ');
        }
        text.push_str(&fold(rest));
        let hidden = LazyCell::new(|| fold(&(self.texts.hidden)(at)));
        let texts = || [text.as_str()].into_iter().chain(std::iter::once_with(|| hidden.as_str()));
        if !alternative.tests.iter().all(|test| test.allows(texts())) {
            return None;
        }
        words.score(&text, head, || &hidden)
    }

    fn show(&self, (Reverse(score), at): Scored, words: &WordQuery) -> TextHit<Id> {
        let text = (self.texts.text)(at).shown.into_owned();
        let folded = fold_with_graphemes(&text);
        let highlights = folded.graphemes_of(words.marked_characters(&folded.text));
        TextHit { at: (self.texts.id)(at), score, text, highlights }
    }
}

fn best(mut scored: Vec<Scored>, limit: usize) -> Vec<Scored> {
    scored.sort_unstable();
    scored.truncate(limit);
    scored
}
