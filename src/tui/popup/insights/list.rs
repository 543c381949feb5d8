//! The sentences about a graph, and the progress of the analysis.

use std::rc::Rc;

use crate::query::{Filter, Insight, InsightSection, Progress};
use crate::text::wrap;

use super::super::super::cursor::Cursor;

/// The insights of a graph, once someone asked for them.
#[derive(Clone, Debug, Default)]
pub struct Insights {
    /// The filter that the sections are for.
    filter: Option<Filter>,
    sections: Rc<Vec<InsightSection>>,
    /// The filter that is to be analysed on another thread.
    pub awaited: Option<Filter>,
    /// The progress of the analysis.
    pub progress: Option<Progress>,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InsightLine {
    /// The title of a section.
    Heading(&'static str),
    /// The first line of an insight, counted from 0 through all sections.
    First(usize, String),
    /// A later line of it.
    More(usize, String),
    /// Nothing.
    Gap,
}

impl Insights {
    /// The sections under a filter.
    pub(crate) fn new(filter: Filter, sections: Vec<InsightSection>) -> Self {
        Self { filter: Some(filter), sections: Rc::new(sections), ..Self::default() }
    }

    /// Asks for the insights under a filter, or no longer.
    pub fn ask(&mut self, filter: Option<&Filter>) {
        self.awaited = filter.filter(|_| self.filter.as_ref() != filter).cloned();
        self.progress = self.progress.filter(|_| self.awaited.is_some());
    }

    /// Whether the analysis is running.
    pub(crate) fn is_running(&self) -> bool {
        self.awaited.is_some()
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.sections().iter().map(|section| section.insights.len()).sum()
    }

    /// One of them, counted through all sections.
    pub(crate) fn get(&self, place: usize) -> Option<&Insight> {
        self.sections().iter().flat_map(|section| &section.insights).nth(place)
    }

    fn sections(&self) -> &[InsightSection] {
        if self.is_running() { &[] } else { &self.sections }
    }

    /// The list in lines of this many cells, two of which are for the cursor.
    pub(crate) fn lines(&self, cells: usize) -> Vec<InsightLine> {
        let mut lines = Vec::new();
        let mut place = 0;
        for section in self.sections() {
            if place > 0 {
                lines.push(InsightLine::Gap);
            }
            lines.push(InsightLine::Heading(section.title));
            for insight in &section.insights {
                let sentence = &insight.sentence;
                for (nth, part) in wrap(sentence, cells.saturating_sub(2)).into_iter().enumerate() {
                    let line = if nth == 0 { InsightLine::First } else { InsightLine::More };
                    lines.push(line(place, sentence[part].to_owned()));
                }
                place += 1;
            }
        }
        lines
    }

    /// Keeps the cursor inside the list, and the whole sentence under it in sight.
    pub fn keep_in_sight(&self, cursor: &mut Cursor, cells: usize, rows: usize) {
        cursor.row = cursor.row.min(self.count().saturating_sub(1));
        let lines = self.lines(cells);
        let is_under = |line: &InsightLine| line.insight() == Some(cursor.row);
        let first = lines.iter().position(is_under).unwrap_or(0);
        let last = lines.iter().rposition(is_under).unwrap_or(0);
        let with_heading = match first.checked_sub(1).and_then(|before| lines.get(before)) {
            Some(InsightLine::Heading(_)) => first - 1,
            _ => first,
        };
        cursor.window.show(last, rows, lines.len());
        cursor.window.show(with_heading, rows, lines.len());
    }
}

impl InsightLine {
    /// The insight that it is a part of.
    pub(crate) fn insight(&self) -> Option<usize> {
        match self {
            Self::First(place, _) | Self::More(place, _) => Some(*place),
            Self::Heading(_) | Self::Gap => None,
        }
    }
}
