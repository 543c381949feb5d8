//! Popups, drawn over the panes, which take every key. One file each.
//!
//! To add a popup: a new file, a row in the key table, and here a variant, a name and a type that implements `Popup`.

mod bookmarks;
mod card;
pub mod claims;
mod controls;
mod draw;
mod export;
mod field;
pub mod filter_row;
mod filters;
mod find_text;
pub mod finder;
mod help;
pub mod insights;
mod problems;
mod save;
mod setting;
mod sources;
mod stack;
mod text_lines;
mod trail;

use std::path::PathBuf;

use ratatui::text::Span;

use crate::model::ClaimId;
use crate::query::Dimension;
use crate::settings::KeyScope;

use super::action::PopupCommand;
use super::context::{Screen, Update};
use super::cursor::Cursor;
use super::frame::Surface;
use super::session::bookmark::Bookmark;
use claims::claim_query::ClaimsOf;
pub use controls::Controls;
use draw::draw_rows;
pub(super) use draw::{area, draw};
use finder::Finder;
use text_lines::TextLines;

/// An open popup.
#[derive(Clone, Debug)]
pub struct OpenPopup {
    /// Its state.
    pub state: PopupState,
    /// Its cursor and input.
    pub controls: Controls,
}

/// The state of a popup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PopupState {
    /// The bookmarks.
    Bookmarks,
    /// The card of the focus.
    Card,
    /// A list of claims.
    Claims(ClaimsOf),
    /// The export menu.
    Export,
    /// The filters.
    Filters,
    /// The prompt for a text to find in the reader.
    FindText,
    /// The finder.
    Finder(Finder),
    /// The help, or the command palette.
    Help(HelpPopup),
    /// The insights.
    Insights,
    /// The problems in the files.
    Problems,
    /// The prompt for the name of a new file.
    Save(SavePopup),
    /// The prompt for a date or number of the filter.
    Setting(SettingPopup),
    /// The sources.
    Sources,
    /// The trail.
    Trail,
}

/// The content of the new file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SavePopup(pub String);

/// The dimension to set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SettingPopup(pub Dimension);

/// The rows of the key table to list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HelpPopup {
    /// All, and the symbols.
    Keys,
    /// Only commands.
    Commands,
}

struct BookmarkPopup;
struct CardPopup;
struct ExportPopup;
struct FilterPopup;
struct FindTextPopup;
struct InsightPopup;
struct ProblemPopup;
struct SourcePopup;
struct TrailPopup;

impl PopupState {
    /// The popup that an action of the key table opens.
    pub(super) fn named(action: &str) -> Option<Self> {
        Some(match action {
            "between" => Self::Claims(ClaimsOf::Marked),
            "bookmarks" => Self::Bookmarks,
            "card" => Self::Card,
            "claims" => Self::Claims(ClaimsOf::Paragraph),
            "contradictions" => Self::Claims(ClaimsOf::Contradictions),
            "export" => Self::Export,
            "filters" => Self::Filters,
            "help" => Self::Help(HelpPopup::Keys),
            "insights" => Self::Insights,
            "palette" => Self::Help(HelpPopup::Commands),
            "problems" => Self::Problems,
            "sources" => Self::Sources,
            "timeline" => Self::Claims(ClaimsOf::Time),
            "trail" => Self::Trail,
            _ => return None,
        })
    }

    pub(super) fn popup(&self) -> &dyn Popup {
        match self {
            Self::Bookmarks => &BookmarkPopup,
            Self::Card => &CardPopup,
            Self::Claims(of) => of,
            Self::Export => &ExportPopup,
            Self::Filters => &FilterPopup,
            Self::FindText => &FindTextPopup,
            Self::Finder(finder) => finder,
            Self::Help(popup) => popup,
            Self::Insights => &InsightPopup,
            Self::Problems => &ProblemPopup,
            Self::Save(popup) => popup,
            Self::Setting(popup) => popup,
            Self::Sources => &SourcePopup,
            Self::Trail => &TrailPopup,
        }
    }
}

/// What happens after a popup accepts.
pub(super) enum PopupOutcome {
    Stay,
    /// It becomes another one, with the same controls.
    Replace(PopupState),
    /// Another one opens over it.
    Push(PopupState),
    /// It closes, and the one below it shows again.
    Pop,
    CloseAll,
    /// All popups close, and an action of the key table follows.
    RunAction(&'static str),
}

#[derive(Clone, Copy)]
pub(super) struct View<'s> {
    /// The session, graph and colours.
    pub(super) screen: Screen<'s>,
    /// Its cursor and its text field.
    pub(super) controls: &'s Controls,
}

