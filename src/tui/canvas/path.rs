//! Paths on the canvas: their ends, the results, and the path shown.

use crate::model::RelationId;
use crate::query::{Hop, Path, PathEnds};

use super::state::CanvasChoice;

/// The paths between two ends, and the one shown.
#[derive(Clone, Copy, Debug)]
pub(crate) struct ShownPath<'a> {
    /// The ends.
    pub ends: &'a PathEnds,
    /// The paths, best first.
    pub paths: &'a [Path],
    /// The index of the path shown.
    pub index: usize,
}

impl<'a> ShownPath<'a> {
    /// The paths of a canvas that shows a path.
    pub(crate) fn new(
        canvas: &'a CanvasChoice,
        paths: &'a [Path],
        index: Option<usize>,
    ) -> Option<Self> {
        Some(Self { ends: canvas.path.as_ref()?, paths, index: index.unwrap_or(0) })
    }

    /// The path shown; `None` if none was found.
    pub(crate) fn path(&self) -> Option<&'a Path> {
        self.paths.get(self.index)
    }

    pub(crate) fn hops(&self) -> &'a [Hop] {
        self.path().map_or(&[], |path| &path.hops)
    }

    pub(crate) fn relations(&self) -> Vec<RelationId> {
        self.hops().iter().flat_map(Hop::relations).collect()
    }
}
