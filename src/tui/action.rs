//! Actions, triggered by keys, the mouse or the window.

use ratatui::layout::Position;
use tui_input::InputRequest;

mod argument;

use crate::layout::Direction;

use super::popup::PopupState;
pub use argument::{CopyTarget, DateBasis, Pane, PopupCommand, Step, Zoom};

/// An action triggered by a key, the mouse or the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Available everywhere.
    Global(GlobalAction),
    /// On a pane, even while a popup is open.
    Pane(PaneAction),
    /// In the popup on top, or else in the active pane.
    List(ListAction),
    /// In a text field.
    Prompt(PromptAction),
    /// A click on a cell.
    Click(Position),
    /// The pointer moved to a cell with the button held.
    Drag(Position),
    /// The wheel turned over a cell.
    Wheel(Position, Step),
    /// The terminal was resized to this width and height, in cells.
    Resize(u16, u16),
    /// The keys typed so far of a multi-key binding.
    Pending(String),
    /// Keys without a binding.
    Unbound(String),
}

/// Actions available everywhere: popups, session, side effects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GlobalAction {
    /// Quit.
    Quit,
    /// Suspend to the shell.
    Suspend,
    /// Reload the graph.
    Reload,
    /// Open a popup.
    Open(PopupState),
    /// Open the finder; in the reader, a prompt for text to find; in a popup, filter its list.
    Find,
    /// Show the paths between two marked entities, or prompt for a target.
    FindPath,
    /// Clear all filters.
    ClearFilters,
    /// Filter the graph to what was true, or known, on the date of the claim under the cursor.
    LimitToDate(DateBasis),
    /// Add or remove a bookmark.
    ToggleBookmark,
    /// Remove all marks.
    UnmarkAll,
    /// Copy something to the clipboard.
    Copy(CopyTarget),
    /// Open the editor at the item under the cursor.
    Edit,
    /// Open the URL of the source in the reader.
    OpenUrl,
    /// Toggle mouse capture; without capture, the mouse selects text in the terminal.
    ToggleMouse,
}

/// Actions on the panes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaneAction {
    /// Activate a pane.
    Activate(Pane),
    /// Activate the next pane.
    ActivateNext,
    /// Toggle full screen for the active pane.
    Maximise,
    /// Toggle full screen for the reader.
    ReadSource,
    /// Select the next or previous claim of the path shown, or else of the focus.
    StepClaim(Step),
    /// Show the next or previous citation or search match.
    StepCitation(Step),
    /// Scroll the reader.
    ScrollReader(Step),
    /// Go back or forward on the trail.
    Travel(Step),
    /// Show this many hops; on the map, 0 shows the whole graph.
    SetHops(u8),
    /// Show one more hop, or one fewer.
    StepHops(Step),
    /// Toggle the map.
    ToggleMap,
    /// Zoom the map.
    Zoom(Zoom),
    /// Pan the map.
    Pan(Direction),
    /// Group the map by the next criterion.
    CycleGrouping,
    /// Open or close the group under the cursor.
    ToggleGroup,
    /// Toggle between picture and list.
    ToggleListForm,
    /// Show the next page of a crowded picture.
    NextPage,
    /// Add the neighbours of the entity under the cursor to the picture, or remove them.
    ToggleExpansion,
    /// Find paths without the selected relation.
    ExcludeHop,
    /// Find paths with the excluded relations again.
    RestoreHops,
    /// Toggle the mark of the entity under the cursor.
    ToggleMark,
}

/// Actions on a list, in a popup or pane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListAction {
    /// Move one step.
    Move(Direction),
    /// Move half a page.
    HalfPage(Step),
    /// Jump to the first or last row.
    JumpToEnd(Step),
    /// Accept the row under the cursor of a popup; in a pane, follow the selection.
    Accept,
    /// Leave the current view.
    Leave,
    /// Show the next or previous page of a popup, or path.
    SwitchPage(Step),
    /// A command that only some popups support.
    Popup(PopupCommand),
}

/// Actions on a text field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PromptAction {
    /// Edit the text.
    Edit(InputRequest),
    /// Insert text.
    Paste(String),
}

impl ListAction {
    /// How many rows down an action moves the cursor of a list with this height; negative is up, 0 for other actions.
    pub(super) fn row_offset(self, height: u16) -> isize {
        // Far enough for any list, without overflow.
        let far = isize::MAX / 4;
        match self {
            Self::Move(Direction::Up) => -1,
            Self::Move(Direction::Down) => 1,
            Self::HalfPage(direction) => {
                direction.sign() * isize::try_from((height / 2).max(1)).unwrap_or(far)
            }
            Self::JumpToEnd(direction) => direction.sign() * far,
            Self::Move(Direction::Left | Direction::Right)
            | Self::Accept
            | Self::Leave
            | Self::SwitchPage(_)
            | Self::Popup(_) => 0,
        }
    }
}
