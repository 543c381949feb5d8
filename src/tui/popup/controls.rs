//! The state of a popup that keys change.

use tui_input::Input;

use super::super::cursor::Cursor;

/// The state of a popup that keys change.
#[derive(Clone, Debug, Default)]
pub struct Controls {
    /// The row under the cursor.
    pub cursor: Cursor,
    /// The page of a list with several.
    pub page: usize,
    /// The text field.
    pub input: Input,
    /// Whether what is typed filters the list.
    pub is_filtering: bool,
}

impl Controls {
    /// The words by which the list is filtered; empty if it is not.
    pub(super) fn filter(&self) -> &str {
        if self.is_filtering { self.input.value() } else { "" }
    }
}
