use tui_input::Input;

use super::super::cursor::Cursor;
use super::super::session::serialise::as_debug;
use super::claims::axis::AxisCursor;

/// The state that all popups have: cursor, page and text field.
#[derive(Clone, Debug, Default, serde::Serialize)]
pub(crate) struct Controls {
    pub(crate) cursor: Cursor,
    /// The page on screen, if the list has several.
    pub(crate) page: usize,
    pub(crate) input: Input,
    /// The cursor of a time axis.
    #[serde(serialize_with = "as_debug")]
    pub(crate) axis: AxisCursor,
    /// Whether the text field filters the list.
    pub(crate) is_filtering: bool,
    /// Whether Enter was pressed before the search finished; the first hit is then accepted.
    pub(crate) is_accept_pending: bool,
}

impl Controls {
    /// Moves the cursor to the first row and cancels a pending accept, because the text has changed.
    pub(super) fn restart(&mut self) {
        (self.cursor, self.is_accept_pending) = (Cursor::default(), false);
    }

    /// The text of the filter; empty if the list is not filtered.
    pub(super) fn filter(&self) -> &str {
        if self.is_filtering { self.input.value() } else { "" }
    }
}
