//! Reader commands: stepping through citations and names, scrolling, text search.

use crate::model::{CitedPart, SourceId};

use super::super::action::{Pane, Step};
use super::super::context::Update;
use super::super::session::Session;
use super::layout::ReaderLayout;
use super::page::{LineKind, ReaderPage};
use super::state::{CitedPassage, Detour, NameCursor, TextLine};

impl Session {
    /// Opens a source at one of its parts, regardless of the selected claim.
    pub(crate) fn read_at(&mut self, source: SourceId, part: CitedPart) {
        self.activate_pane(Pane::Reader);
        let subject = (self.focus, self.cursors.claim, self.cursors.citation);
        let passage = CitedPassage { source, part, words: None };
        self.cursors.reader.detour = Some(Detour { subject, passage });
        self.cursors.reader.search.clear();
    }
}

impl Update<'_> {
    /// Goes to the next or previous citation of the claim, or, during a search, to the next or previous match.
    pub(crate) fn step_citation(&mut self, direction: Step) {
        if !self.session.cursors.reader.search.is_empty() {
            return self.step_match(direction);
        }
        let claim = self.session.cursors.claim;
        let count = claim.map_or(0, |claim| self.loaded.graph.citations_of(claim).len());
        let citation = self.session.cursors.citation;
        match citation.checked_add_signed(direction.sign()).filter(|to| *to < count) {
            Some(to) => self.session.cursors.citation = to,
            None if count > 1 => self.session.show_notice("no more citations"),
            None => self.session.show_notice("no other citations"),
        }
    }

    /// Scrolls the reader by this many lines; negative is up.
    pub(crate) fn scroll_reader(&mut self, by: isize) {
        let Some((page, rows)) = self.reader_page() else { return };
        let top = page.scrolled(self.session.cursors.reader.top, by).min(page.lowest(rows));
        self.session.cursors.reader.top = top;
    }

    /// The page in the reader, and the height of its text area, in rows.
    fn reader_page(&self) -> Option<(ReaderPage<'_>, usize)> {
        let layout = ReaderLayout::new(self.view_state(), self.panes().area(Pane::Reader));
        Some((layout.page?, usize::from(layout.text_area.height)))
    }

    /// Moves the cursor to the next or previous name in the text on screen.
    #[expect(clippy::indexing_slicing, reason = "a cycle stays below the length")]
    pub(crate) fn step_name(&mut self, direction: Step) {
        let names = self.visible_names();
        if names.is_empty() {
            return self.session.show_notice("no entity names here");
        }
        let index = names.iter().position(|name| Some(*name) == self.session.cursors.reader.name);
        self.session.cursors.reader.name = Some(names[direction.cycle(index, names.len())]);
    }

    /// The names that start on a line of text on screen.
    fn visible_names(&self) -> Vec<NameCursor> {
        let page_and_names = self.reader_page().zip(self.derived.names.as_ref());
        let Some(((page, rows), names)) = page_and_names else { return Vec::new() };
        let mut visible = Vec::new();
        for line in page.window(self.session.cursors.reader.top, rows) {
            let text = page.text(line.position.paragraph).filter(|_| line.kind == LineKind::Text);
            let mentions = text.map_or_else(Vec::new, |text| names.mentions(text));
            for (index, mention) in mentions.iter().enumerate() {
                if line.range.contains(&mention.range.start) {
                    let paragraph = line.position.paragraph;
                    visible.push(NameCursor { paragraph, index, entity: mention.entity });
                }
            }
        }
        visible
    }

    /// Searches for text from the current position; empty text ends the search.
    pub(crate) fn search_text(&mut self, typed: &str) {
        typed.trim().clone_into(&mut self.session.cursors.reader.search);
        if !self.session.cursors.reader.search.is_empty() {
            self.step_match(Step::Forward);
        }
    }

    fn step_match(&mut self, direction: Step) {
        let Some((page, rows)) = self.reader_page() else { return };
        let reader = &self.session.cursors.reader;
        let (query, from) = (reader.search.to_lowercase(), reader.last_match.unwrap_or(reader.top));
        let Some(line) = next_match(&page, &query, from, direction) else {
            return self.session.show_notice(format!("“{query}” is not in this source"));
        };
        let context = isize::try_from(rows / 4).unwrap_or(0);
        let top = page.scrolled(line, -context).min(page.lowest(rows));
        let reader = &mut self.session.cursors.reader;
        (reader.last_match, reader.top) = (Some(line), top);
    }
}

/// The start of the next paragraph that contains the query, in the given direction, wrapping around.
fn next_match(
    page: &ReaderPage<'_>,
    query: &str,
    from: TextLine,
    direction: Step,
) -> Option<TextLine> {
    let count = page.paragraph_count();
    let contains = |paragraph: &usize| {
        page.text(*paragraph).is_some_and(|text| text.to_lowercase().contains(query))
    };
    let mut index = from.paragraph;
    let mut ahead = (0..count).map(|_| {
        index = direction.cycle(Some(index), count);
        index
    });
    ahead.find(contains).map(|paragraph| TextLine { paragraph, line: 0 })
}
