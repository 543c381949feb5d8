use crate::layout::picture::Size;
use crate::model::{EntityId, Graph, RelationId};

/// The parameters of a path strip.
pub struct StripRequest<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The start of the path.
    pub from: EntityId,
    /// The hops of the path, in order; if there are none, only the start is drawn.
    pub legs: &'a [Leg],
    /// The size of the picture.
    pub size: Size,
}

/// One hop of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Leg {
    /// The entity at the end of the hop.
    pub to: EntityId,
    /// The relations of the hop, of which the first is shown. The picture ends before a leg without relations.
    pub relations: Vec<RelationId>,
}
