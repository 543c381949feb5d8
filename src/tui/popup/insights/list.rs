//! The sentences about a graph, and the progress of the analysis.

use crate::query::{Filter, Insight, InsightSection, Progress};
use crate::text::wrap;

use super::super::super::cursor::Cursor;

/// The insights of a graph, once someone asked for them.
#[derive(Debug, Default)]
pub struct Insights {
    /// The filter they are for; none if no one has asked.
    pub asked: Option<Filter>,
    /// The progress of the analysis, until it is finished.
    pub progress: Option<Progress>,
    /// The insights by section, once the analysis is finished.
    pub sections: Option<Vec<InsightSection>>,
    /// The insight that was under the cursor last.
    pub cursor: Cursor,
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
    /// Whether the analysis is running.
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.asked.is_some() && self.sections.is_none()
    }

    /// How many there are.
    #[must_use]
    pub fn count(&self) -> usize {
        self.sections().iter().map(|section| section.insights.len()).sum()
    }

    /// One of them, counted through all sections.
    #[must_use]
    pub fn get(&self, place: usize) -> Option<&Insight> {
        self.sections().iter().flat_map(|section| &section.insights).nth(place)
    }

    fn sections(&self) -> &[InsightSection] {
        self.sections.as_deref().unwrap_or_default()
    }

    /// The list in lines of this many cells, two of which are for the cursor.
    #[must_use]
    pub fn lines(&self, cells: usize) -> Vec<InsightLine> {
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
    #[must_use]
    pub fn insight(&self) -> Option<usize> {
        match self {
            Self::First(place, _) | Self::More(place, _) => Some(*place),
            Self::Heading(_) | Self::Gap => None,
        }
    }
}