impl<'s> Screen<'s> {
    /// The popup on top, and its input.
    pub(super) fn popup(self) -> Option<(&'s dyn Popup, View<'s>)> {
        let OpenPopup { state, controls } = self.session.popups.last()?;
        Some((state.popup(), View { screen: self, controls }))
    }
}

impl Update<'_> {
    /// The input of a popup with these controls.
    fn view<'s>(&'s self, controls: &'s Controls) -> View<'s> {
        View { screen: self.screen(), controls }
    }
}

/// The behaviour of a popup. Most are a list: a title, rows, and what Enter does.
pub(super) trait Popup {
    /// The scope of its keys. In a prompt the first row is a text field.
    fn scope(&self) -> KeyScope {
        KeyScope::Menu
    }

    /// Why it cannot be opened, if so.
    fn refusal(&self, _screen: Screen<'_>) -> Option<&'static str> {
        None
    }

    /// Called when it opens.
    fn open(&self, _update: &mut Update<'_>, _controls: &mut Controls) {}

    /// The title, and a hint about its keys.
    fn border(&self, view: View<'_>) -> (String, &'static str);

    /// The number of rows that the cursor moves through.
    fn rows(&self, _view: View<'_>) -> usize {
        0
    }

    /// One row, in this many cells.
    fn row<'s>(&self, _view: View<'s>, _index: usize, _cells: usize) -> Vec<Span<'s>> {
        Vec::new()
    }

    /// The number of rows above and below the list, at this width.
    fn margins(&self, _view: View<'_>, _cells: usize) -> (usize, usize) {
        (0, 0)
    }

    /// Draws above and below the list, inside the border.
    fn draw_margins(&self, _view: View<'_>, _inside: &mut Surface<'_>) {}

    /// The list as lines, if rows can have several lines or there are headings or no rows.
    fn lines(&self, _view: View<'_>, _cells: usize) -> Option<TextLines> {
        None
    }

    fn draw_list(&self, view: View<'_>, on: &mut Surface<'_>) {
        if let Some(lines) = self.lines(view, on.cells()) {
            return lines.draw(view, view.controls.cursor, on);
        }
        let cells = on.cells().saturating_sub(2);
        draw_rows(view, on, self.rows(view), |index| {
            let row = self.row(view, index, cells).into_iter();
            std::iter::once(Span::raw(" ")).chain(row).collect()
        });
    }

    /// Called after an edit of the text.
    fn edited(&self, controls: &mut Controls) -> PopupOutcome {
        controls.cursor = Cursor::default();
        PopupOutcome::Stay
    }

    /// Handles Enter.
    fn accept(&self, _update: &mut Update<'_>, _controls: &mut Controls) -> PopupOutcome {
        PopupOutcome::CloseAll
    }

    /// Called on Esc.
    fn left(&self, _update: &mut Update<'_>, _controls: &Controls) {}

    /// Handles a command of some popups.
    fn act(&self, _: &mut Update<'_>, _: &mut Controls, _what: PopupCommand) -> PopupOutcome {
        PopupOutcome::Stay
    }

    /// Recalls an earlier query, if moving up means that.
    fn recall(&self, _update: &mut Update<'_>, _controls: &mut Controls) -> Option<PopupOutcome> {
        None
    }

    /// The commands that print the list, and their name.
    fn printed(&self, _view: View<'_>) -> Option<(String, String)> {
        None
    }

    /// The list as text, and its name.
    fn list_text(&self, _view: View<'_>) -> Option<(String, String)> {
        None
    }

    /// The claim under the cursor.
    fn claim(&self, _view: View<'_>) -> Option<ClaimId> {
        None
    }

    /// The bookmark under the cursor, or a bookmark of the claim there.
    fn bookmark(&self, view: View<'_>) -> Option<Bookmark> {
        self.claim(view).map(|claim| Bookmark::of_claim(view.screen.graph(), claim))
    }

    /// The file and line of the row under the cursor.
    fn location(&self, view: View<'_>) -> Option<(PathBuf, u32)> {
        view.screen.location_of(self.claim(view)?)
    }
}
