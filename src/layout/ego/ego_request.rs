//! What an ego view is asked to show.

use crate::layout::picture::{Drawing, Size};
use crate::model::{EntityId, Graph, Selection, Tie};

/// What an ego view is asked to show.
#[derive(Clone, Copy)]
pub struct EgoRequest<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The entity in the middle; shown even if it is not in the selection.
    pub focus: EntityId,
    /// The entities and relations to show, if they fit.
    pub selection: &'a Selection,
    /// The ties of the focus in reading order, in which neighbours are placed and stepped through.
    pub ties: &'a [Tie],
    /// The size of the picture.
    pub size: Size,
    /// Which page of the ranked neighbours, from 0; the last one if there are fewer.
    pub page: usize,
    /// The picture shown before: what is in both stays in place if it can.
    pub before: Option<&'a Drawing>,
}

impl<'a> EgoRequest<'a> {
    /// The picture shown before, if it has the same focus.
    pub(super) fn same_before(&self) -> Option<&'a Drawing> {
        self.before.filter(|before| before.focus == Some(self.focus))
    }
}
