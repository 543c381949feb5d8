//! The arguments of actions.

use serde::{Deserialize, Serialize};

use crate::query::Constraint;

/// A cell of the screen, counted from the top left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Cells from the left.
    pub column: u16,
    /// Cells from the top.
    pub row: u16,
}

/// A part of the screen that keys can go to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
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

    /// The next one, after the last the first.
    pub(crate) fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
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
    Up = -1,
    /// Towards the end.
    Down = 1,
}

impl Vertical {
    /// 1 towards the end, -1 towards the beginning.
    pub(crate) fn sign(self) -> isize {
        self as isize
    }

    /// The next or previous of at least one place, round and round.
    pub(crate) fn turn(self, at: Option<usize>, count: usize) -> usize {
        match (self, at) {
            (Self::Down, at) => at.map_or(0, |at| (at + 1) % count),
            (Self::Up, at) => (at.unwrap_or(0) + count - 1) % count,
        }
    }
}

/// What a date is asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBasis {
    /// What had come to hold by then.
    Valid,
    /// What had been published by then.
    Published,
}

/// What only some popups can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopupCommand {
    /// Include or exclude the value under the cursor, or no longer.
    Toggle(Constraint),
    /// Copy the product under the cursor.
    CopyProduct,
    /// Search the next or previous scope.
    TurnScope(Vertical),
    /// Mark the entity under the cursor, and go on.
    Mark,
}

/// What can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
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
    /// A note on what is shown, in Markdown with footnotes.
    Note,
    /// The command line that reproduces the picture.
    Command,
}
