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
}
