//! What an ego view is asked to show.

use crate::layout::picture::{Drawing, Size};
use crate::model::{EntityId, Graph, Selection, Tie};

/// What an ego view is asked to show.
#[derive(Clone, Copy)]
pub struct EgoRequest<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The entity in the middle; shown even where the selection lacks it.
    pub focus: EntityId,
    /// The entities and relations to show, as far as they fit.
    pub selection: &'a Selection,
    /// The ties of the focus in reading order; neighbours are placed and stepped through in it.
    pub ties: &'a [Tie],
    /// The room there is.
    pub size: Size,
    /// Which page of the ranked neighbours, from 0; the last one where there are fewer.
    pub page: usize,
    /// The picture shown before: what is in both stays where it was, as far as it can.
    pub before: Option<&'a Drawing>,
}
