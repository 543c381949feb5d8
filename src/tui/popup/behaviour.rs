//! The trait that every popup implements.

use std::path::PathBuf;

use ratatui::layout::Rect;
use ratatui::text::Span;

use crate::model::ClaimId;
use crate::settings::KeyScope;
use crate::text::{Role, contains_words};

use super::super::action::{PopupCommand, Step};
use super::super::context::{Update, ViewState};
use super::super::panes::popup_area;
use super::super::session::bookmark::Bookmark;
use super::Controls;
use super::preview::PreviewContent;
use super::text_lines::TextLines;

/// The width of a row when its text is searched, in cells: enough for the whole row.
pub(super) const SEARCHED_WIDTH: usize = 400;

/// The state that a popup reads.
#[derive(Clone, Copy)]
pub(crate) struct View<'s> {
    pub(crate) state: ViewState<'s>,
    pub(crate) controls: &'s Controls,
}

/// The behaviour of a popup. Most popups are lists: a title, rows, and an action for Enter.
pub(crate) trait Popup {
    /// The scope of the popup's keys. If keys in the scope type text, the popup has a text field.
    fn scope(&self) -> KeyScope {
        KeyScope::Menu
    }

    /// Why the popup cannot be opened; `None` if it can.
    fn unavailable_reason(&self, _state: ViewState<'_>) -> Option<&'static str> {
        None
    }

    /// The area of the popup, borders included.
    fn area(&self, state: ViewState<'_>) -> Rect {
        popup_area(state.panes().body)
    }

    /// Prepares the controls, and the session if necessary, when the popup opens.
    fn prepare(&self, _update: &mut Update<'_>, _controls: &mut Controls) {}

    /// The title, and a hint about the keys.
    fn title_and_hint(&self, view: View<'_>) -> (String, &'static str);

    /// The number of rows that the cursor moves through.
    fn row_count(&self, _view: View<'_>) -> usize {
        0
    }

    /// One row, without the cell for the cursor, in at most `cells` cells.
    fn row<'s>(&self, _view: View<'s>, _index: usize, _cells: usize) -> Vec<Span<'s>> {
        Vec::new()
    }

    /// The indices of the rows that contain every word of the list's filter, ascending.
    fn matching_rows(&self, view: View<'_>) -> Vec<usize> {
        rows_with_words(self, view)
    }

    /// The evidence for the row under the cursor, if the popup shows any.
    fn evidence(&self, view: View<'_>) -> Option<PreviewContent> {
        self.claim(view).map(|claim| PreviewContent::Claims(vec![claim]))
    }

    /// The lines between the text field and the list, wrapped to a width. Each is a sequence of styled text.
    fn header(&self, _view: View<'_>, _cells: usize) -> Vec<Vec<(Role, String)>> {
        Vec::new()
    }

    /// The full text of the row under the cursor, to show below the list, if any.
    fn detail(&self, _view: View<'_>) -> Option<String> {
        None
    }

    /// The list as lines. A row may take several; other lines are headings, or text in place of rows.
    fn lines<'s>(&self, view: View<'s>, cells: usize) -> TextLines<'s> {
        let mut lines = TextLines::new(view, cells);
        lines.add_rows(self.matching_rows(view));
        lines
    }

    fn accept(&self, update: &mut Update<'_>) {
        update.session.popups.clear();
    }

    /// Saves the cursor before the popup closes, if the popup restores it when it opens again.
    fn save_cursor(&self, _update: &mut Update<'_>) {}

    /// Handles a command that only some popups support.
    fn handle_command(&self, _update: &mut Update<'_>, _command: PopupCommand) {}

    fn step_sideways(&self, _update: &mut Update<'_>, _step: Step) {}

    /// Handles a click above the list, on a column inside the border.
    fn click_above_list(&self, _update: &mut Update<'_>, _column: usize) {}

    fn move_up(&self, update: &mut Update<'_>) {
        update.step_in_popup(-1);
    }

    /// The name of the content for a notice, and the shell command that prints it.
    fn shell_command(&self, _view: View<'_>) -> Option<(String, String)> {
        None
    }

    /// The name of the list for a notice, and its text.
    fn list_text(&self, _view: View<'_>) -> Option<(String, String)> {
        None
    }

    /// The claim under the cursor, with the index of the citation to show first.
    fn claim(&self, _view: View<'_>) -> Option<(ClaimId, usize)> {
        None
    }

    /// The bookmark under the cursor, or a new bookmark of the claim under the cursor.
    fn bookmark(&self, view: View<'_>) -> Option<Bookmark> {
        self.claim(view).map(|(claim, _)| Bookmark::of_claim(view.state.graph(), claim))
    }

    /// The file and line of the row under the cursor.
    fn location(&self, view: View<'_>) -> Option<(PathBuf, u32)> {
        view.state.loaded.location_of(self.claim(view)?.0)
    }
}

/// The indices of the rows that contain every word of the list's filter, ascending.
pub(super) fn rows_with_words(popup: &(impl Popup + ?Sized), view: View<'_>) -> Vec<usize> {
    let words = view.controls.filter();
    let text = |row| popup.row(view, row, SEARCHED_WIDTH).into_iter().map(|span| span.content);
    let matches = |row: &usize| contains_words(&text(*row).collect::<String>(), words);
    (0..popup.row_count(view)).filter(|row| words.is_empty() || matches(row)).collect()
}
