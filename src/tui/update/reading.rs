//! Reading: citations one after the other, scrolling, names in the text, text search.

use super::super::argument::{Direction, Vertical};
use super::super::context::Change;
use super::super::page::{LineKind, Page};
use super::super::reading::Reading;
use super::super::state::reader::{Mark, NameMark};
use super::super::state::subject::citations;

impl Change<'_> {
    /// The next or previous citation of the claim, or match of the search.
    pub(crate) fn step_citation(&mut self, way: Vertical) {
        if !self.state.reader.search.is_empty() {
            return self.step_match(way);
        }
        let graph = &self.world.graph;
        let count = self.state.subject.map_or(0, |subject| citations(graph, subject).len());
        let at = self.state.reader.citation;
        let to = match way {
            Vertical::Down => at + 1,
            Vertical::Up => at.wrapping_sub(1),
        };
        if to >= count {
            let told = if count > 1 { "no further citation" } else { "it has this citation only" };
            return self.notice(told);
        }
        self.state.reader.citation = to;
        self.state.reader.name = None;
    }

    /// Scrolls the reader by so many lines.
    pub(crate) fn scroll_reader(&mut self, way: Vertical, lines: isize) {
        self.scroll_reader_by(if way == Vertical::Down { lines } else { -lines });
    }

    /// Scrolls the reader by so many lines down or, below zero, up.
    pub(crate) fn scroll_reader_by(&mut self, by: isize) {
        let reading = Reading::new(self.state, self.world, self.panes().reader);
        let rows = reading.rows();
        let Some(page) = reading.page else { return };
        let top = page.scrolled(self.state.reader.top, by);
        self.state.reader.top = top.min(page.lowest(rows));
    }

    /// The next or previous name in the text on screen.
    pub(crate) fn step_name(&mut self, direction: Direction) {
        let names = self.names_in_sight();
        let Some(last) = names.len().checked_sub(1) else {
            return self.notice("no name of the graph stands here");
        };
        let current = self.state.reader.name;
        let at = names.iter().position(|name| Some(*name) == current);
        let to = match (at, direction) {
            (None, Direction::Left) => last,
            (None, _) => 0,
            (Some(at), Direction::Left) => at.checked_sub(1).unwrap_or(last),
            (Some(at), _) => (at + 1) % names.len(),
        };
        self.state.reader.name = Some(names[to]);
    }

    /// The names that start on a line of text on screen.
    fn names_in_sight(&self) -> Vec<NameMark> {
        let reading = Reading::new(self.state, self.world, self.panes().reader);
        let (Some(page), Some(names)) = (reading.page, self.state.names.as_ref()) else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for line in page.window(self.state.reader.top, reading.rows()) {
            let text = page.text(line.mark.paragraph).filter(|_| line.kind == LineKind::Text);
            let mentions = text.map_or_else(Vec::new, |text| names.mentions(text));
            for (place, mention) in mentions.iter().enumerate() {
                if line.range.contains(&mention.range.start) {
                    let paragraph = line.mark.paragraph;
                    found.push(NameMark { paragraph, place, entity: mention.entity });
                }
            }
        }
        found
    }

    /// Looks for a text from the place in the reader on.
    pub(crate) fn search_text(&mut self, typed: &str) {
        typed.trim().clone_into(&mut self.state.reader.search);
        if !self.state.reader.search.is_empty() {
            self.step_match(Vertical::Down);
        }
    }

    fn step_match(&mut self, way: Vertical) {
        let reading = Reading::new(self.state, self.world, self.panes().reader);
        let rows = reading.rows();
        let Some(page) = reading.page else { return };
        let wanted = self.state.reader.search.to_lowercase();
        let from = self.state.reader.found.unwrap_or(self.state.reader.top);
        let Some(found) = next_match(&page, &wanted, from, way) else {
            return self.notice(format!("“{wanted}” is not in this source"));
        };
        let context = isize::try_from(rows / 4).unwrap_or(0);
        self.state.reader.found = Some(found);
        self.state.reader.top = page.scrolled(found, -context).min(page.lowest(rows));
    }
}

/// The next paragraph that way that holds a text, round and round.
fn next_match(page: &Page<'_>, wanted: &str, from: Mark, way: Vertical) -> Option<Mark> {
    let count = page.paragraph_count();
    let holds = |paragraph: &usize| {
        page.text(*paragraph).is_some_and(|text| text.to_lowercase().contains(wanted))
    };
    let at = from.paragraph;
    let ahead = (1..=count).map(|step| match way {
        Vertical::Down => (at + step) % count,
        Vertical::Up => (at + count - step) % count,
    });
    ahead.into_iter().find(holds).map(|paragraph| Mark { paragraph, line: 0 })
}
