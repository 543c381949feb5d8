//! The cursor of a list, and its window of visible rows.

/// Moves an index by a number of steps, stopping at the ends; `None` if the list is empty.
pub(super) fn step_clamped(index: Option<usize>, steps: isize, count: usize) -> Option<usize> {
    Some(index.map_or(0, |index| index.saturating_add_signed(steps)).min(count.checked_sub(1)?))
}

/// A cursor in a list, and its visible rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Cursor {
    pub(crate) row: usize,
    pub(crate) window: Window,
}

/// The visible rows of a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Window {
    /// The index of the first visible row.
    pub top: usize,
    /// The last clicked row, shown without context so that a second click hits the same row.
    pub(crate) clicked: Option<usize>,
}

/// The minimum number of rows to show above and below the cursor, if possible.
const CONTEXT_ROWS: usize = 2;

impl Window {
    /// Scrolls as little as possible to show a row with its context.
    pub(crate) fn show(&mut self, row: usize, height: usize, count: usize) {
        let context = if self.clicked == Some(row) { 0 } else { CONTEXT_ROWS };
        let context = context.min(height.saturating_sub(1) / 2);
        self.top = self.top.min(row.saturating_sub(context));
        let min_top = (row + context + 1).saturating_sub(height);
        self.top = self.top.max(min_top.min(row));
        self.clamp(height, count);
    }

    /// Shows a row, if there is one, and keeps the window inside the list.
    pub(super) fn show_if_any(&mut self, row: Option<usize>, height: usize, count: usize) {
        match row {
            Some(row) => self.show(row, height, count),
            None => self.clamp(height, count),
        }
    }

    /// Scrolls up if there are empty rows below the end of the list.
    pub(crate) fn clamp(&mut self, height: usize, count: usize) {
        self.top = self.top.min(count.saturating_sub(height));
    }

    /// Records a click on a line of the window, and returns the row shown there.
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

    fn top_after_show(top: usize, row: usize, height: usize, count: usize) -> usize {
        let mut window = Window { top, clicked: None };
        window.show(row, height, count);
        window.top
    }

    #[test]
    fn moving_to_a_visible_row_does_not_scroll() {
        assert_eq!(top_after_show(10, 15, 10, 100), 10);
    }

    #[test]
    fn the_cursor_keeps_context_except_at_the_ends() {
        assert_eq!(top_after_show(0, 9, 10, 100), 2);
        assert_eq!(top_after_show(20, 21, 10, 100), 19);
        assert_eq!(top_after_show(0, 99, 10, 100), 90);
        assert_eq!(top_after_show(90, 0, 10, 100), 0);
    }

    #[test]
    fn empty_windows_and_lists_are_allowed() {
        assert_eq!(top_after_show(0, 0, 0, 0), 0);
        assert_eq!(top_after_show(5, 7, 1, 9), 7);
        assert_eq!(Window { top: 9, clicked: None }.rows(4, 3), 3..3);
    }
}
