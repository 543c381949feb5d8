//! List cursors and windows.

/// Moves an index by some steps, stopping at the ends; `None` if the list is empty.
pub(super) fn stepped(at: Option<usize>, by: isize, count: usize) -> Option<usize> {
    Some(at.map_or(0, |at| at.saturating_add_signed(by)).min(count.checked_sub(1)?))
}

/// A cursor in a list, and its visible rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The row under the cursor.
    pub row: usize,
    /// The visible rows.
    pub window: Window,
}

impl Cursor {
    /// Moves by this many rows, stopping at the ends.
    pub fn step(&mut self, by: isize, count: usize) {
        self.row = self.row.saturating_add_signed(by).min(count.saturating_sub(1));
    }

    /// Keeps the cursor inside the list and visible.
    pub fn keep_in_sight(&mut self, height: usize, count: usize) {
        self.row = self.row.min(count.saturating_sub(1));
        self.window.show(self.row, height, count);
    }
}

/// The visible rows of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The first row shown, counted from 0.
    pub top: usize,
    /// The row clicked last, which needs no context: a second click hits it again.
    pub clicked: Option<usize>,
}

/// The number of rows visible above and below the cursor, if possible.
const CONTEXT: usize = 2;

impl Window {
    /// Scrolls as little as possible so that a row is shown with some context.
    pub fn show(&mut self, row: usize, height: usize, count: usize) {
        let context = if self.clicked == Some(row) { 0 } else { CONTEXT };
        let context = context.min(height.saturating_sub(1) / 2);
        self.top = self.top.min(row.saturating_sub(context));
        let lowest = (row + context + 1).saturating_sub(height);
        self.top = self.top.max(lowest.min(row));
        self.clamp(height, count);
    }

    /// Keeps a row visible, if there is one, and the window inside the list.
    pub(super) fn keep(&mut self, row: Option<usize>, height: usize, count: usize) {
        match row {
            Some(row) => self.show(row, height, count),
            None => self.clamp(height, count),
        }
    }

    /// Avoids empty rows at the end.
    pub fn clamp(&mut self, height: usize, count: usize) {
        self.top = self.top.min(count.saturating_sub(height));
    }

    /// The row of a list on a line of the window, which was clicked.
    pub(super) fn click(&mut self, line: usize) -> usize {
        *self.clicked.insert(self.top + line)
    }

    pub(crate) fn rows(self, height: usize, count: usize) -> std::ops::Range<usize> {
        let top = self.top.min(count);
        top..(top + height).min(count)
    }
}

#[cfg(test)]
mod tests {
    use super::Window;

    fn shown(top: usize, row: usize, height: usize, count: usize) -> usize {
        let mut window = Window { top, clicked: None };
        window.show(row, height, count);
        window.top
    }

    #[test]
    fn moving_to_a_visible_row_does_not_scroll() {
        assert_eq!(shown(10, 15, 10, 100), 10);
    }

    #[test]
    fn the_cursor_keeps_context_but_not_beyond_the_ends() {
        assert_eq!(shown(0, 9, 10, 100), 2);
        assert_eq!(shown(20, 21, 10, 100), 19);
        assert_eq!(shown(0, 99, 10, 100), 90);
        assert_eq!(shown(90, 0, 10, 100), 0);
    }

    #[test]
    fn no_height_and_no_rows_are_fine() {
        assert_eq!(shown(0, 0, 0, 0), 0);
        assert_eq!(shown(5, 7, 1, 9), 7);
        assert_eq!(Window { top: 9, clicked: None }.rows(4, 3), 3..3);
    }
}
