use crate::layout::picture::Size;
use crate::model::{EntityId, Graph, Selection};

use super::positions::Positions;
use super::viewport::Viewport;

/// The parameters of a map.
pub struct MapRequest<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The entities and relations to show.
    pub selection: &'a Selection,
    /// The positions of the entities.
    pub positions: &'a Positions,
    /// The part of the map to show.
    pub view: Viewport,
    /// The focus, whose name is always shown if the focus is in the viewport.
    pub focus: Option<EntityId>,
    /// The entity under the cursor, whose name is also always shown.
    pub cursor: Option<EntityId>,
    /// The size of the picture.
    pub size: Size,
}
