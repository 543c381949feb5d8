//! The arguments of actions.

use crate::query::Constraint;

/// A cell of the screen, counted from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CellPosition {
    /// Cells from the left.
    pub column: u16,
    /// Cells from the top.
    pub row: u16,
}

/// A pane of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
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

    /// The next pane, cyclic.
    pub(crate) fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

/// A change of the zoom.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Zoom in.
    In,
    /// Zoom out.
    Out,
    /// The same zoom, centred on the selection.
    Centre,
    /// The whole map.
    All,
}

/// Towards the start or the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vertical {
    /// Towards the start.
    Up = -1,
    /// Towards the end.
    Down = 1,
}

impl Vertical {
    /// 1 towards the end, -1 towards the start.
    pub(crate) fn sign(self) -> isize {
        self as isize
    }

    /// The next or previous of at least one index, cyclic.
    pub(crate) fn cycle(self, at: Option<usize>, count: usize) -> usize {
        match (self, at) {
            (Self::Down, at) => at.map_or(0, |at| (at + 1) % count),
            (Self::Up, at) => (at.unwrap_or(0) + count - 1) % count,
        }
    }
}

/// The meaning of a date in a filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBasis {
    /// What was true at that date.
    Valid,
    /// What had been published by that date.
    Published,
}

/// Commands of some popups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopupCommand {
    /// Toggle the inclusion or exclusion of the value under the cursor.
    Toggle(Constraint),
    /// Copy the export under the cursor.
    CopyExport,
    /// Search the next or previous scope.
    SwitchScope(Vertical),
    /// List the claims of the source under the cursor.
    ListClaims,
    /// Mark the entity under the cursor, and move on.
    Mark,
}

/// What can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyTarget {
    /// The name of the focus.
    Name,
    /// The slug of the focus.
    Slug,
    /// The selected claim with its citations.
    Citation,
    /// The picture as Graphviz DOT.
    Dot,
    /// The list of claims on screen: a path, a timeline.
    List,
    /// A dossier on what is shown, in Markdown with footnotes.
    Dossier,
    /// The command line that reproduces the picture.
    Command,
}
