//! Wrapped lines under headings. A line may belong to a row of a list.

use std::ops::Range;

use ratatui::style::Style;
use ratatui::text::Span;

use crate::search::QueryWords;
use crate::text::{Role, find_cited_words, wrap};

use super::super::context::ViewState;
use super::super::cursor::Cursor;
use super::super::frame::{Surface, owned_spans, styled_spans};
use super::View;

/// Lines wrapped to a width, with the typed words highlighted.
pub(crate) struct TextLines<'s> {
    state: ViewState<'s>,
    cells: usize,
    typed: QueryWords,
    /// The row of each line, if any, and its text; `None` if the popup supplies the text when the line is drawn.
    lines: Vec<(Option<usize>, Option<Vec<Span<'s>>>)>,
    /// The heading of the last group.
    group: &'static str,
}

impl<'s> TextLines<'s> {
    pub(super) fn new(view: View<'s>, cells: usize) -> Self {
        let typed = QueryWords::new(view.controls.input.value());
        Self { state: view.state, cells, typed, lines: Vec::new(), group: "" }
    }

    /// Adds a heading, after an empty line unless it is the first.
    pub(super) fn add_heading(&mut self, text: &str) {
        self.add_gap();
        self.add_text(Role::Heading, text);
    }

    /// Adds the heading of the next row, unless the previous row has the same heading.
    pub(super) fn start_group(&mut self, heading: &'static str) {
        if self.group != heading {
            self.add_heading(heading);
            self.group = heading;
        }
    }

    /// Adds an empty line, unless it would be the first.
    pub(super) fn add_gap(&mut self) {
        if !self.lines.is_empty() {
            self.lines.push((None, Some(Vec::new())));
        }
    }

    /// Adds rows whose text the popup supplies.
    pub(super) fn add_rows(&mut self, rows: Vec<usize>) {
        self.lines.extend(rows.into_iter().map(|row| (Some(row), None)));
    }

    pub(super) fn add_text(&mut self, role: Role, text: &str) {
        self.add_wrapped(role, text, None, None);
    }

    /// Adds text with some of its words highlighted; returns whether it contains them.
    pub(super) fn add_highlighted(&mut self, text: &str, words: &str) -> bool {
        let range = find_cited_words(text, words);
        self.add_wrapped(Role::Text, text, None, range.clone());
        range.is_some()
    }

    fn add_wrapped(
        &mut self,
        role: Role,
        text: &str,
        row: Option<usize>,
        cited: Option<Range<usize>>,
    ) {
        let (style, matching) = (self.state.style(role), self.state.style(Role::Match));
        let ranges = self.typed.ranges_in(text).into_iter().chain(cited);
        let styles: Vec<_> = ranges.map(|range| (range, matching)).collect();
        let margin = row.map(|_| Span::raw(" "));
        for line in wrap(text, self.cells.saturating_sub(2 * usize::from(row.is_some()))) {
            let spans = owned_spans(styled_spans(text, &line, style, &styles));
            self.lines.push((row, Some(margin.clone().into_iter().chain(spans).collect())));
        }
    }

    /// Adds a heading and the lines below it, unless there are none.
    pub(super) fn add_section(&mut self, heading: &str, texts: impl IntoIterator<Item = String>) {
        for (index, text) in texts.into_iter().enumerate() {
            if index == 0 {
                self.add_heading(heading);
            }
            self.add_text(Role::Text, &text);
        }
    }

    /// Adds the text of a row, after two cells for the cursor.
    pub(super) fn add_row(&mut self, row: usize, text: &str) {
        self.add_wrapped(Role::Text, text, Some(row), None);
    }

    /// Adds a single line, truncated to the width; the line may be a row.
    pub(super) fn add_truncated_line(&mut self, row: Option<usize>, parts: Vec<(Role, String)>) {
        let margin = row.map(|_| Span::raw(" ")).into_iter();
        let spans =
            parts.into_iter().map(|(role, text)| Span::styled(text, self.state.style(role)));
        self.lines.push((row, Some(margin.chain(spans).collect())));
    }

    pub(super) fn row_at(&self, line: usize) -> Option<usize> {
        self.lines.get(line)?.0
    }

    /// Whether any line belongs to a row.
    pub(super) fn has_rows(&self) -> bool {
        self.lines.iter().any(|(row, _)| row.is_some())
    }

    /// Moves the cursor to a row that has lines, and keeps that row and its heading visible; without rows, keeps the
    /// window inside the lines.
    pub(super) fn keep_cursor_visible(&self, Cursor { row, window }: &mut Cursor, height: usize) {
        let rows = || self.lines.iter().filter_map(|(line_row, _)| *line_row);
        *row = rows().find(|line_row| line_row >= row).or_else(|| rows().next_back()).unwrap_or(0);
        let count = self.lines.len();
        if let Some(line) = window.clicked.filter(|line| self.row_at(*line) == Some(*row)) {
            return window.show(line, height, count);
        }
        let mut lines = self.lines.iter();
        let Some(first) = lines.position(|(line_row, _)| *line_row == Some(*row)) else {
            return window.clamp(height, count);
        };
        let last = first + lines.take_while(|(line_row, _)| *line_row == Some(*row)).count();
        let has_heading = first > 0 && self.row_at(first - 1).is_none();
        window.show(last, height, count);
        window.show(first - usize::from(has_heading), height, count);
    }

    /// Draws the visible lines, with an arrow at the row under the cursor.
    #[expect(clippy::indexing_slicing, reason = "the rows drawn are those of the lines")]
    pub(super) fn draw(
        &self,
        cursor: Cursor,
        surface: &mut Surface<'_>,
        spans_of: impl Fn(usize) -> Vec<Span<'s>>,
    ) {
        surface.draw_list(cursor.window, self.lines.len(), |index| {
            let (row, text) = &self.lines[index];
            let Some(row) = *row else {
                return (text.clone().unwrap_or_default(), Style::new());
            };
            let spans = text.clone().unwrap_or_else(|| spans_of(row));
            let is_first = index.checked_sub(1).and_then(|before| self.row_at(before)) != Some(row);
            let is_cursor = row == cursor.row;
            let arrow = Span::raw(if is_cursor && is_first { "▸" } else { " " });
            let style = if is_cursor { self.state.style(Role::Selected) } else { Style::new() };
            (std::iter::once(arrow).chain(spans).collect(), style)
        });
    }
}
