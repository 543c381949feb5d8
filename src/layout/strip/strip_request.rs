//! What a path strip is asked to show.

use crate::layout::picture::Size;
use crate::model::{EntityId, Graph, RelationId};

/// What a path strip is asked to show.
#[derive(Clone, Copy)]
pub struct StripRequest<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// Where the path starts.
    pub from: EntityId,
    /// Its hops in order; none leaves the start alone.
    pub legs: &'a [Leg],
    /// The room there is.
    pub size: Size,
}

/// One hop of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Where it ends.
    pub to: EntityId,
    /// The relations it rests on, the one that it is told by first; a path ends before a leg that
    /// has none.
    pub relations: Vec<RelationId>,
}
