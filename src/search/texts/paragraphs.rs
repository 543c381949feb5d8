//! Paragraphs by the words in them.

use std::borrow::Cow;

use super::text_search::{SearchedText, TextSet, search_texts};
use crate::model::{Graph, Paragraph, Passage, SourceId};
use crate::search::bounds::Bounds;
use crate::search::hit::{Hits, TextHit};
use crate::search::language::Condition;

/// Paragraphs by the words in them, best first.
#[must_use]
pub fn search_paragraphs(
    graph: &Graph,
    passages: &[Passage<'_>],
    query: &str,
    bounds: &Bounds<'_, SourceId>,
) -> Hits<TextHit<(SourceId, Paragraph)>> {
    let allows = |(source, _): (SourceId, Paragraph)| (bounds.allows)(source);
    let Bounds { limit, cancelled, .. } = *bounds;
    let bounds = Bounds { limit, allows: &allows, cancelled };
    search_texts(&PassageTexts { passages }, graph, query, &bounds)
}

struct PassageTexts<'a> {
    passages: &'a [Passage<'a>],
}

impl TextSet for PassageTexts<'_> {
    type Id = (SourceId, Paragraph);

    fn count(&self) -> usize {
        self.passages.len()
    }

    fn id(&self, at: usize) -> (SourceId, Paragraph) {
        (self.passages[at].source, self.passages[at].paragraph)
    }

    fn fulfils(&self, (source, _): (SourceId, Paragraph), condition: Condition) -> bool {
        condition.allows_source(source)
    }

    fn text(&self, at: usize) -> SearchedText<'_> {
        SearchedText { shown: Cow::Borrowed(self.passages[at].text), head: 0 }
    }
}
