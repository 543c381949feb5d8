//! A list that lies over the panes.

use super::super::action::Vertical;
use super::super::window::Window;

/// A cursor in a list of a known length, and what is on screen of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The row under the cursor.
    pub row: usize,
    /// Which rows are on screen.
    pub window: Window,
}

impl Cursor {
    /// Moves by so many rows, stopping at the ends.
    pub fn step(&mut self, by: isize, count: usize) {
        self.row = self.row.saturating_add_signed(by).min(count.saturating_sub(1));
    }

    /// Goes to an end.
    pub fn extreme(&mut self, end: Vertical, count: usize) {
        self.row = match end {
            Vertical::Up => 0,
            Vertical::Down => count.saturating_sub(1),
        };
    }

    /// Keeps cursor and window inside the list.
    pub fn settle(&mut self, height: usize, count: usize) {
        self.row = self.row.min(count.saturating_sub(1));
        self.window.show(self.row, height, count);
    }
}
