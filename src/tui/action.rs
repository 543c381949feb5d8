//! Everything that can happen in the explorer.

use tui_input::InputRequest;

/// One thing that can happen: what a key, the mouse or the window turns into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Leave the program.
    Quit,
    /// Leave what was opened last: a prompt, an overlay, a full-screen pane, a look ahead.
    StepOut,
    /// Give the keys to a pane.
    FocusPane(Pane),
    /// Give the keys to the pane after this one.
    NextPane,
    /// Fill the screen with the pane that has the keys, or go back to all of them.
    Maximise,
    /// Fill the screen with the reader, or go back to all panes.
    ReadSource,
    /// Move one step.
    Move(Direction),
    /// Move half a page.
    HalfPage(Vertical),
    /// Go to an end.
    Extreme(Vertical),
    /// Select the next or previous relation of the focus.
    StepRelation(Vertical),
    /// Go where the selection leads.
    Follow,
    /// Set a bookmark here, or take it away.
    Bookmark,
    /// List the bookmarks.
    Bookmarks,
    /// List the trail.
    TrailList,
    /// Walk the trail.
    Trail(Travel),
    /// Show so many hops.
    Hops(u8),
    /// Show one hop more (down) or less (up).
    StepHops(Vertical),
    /// Show the next or previous citation, or match.
    StepCitation(Vertical),
    /// Scroll the reader, wherever the keys are.
    ScrollReader(Vertical),
    /// List every claim drawn from the paragraph in the reader.
    ClaimsHere,
    /// List the sources.
    Sources,
    /// Show the card of the focus: names, facts, background.
    Card,
    /// Search among something else: entities, relations, paragraphs, sources.
    TurnScope(Vertical),
    /// Open the finder.
    Find,
    /// Choose an entity and show the paths from the focus to it.
    FindPath,
    /// Turn to the next or previous path, or page of a list.
    TurnPath(Vertical),
    /// Look for paths with the hops again that were left out.
    TakeBack,
    /// Show the map, or the focus in the middle again.
    Map,
    /// Look at more or less of the map.
    Zoom(Zoom),
    /// Move the window on the map.
    Pan(Direction),
    /// Show what lies between the marked.
    Between,
    /// Show what the shape of the graph says.
    Insights,
    /// Take all marks away.
    UnmarkAll,
    /// Look for paths without the hop under the cursor.
    LeaveOut,
    /// Choose what to export.
    Export,
    /// Copy the export under the cursor.
    CopyProduct,
    /// Show what happened, in order.
    Timeline,
    /// Limit the graph to what held or was known on the date of the claim under the cursor.
    GoToDate(DateBasis),
    /// Open the help.
    Help,
    /// Open the command palette.
    Palette,
    /// List the problems of the graph's files.
    Problems,
    /// Open the filters.
    Filters,
    /// Let everything through again.
    ClearFilters,
    /// Let the chosen value through or not.
    Toggle(FilterToggle),
    /// Show the picture as a list, or as a picture again.
    Twin,
    /// Show the next page of a crowded picture.
    MoreNeighbours,
    /// Mark the entity under the cursor, or unmark it.
    Mark,
    /// Copy something to the clipboard.
    Copy(Copied),
    /// Open the editor where the thing under the cursor is written.
    Edit,
    /// Open the address of the source in the reader.
    OpenAddress,
    /// Read the graph's files again.
    Reload,
    /// Let the terminal select text with the mouse, or take the mouse back.
    ToggleMouse,
    /// Stop for the shell.
    Suspend,
    /// Edit the text of a prompt.
    Input(InputRequest),
    /// Put text into a prompt.
    Paste(String),
    /// A click on a cell.
    Click(Spot),
    /// The wheel turned over a cell.
    Wheel(Spot, Vertical),
    /// The window has another size, in cells.
    Resize(u16, u16),
    /// The first key or keys of a longer binding were pressed.
    Await(String),
    /// A key that is bound to nothing.
    Unbound(String),
}

/// A cell of the screen, counted from the upper left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Cells from the left.
    pub column: u16,
    /// Cells from the top.
    pub row: u16,
}

/// A part of the screen that keys can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Pane {
    /// Every entity, by kind.
    Entities,
    /// The picture.
    #[default]
    Canvas,
    /// The relations of the focus.
    Relations,
    /// The source.
    Reader,
}

impl Pane {
    /// Every pane, in the order of their numbers.
    pub const ALL: [Self; 4] = [Self::Entities, Self::Canvas, Self::Relations, Self::Reader];
}

/// One of four ways.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// To the left.
    Left,
    /// Downwards.
    Down,
    /// Upwards.
    Up,
    /// To the right.
    Right,
}

/// How much of the map is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Less, but larger.
    In,
    /// More, but smaller.
    Out,
    /// As much, around what is selected.
    Centre,
    /// All that is shown.
    All,
}

/// Towards the beginning or the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vertical {
    /// Towards the beginning.
    Up,
    /// Towards the end.
    Down,
}

/// What a date is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBasis {
    /// What had come to hold by then.
    Valid,
    /// What had been published by then.
    Published,
}

/// Which way along the trail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Travel {
    /// To where one came from.
    Back,
    /// To where one went back from.
    Forward,
}

/// What a filter does with the value under the cursor.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FilterToggle {
    /// Only this and others like it.
    Include,
    /// Anything but this.
    Exclude,
}

/// What can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The name of the focus.
    Name,
    /// The slug of the focus.
    Slug,
    /// The claim of the selected relation with where it is said.
    Citation,
    /// The picture as Graphviz DOT.
    Dot,
    /// The list of claims on screen: a path, a timeline.
    List,
    /// A note on what is shown, in Markdown with footnotes.
    Note,
    /// The command line that reproduces the picture.
    Command,
}
