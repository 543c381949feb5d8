use crate::layout::picture::Size;
use crate::model::{EntityId, Graph, RelationId};

/// The parameters of a path strip.
pub struct StripRequest<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The start of the path.
    pub from: EntityId,
    /// Its hops in order; if there are none, only the start is drawn.
    pub legs: &'a [Leg],
    /// The size of the picture.
    pub size: Size,
}

/// One hop of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// Its end.
    pub to: EntityId,
    /// Its relations, the one to show first; a path ends before a leg that has none.
    pub relations: Vec<RelationId>,
}
