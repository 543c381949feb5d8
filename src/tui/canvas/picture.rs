//! The picture as it is laid out and painted.

use std::rc::Rc;

use crate::layout::{Cells, Drawing, Size, Viewport};
use crate::model::{EntityId, RelationId};
use crate::query::Filter;

use super::path::PathEnds;
use super::state::Scene;

/// What a selection of the graph is made of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectionOf {
    /// An entity, what is this many hops around it, and what is let through.
    Around(EntityId, usize, Filter),
    /// Everything that is let through.
    Everything(Filter),
    /// One of the paths between two ends, counted from 0, and what is let through.
    Path(PathEnds, usize, Filter),
}

/// A picture.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// The layout.
    pub drawing: Rc<Drawing>,
    /// The last ego view, so that what it placed stays where it was.
    pub ego: Rc<Drawing>,
    /// What the layout was made for, beside its selection and the positions of the map.
    pub drawn_for: Option<DrawnFor>,
    /// The layout as glyphs, once there is one.
    pub cells: Option<Rc<Cells>>,
    /// The relation that stands out in the glyphs.
    pub painted_for: Option<RelationId>,
}

/// What a layout depends on, beside its selection and the positions of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnFor {
    /// Which picture it is.
    pub scene: Scene,
    /// The entity that it is about.
    pub focus: EntityId,
    /// The room it has.
    pub size: Size,
    /// The page of an ego view.
    pub page: usize,
    /// The window onto a map.
    pub viewport: Viewport,
    /// The entity that a map names for the cursor's sake.
    pub named: Option<EntityId>,
}

impl DrawnFor {
    /// A picture in a room: the first page, nothing named.
    pub(crate) fn new(scene: Scene, focus: EntityId, size: Size) -> Self {
        Self { scene, focus, size, page: 0, viewport: Viewport::default(), named: None }
    }
}
