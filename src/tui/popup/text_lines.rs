//! Wrapped lines under headings, some of which belong to a row of a list.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

use crate::text::{Role, find_ignoring_case, wrap};

use super::super::cursor::{Cursor, Window};
use super::super::frame::Surface;
use super::View;

/// Lines of some width.
pub(crate) struct TextLines {
    cells: usize,
    lines: Vec<TextLine>,
}

/// A line.
struct TextLine {
    spans: Vec<(Role, String)>,
    /// The row that it belongs to.
    row: Option<usize>,
}

impl TextLines {
    /// No lines yet, with a width in cells.
    pub(super) fn new(cells: usize) -> Self {
        Self { cells, lines: Vec::new() }
    }

    /// Adds a heading, after an empty line unless it is the first.
    pub(super) fn heading(&mut self, text: &str) {
        self.gap();
        self.text(Role::Heading, text);
    }

    /// Adds an empty line, unless it would be the first.
    pub(super) fn gap(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push(TextLine { spans: Vec::new(), row: None });
        }
    }

    pub(super) fn text(&mut self, role: Role, text: &str) {
        self.add(role, text, (self.cells, None), 0..0);
    }

    /// Adds a text with some words in it highlighted; returns whether it has them.
    pub(super) fn passage(&mut self, text: &str, words: &str) -> bool {
        let found = find_ignoring_case(text, words);
        self.add(Role::Text, text, (self.cells, None), found.clone().unwrap_or(0..0));
        found.is_some()
    }

    fn add(
        &mut self,
        role: Role,
        text: &str,
        (cells, row): (usize, Option<usize>),
        lit: Range<usize>,
    ) {
        let lines = wrap(text, cells).into_iter();
        self.lines.extend(lines.map(|range| {
            let within = |at: usize| at.clamp(range.start, range.end);
            let (start, end) = (within(lit.start), within(lit.end));
            let pieces =
                [(role, range.start..start), (Role::Match, start..end), (role, end..range.end)];
            let spans = pieces.map(|(role, piece)| (role, text[piece].to_owned()));
            TextLine { spans: spans.into(), row }
        }));
    }

    pub(super) fn texts(&mut self, role: Role, texts: &[String]) {
        for text in texts {
            self.text(role, &format!("  {text}"));
        }
    }

    /// Adds the text of a row, after two cells for the cursor.
    pub(super) fn row(&mut self, row: usize, text: &str) {
        self.add(Role::Text, text, (self.cells.saturating_sub(2), Some(row)), 0..0);
    }

    /// Adds a row of one line, cut to the width.
    pub(super) fn short_row(&mut self, row: usize, spans: Vec<(Role, String)>) {
        self.lines.push(TextLine { spans, row: Some(row) });
    }

    pub(super) fn row_at(&self, line: usize) -> Option<usize> {
        self.lines.get(line)?.row
    }

    /// Keeps the row under the cursor and its heading visible; without rows, keeps the window inside the lines.
    pub(super) fn keep_in_sight(&self, cursor: &mut Cursor, height: usize) {
        let Some(most) = self.lines.iter().filter_map(|line| line.row).max() else {
            cursor.row = 0;
            return cursor.window.clamp(height, self.lines.len());
        };
        cursor.row = cursor.row.min(most);
        let is_under = |line: &TextLine| line.row == Some(cursor.row);
        let first = self.lines.iter().position(is_under).unwrap_or(0);
        let last = self.lines.iter().rposition(is_under).unwrap_or(0);
        let is_first = first > 0 && self.lines[first - 1].row.is_none();
        cursor.window.show(last, height, self.lines.len());
        cursor.window.show(first - usize::from(is_first), height, self.lines.len());
    }

    /// Draws the lines from the first, with some ranges of their bytes marked as matching.
    pub(super) fn draw_highlighted(
        &self,
        view: View<'_>,
        on: &mut Surface<'_>,
        highlighted: impl Fn(&str) -> Vec<Range<usize>>,
    ) {
        let matching = view.screen.style(Role::Match);
        on.list(Window::default(), self.lines.len(), |index| {
            let mut spans = Vec::new();
            for (role, text) in &self.lines[index].spans {
                let (style, mut end) = (view.screen.style(*role), 0);
                for range in highlighted(text) {
                    spans.push(Span::styled(&text[end..range.start], style));
                    end = range.end;
                    spans.push(Span::styled(&text[range], style.patch(matching)));
                }
                spans.push(Span::styled(&text[end..], style));
            }
            (spans, Style::new())
        });
    }

    pub(super) fn draw(&self, view: View<'_>, cursor: Cursor, on: &mut Surface<'_>) {
        on.list(cursor.window, self.lines.len(), |index| {
            let TextLine { spans, row } = &self.lines[index];
            let spans = spans
                .iter()
                .map(|(role, text)| Span::styled(text.as_str(), view.screen.style(*role)));
            let mut spans: Vec<Span<'_>> = spans.collect();
            if row.is_none() {
                return (spans, Style::new());
            }
            let is_cursor = *row == Some(cursor.row);
            let is_first = index.checked_sub(1).and_then(|before| self.row_at(before)) != *row;
            let mark = Span::raw(if is_cursor && is_first { "▸ " } else { "  " });
            let style = if is_cursor { view.screen.style(Role::Selected) } else { Style::new() };
            spans.insert(0, mark);
            (spans, style)
        });
    }
}
