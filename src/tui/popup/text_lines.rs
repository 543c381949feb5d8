//! Wrapped lines of text under headings.

use ratatui::text::Span;

use crate::text::{Role, wrap};

use super::super::context::Screen;
use super::super::cursor::Window;
use super::super::frame::Surface;

/// Lines of a width, each with its role.
pub(super) struct TextLines {
    cells: usize,
    lines: Vec<(Role, String)>,
}

impl TextLines {
    /// No lines yet, of this many cells.
    pub(super) fn new(cells: usize) -> Self {
        Self { cells, lines: Vec::new() }
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.lines.len()
    }

    /// Adds a heading, after a blank line unless it is the first.
    pub(super) fn heading(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push((Role::Text, String::new()));
        }
        self.text(Role::Heading, text);
    }

    /// Adds a text.
    pub(super) fn text(&mut self, role: Role, text: &str) {
        let lines = wrap(text, self.cells).into_iter();
        self.lines.extend(lines.map(|range| (role, text[range].to_owned())));
    }

    /// Draws the lines in a window.
    pub(super) fn draw(&self, screen: Screen<'_>, window: Window, on: &mut Surface<'_>) {
        on.list(window, self.lines.len(), |place| {
            let (role, line) = &self.lines[place];
            (vec![Span::raw(line.as_str())], screen.style(*role))
        });
    }
}
