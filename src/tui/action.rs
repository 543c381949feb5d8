//! Actions: what a key, the mouse or the window asks of the explorer.

use tui_input::InputRequest;

mod argument;

use crate::layout::Direction;

use super::popup::PopupState;
pub use argument::{Copied, DateBasis, Pane, PopupCommand, Spot, Vertical, Zoom};

/// What a key, the mouse or the window asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// The same everywhere.
    Global(GlobalAction),
    /// In the panes, whatever popup is open.
    Pane(PaneAction),
    /// In the popup if one is open, else in the pane that has the keys.
    List(ListAction),
    /// In a text field.
    Prompt(PromptAction),
    /// A click on a cell.
    Click(Spot),
    /// The wheel turned over a cell.
    Wheel(Spot, Vertical),
    /// The terminal was resized, in cells.
    Resize(u16, u16),
    /// The first keys of a longer binding were pressed.
    Await(String),
    /// A key without a binding.
    Unbound(String),
}

/// What is the same everywhere: popups to open, the session, the world outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GlobalAction {
    /// Quit.
    Quit,
    /// Suspend to the shell.
    Suspend,
    /// Read the graph's files again.
    Reload,
    /// Open a popup.
    Open(PopupState),
    /// Open the finder; in the reader, a prompt for a text to find.
    Find,
    /// Show the paths between two marked entities, or prompt for a target.
    FindPath,
    /// Clear all filters.
    ClearFilters,
    /// Limit the graph to the date of the claim under the cursor.
    GoToDate(DateBasis),
    /// Set a bookmark, or remove it.
    ToggleBookmark,
    /// Remove all marks.
    UnmarkAll,
    /// Copy something to the clipboard.
    Copy(Copied),
    /// Open the editor at the thing under the cursor.
    Edit,
    /// Open the URL of the source in the reader.
    OpenUrl,
    /// Let the terminal select text with the mouse, or take the mouse back.
    ToggleMouse,
}

/// What changes the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaneAction {
    /// Focus a pane.
    Focus(Pane),
    /// Focus the next pane.
    FocusNext,
    /// Show the focused pane full screen, or all panes again.
    Maximise,
    /// Show the reader full screen, or all panes again.
    ReadSource,
    /// Select the next or previous relation of the focus.
    StepRelation(Vertical),
    /// Show the next or previous citation, or match.
    StepCitation(Vertical),
    /// Scroll the reader.
    ScrollReader(Vertical),
    /// Go back (up) or forward (down) on the trail.
    Travel(Vertical),
    /// Show this many hops.
    Hops(u8),
    /// Show one hop more (down) or less (up).
    StepHops(Vertical),
    /// Show the map, or the ego view again.
    Map,
    /// Zoom the map.
    Zoom(Zoom),
    /// Pan the map.
    Pan(Direction),
    /// Show the picture as a list, or as a picture again.
    ListForm,
    /// Show the next page of a crowded picture.
    MoreNeighbours,
    /// Find paths without the selected hop.
    ExcludeHop,
    /// Find paths with the excluded hops again.
    RestoreHops,
    /// Mark the entity under the cursor, or unmark it.
    Mark,
}

/// What a list does, in a popup or in a pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListAction {
    /// Move one step.
    Move(Direction),
    /// Move half a page.
    HalfPage(Vertical),
    /// Jump to an end.
    JumpToEnd(Vertical),
    /// Accept the row under the cursor; in a pane, follow it.
    Accept,
    /// Leave what was opened last.
    Leave,
    /// Show the next or previous page, or path.
    TurnPage(Vertical),
    /// Do what only some popups can.
    Popup(PopupCommand),
}

/// What a text field does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromptAction {
    /// Edit the text.
    Edit(InputRequest),
    /// Insert text.
    Paste(String),
}

impl ListAction {
    /// How many rows a motion goes down in a list of this height; none if it is no motion up or down.
    pub(super) fn rows(self, height: u16) -> Option<isize> {
        // Far enough for any list, and far from overflowing.
        let far = isize::MAX / 4;
        match self {
            Self::Move(Direction::Up) => Some(-1),
            Self::Move(Direction::Down) => Some(1),
            Self::HalfPage(direction) => {
                Some(direction.sign() * isize::try_from((height / 2).max(1)).ok()?)
            }
            Self::JumpToEnd(direction) => Some(direction.sign() * far),
            _ => None,
        }
    }
}
