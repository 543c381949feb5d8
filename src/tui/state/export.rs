//! What can be exported, and the prompt for the name of the file.

use tui_input::Input;

use super::menu::Cursor;

/// The list of products.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Export {
    /// The product under the cursor.
    pub cursor: Cursor,
}

/// A product that waits for the name of its file.
#[derive(Clone, Debug, Default)]
pub struct Save {
    /// The name typed.
    pub input: Input,
    /// What is to be written.
    pub text: String,
}
