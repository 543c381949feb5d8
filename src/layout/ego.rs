//! The ego view: one entity in the middle and what it is tied to around it.

use crate::model::{EntityId, Graph, Selection, Tie};

use super::drawing::Drawing;
use super::outline::outline;
use super::place::Size;

/// What an ego view is asked to show.
#[derive(Clone, Copy)]
pub struct Ego<'a> {
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

/// Draws an entity and its neighbourhood.
#[must_use]
pub fn ego(ask: &Ego<'_>) -> Drawing {
    outline(ask)
}
