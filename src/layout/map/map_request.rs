//! What a map is asked to show.

use crate::layout::picture::Size;
use crate::model::{EntityId, Graph, Selection};

use super::positions::Positions;
use super::viewport::Viewport;

/// What a map is asked to show.
#[derive(Clone, Copy)]
pub struct MapRequest<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The entities and relations to show.
    pub selection: &'a Selection,
    /// Where the entities lie.
    pub positions: &'a Positions,
    /// The window onto them.
    pub view: Viewport,
    /// The entity that is named whatever else finds no room.
    pub focus: Option<EntityId>,
    /// Another one that is: the one under a cursor.
    pub named: Option<EntityId>,
    /// The room there is.
    pub size: Size,
}
