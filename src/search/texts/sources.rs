//! Sources by title, slug, author, publisher and date.

use super::text_search::{SearchedText, TextSet, search_texts};
use crate::model::{Graph, SourceId};
use crate::search::bounds::Bounds;
use crate::search::hit::{Hits, TextHit};
use crate::search::language::Condition;

/// Sources by title, slug, author, publisher and date, best first.
#[must_use]
pub fn search_sources(
    graph: &Graph,
    query: &str,
    bounds: &Bounds<'_, SourceId>,
) -> Hits<TextHit<SourceId>> {
    search_texts(&SourceTexts { graph }, graph, query, bounds)
}

struct SourceTexts<'a> {
    graph: &'a Graph,
}

impl TextSet for SourceTexts<'_> {
    type Id = SourceId;

    fn count(&self) -> usize {
        self.graph.sources().len()
    }

    fn id(&self, at: usize) -> SourceId {
        SourceId::new(at)
    }

    fn fulfils(&self, id: SourceId, condition: Condition) -> bool {
        condition.allows_source(id)
    }

    fn text(&self, at: usize) -> SearchedText<'_> {
        let source = self.graph.source(SourceId::new(at));
        let published = source.published().map(|when| when.to_string());
        let rest = [source.author(), source.publisher(), published.as_deref()];
        SearchedText::new(source.title().to_owned(), rest)
    }

    fn hidden(&self, at: usize) -> String {
        let source = self.graph.source(SourceId::new(at));
        format!("{} {}", source.slug(), source.note().unwrap_or_default())
    }
}
