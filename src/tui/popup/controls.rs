//! The parts of a popup that keys move and edit.

use tui_input::Input;

use super::super::cursor::Cursor;

/// The parts of a popup that keys move and edit.
#[derive(Clone, Debug, Default)]
pub struct Controls {
    /// The row under the cursor.
    pub cursor: Cursor,
    /// The page of a list that has several.
    pub page: usize,
    /// The text field.
    pub input: Input,
}
