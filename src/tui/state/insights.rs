//! What the shape of the graph says, in sentences, and how far working it out has come.

use crate::query::{Filter, Insight, InsightSection, Progress};
use crate::text::wrap;

use super::menu::Cursor;

/// The insights of a graph, once somebody asked for them.
#[derive(Debug, Default)]
pub struct Insights {
    /// The filter that they were asked under; none where nobody has asked.
    pub asked: Option<Filter>,
    /// How far working them out has come, until they are there.
    pub progress: Option<Progress>,
    /// Those found, by section; none until they are there.
    pub sections: Option<Vec<InsightSection>>,
    /// The insight that was under the cursor last.
    pub cursor: Cursor,
}

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The title of a section.
    Heading(&'static str),
    /// How the sentence of an insight, counted from 0 through all sections, begins.
    First(usize, String),
    /// How it goes on.
    More(usize, String),
    /// Nothing.
    Gap,
}

impl Insights {
    /// Whether they are being worked out.
    #[must_use]
    pub fn is_under_way(&self) -> bool {
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

    /// The list in lines of so many cells, two of which are left for the cursor.
    #[must_use]
    pub fn lines(&self, cells: usize) -> Vec<Line> {
        let mut lines = Vec::new();
        let mut place = 0;
        for section in self.sections() {
            if place > 0 {
                lines.push(Line::Gap);
            }
            lines.push(Line::Heading(section.title));
            for insight in &section.insights {
                let sentence = &insight.sentence;
                for (nth, part) in wrap(sentence, cells.saturating_sub(2)).into_iter().enumerate() {
                    let line = if nth == 0 { Line::First } else { Line::More };
                    lines.push(line(place, sentence[part].to_owned()));
                }
                place += 1;
            }
        }
        lines
    }

    /// Keeps the cursor inside the list, and the whole sentence under it in sight.
    pub fn settle(&self, cursor: &mut Cursor, cells: usize, rows: usize) {
        cursor.row = cursor.row.min(self.count().saturating_sub(1));
        let lines = self.lines(cells);
        let is_under = |line: &Line| line.insight() == Some(cursor.row);
        let first = lines.iter().position(is_under).unwrap_or(0);
        let last = lines.iter().rposition(is_under).unwrap_or(0);
        let with_heading = match first.checked_sub(1).and_then(|before| lines.get(before)) {
            Some(Line::Heading(_)) => first - 1,
            _ => first,
        };
        cursor.window.show(last, rows, lines.len());
        cursor.window.show(with_heading, rows, lines.len());
    }
}

impl Line {
    /// The insight that it is a part of.
    #[must_use]
    pub fn insight(&self) -> Option<usize> {
        match self {
            Self::First(place, _) | Self::More(place, _) => Some(*place),
            Self::Heading(_) | Self::Gap => None,
        }
    }
}
