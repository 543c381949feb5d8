//! Wrapped lines under headings, some of which belong to a row of a list.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

use crate::text::{Role, wrap};

use super::super::cursor::{Cursor, Window};
use super::super::frame::Surface;
use super::View;

/// Lines of some width, each with its role and the row that it belongs to.
pub(crate) struct TextLines {
    cells: usize,
    lines: Vec<(Role, String, Option<usize>)>,
}

impl TextLines {
    /// No lines yet, with a width in cells.
    pub(super) fn new(cells: usize) -> Self {
        Self { cells, lines: Vec::new() }
    }

    /// Adds a heading, after an empty line unless it is the first.
    pub(super) fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push((Role::Text, String::new(), None));
        }
        self.text(Role::Heading, text);
    }

    pub(super) fn text(&mut self, role: Role, text: &str) {
        let lines = wrap(text, self.cells).into_iter();
        self.lines.extend(lines.map(|range| (role, text[range].to_owned(), None)));
    }

    pub(super) fn texts(&mut self, role: Role, texts: &[String]) {
        for text in texts {
            self.text(role, &format!("  {text}"));
        }
    }

    /// Adds the text of a row, after two cells for the cursor.
    pub(super) fn row(&mut self, row: usize, text: &str) {
        let lines = wrap(text, self.cells.saturating_sub(2)).into_iter();
        self.lines.extend(lines.map(|range| (Role::Text, text[range].to_owned(), Some(row))));
    }

    pub(super) fn row_at(&self, line: usize) -> Option<usize> {
        self.lines.get(line)?.2
    }

    /// Keeps the row under the cursor and its heading visible; without rows, keeps the window inside the lines.
    pub(super) fn keep_in_sight(&self, cursor: &mut Cursor, height: usize) {
        let Some(most) = self.lines.iter().filter_map(|line| line.2).max() else {
            cursor.row = 0;
            return cursor.window.clamp(height, self.lines.len());
        };
        cursor.row = cursor.row.min(most);
        let is_under = |line: &(Role, String, Option<usize>)| line.2 == Some(cursor.row);
        let first = self.lines.iter().position(is_under).unwrap_or(0);
        let last = self.lines.iter().rposition(is_under).unwrap_or(0);
        let is_first = first > 0 && self.lines[first - 1].0 == Role::Heading;
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
            let (role, text, _) = &self.lines[index];
            let (style, mut spans, mut end) = (view.screen.style(*role), Vec::new(), 0);
            for range in highlighted(text) {
                spans.push(Span::styled(&text[end..range.start], style));
                end = range.end;
                spans.push(Span::styled(&text[range], style.patch(matching)));
            }
            spans.push(Span::styled(&text[end..], style));
            (spans, Style::new())
        });
    }

    pub(super) fn draw(&self, view: View<'_>, cursor: Cursor, on: &mut Surface<'_>) {
        on.list(cursor.window, self.lines.len(), |index| {
            let (role, text, row) = &self.lines[index];
            let text = Span::styled(text.as_str(), view.screen.style(*role));
            if row.is_none() {
                return (vec![text], Style::new());
            }
            let is_cursor = *row == Some(cursor.row);
            let is_first = index.checked_sub(1).and_then(|before| self.row_at(before)) != *row;
            let mark = Span::raw(if is_cursor && is_first { "▸ " } else { "  " });
            let style = if is_cursor { view.screen.style(Role::Selected) } else { Style::new() };
            (vec![mark, text], style)
        });
    }
}
