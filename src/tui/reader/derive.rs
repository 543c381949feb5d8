//! Derives the passage in the reader, and the names to highlight there.

use std::rc::Rc;

use crate::query::NameIndex;

use super::super::action::Pane;
use super::super::derived::derivation::Derivation;
use super::layout::ReaderLayout;
use super::state::{CitedPassage, PageText};

/// The maximum number of entities whose names are collected even if the reader has not been the active pane.
const MAX_EAGER_ENTITIES: usize = 20_000;

impl Derivation<'_> {
    /// Derives the passage and the names. Scrolls to the cited paragraph if the passage, claim, kind of text or size of
    /// the pane has changed.
    pub(crate) fn derive_reader(&mut self) {
        let (graph, pane, next) =
            (&self.loaded.graph, self.panes.area(Pane::Reader), &mut self.next);
        let cites = next.cursors.claim.map_or_else(Vec::new, |claim| graph.citations_of(claim));
        next.cursors.citation = next.cursors.citation.min(cites.len().saturating_sub(1));
        let subject = (self.session.focus, next.cursors.claim, next.cursors.citation);
        next.cursors.reader.detour.take_if(|detour| detour.subject != subject);
        let citation = cites.get(next.cursors.citation).map(|cite| CitedPassage {
            source: cite.source,
            part: cite.part,
            words: cite.words.map(str::to_owned),
        });
        let detour = next.cursors.reader.detour.as_ref().map(|detour| detour.passage.clone());
        next.passage = detour.or(citation);
        let source = next.passage.as_ref().map(|passage| passage.source);
        let article = source.and_then(|source| self.loaded.articles.article(source));
        let text = article.map_or(PageText::Gists, |_| PageText::Article);
        let top_key = (next.passage.clone(), next.cursors.claim, (pane.width, pane.height), text);
        let (passage, claim, _, text) = &next.cursors.reader.top_key;
        if (passage, claim, text) != (&top_key.0, &top_key.1, &top_key.3) {
            next.cursors.reader.name = None;
        }
        if next.cursors.reader.top_key != top_key {
            next.cursors.reader.top_key = top_key;
            let layout = ReaderLayout::new(self.view_state(), pane);
            let words = self.next.passage.as_ref().and_then(|passage| passage.words.as_deref());
            let rows = usize::from(layout.text_area.height);
            let top = layout.page.map(|page| page.around_citation(words, rows));
            self.next.cursors.reader.top = top.unwrap_or_default();
        }
        let needs_names =
            graph.entity_count() <= MAX_EAGER_ENTITIES || self.session.pane == Pane::Reader;
        if self.next.names.is_none() && needs_names {
            self.next.names = Some(Rc::new(NameIndex::new(graph)));
        }
    }
}
