//! The arguments of actions.

use crate::query::Constraint;

/// A pane of the screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize)]
pub enum Pane {
    /// Every entity, by kind.
    Entities,
    /// The picture around the focus, the map or a path.
    #[default]
    Canvas,
    /// The relations of the focus.
    Relations,
    /// The source of the selected claim.
    Reader,
}

impl Pane {
    /// Every pane, in number order.
    pub(crate) const ALL: [Self; 4] = [Self::Entities, Self::Canvas, Self::Relations, Self::Reader];

    /// The next pane, wrapping around.
    #[expect(clippy::indexing_slicing, reason = "the remainder is below the length")]
    pub(crate) fn next(self) -> Self {
        Self::ALL[(self as usize + 1) % Self::ALL.len()]
    }
}

/// A zoom command of the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Zoom {
    /// Zoom in.
    In,
    /// Zoom out.
    Out,
    /// Centre on the selection without changing the zoom.
    Centre,
    /// Show the whole map.
    All,
}

/// A direction along a sequence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Towards the start.
    Back = -1,
    /// Towards the end.
    Forward = 1,
}

impl Step {
    /// 1 towards the end, -1 towards the start.
    pub(crate) fn sign(self) -> isize {
        self as isize
    }

    /// The next or previous index, wrapping around; `count` must not be 0.
    pub(crate) fn cycle(self, index: Option<usize>, count: usize) -> usize {
        match (self, index) {
            (Self::Forward, index) => index.map_or(0, |index| (index + 1) % count),
            (Self::Back, index) => (index.unwrap_or(0) + count - 1) % count,
        }
    }
}

/// Whether a date filters claims by when they held or by when they were published.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateBasis {
    /// Claims that held on the date.
    Valid,
    /// Claims published by the date.
    Published,
}

/// Commands that only some popups support.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PopupCommand {
    /// Toggle the inclusion or exclusion of the value under the cursor.
    Toggle(Constraint),
    /// Copy the export under the cursor.
    CopyExport,
    /// Switch the search to the next or previous scope.
    SwitchScope(Step),
    /// List the claims of the source under the cursor.
    ListClaims,
    /// Mark the entity under the cursor, and move to the next row.
    Mark,
    /// Switch a timeline between list and axis.
    ToggleAxis,
    /// Mark the start of a period on a time axis; the second time, filter the graph to the period up to the cursor.
    MarkPeriod,
}

/// A piece of text that can be copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CopyTarget {
    /// The name of the focus.
    Name,
    /// The slug of the focus.
    Slug,
    /// The selected claim with its citations.
    Claim,
    /// The picture as Graphviz DOT.
    Dot,
    /// The list in the popup, or else the path shown.
    List,
    /// A dossier on the content of the screen, in Markdown with footnotes.
    Dossier,
    /// The command line that prints the content of the popup, or else the picture.
    Command,
}
