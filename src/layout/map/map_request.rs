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
    /// The window onto them.
    pub view: Viewport,
    /// The entity whose name is shown even if others find no room.
    pub focus: Option<EntityId>,
    /// Another such entity: the one under the cursor.
    pub named: Option<EntityId>,
    /// The size of the picture.
    pub size: Size,
}
