//! The picture, laid out and painted.

use std::rc::Rc;

use crate::layout::{Cells, Drawing, Size, Viewport};
use crate::model::{EntityId, RelationId};
use crate::query::Filter;

use super::super::derived::memo::Memo;
use super::path::PathEnds;
use super::state::Scene;

/// What a selection depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectionKey {
    /// An entity with its neighbourhood up to this many hops, and the filter.
    Around(EntityId, usize, Filter),
    /// Everything that passes the filter.
    Everything(Filter),
    /// One of the paths between two ends, by index, and the filter.
    Path(PathEnds, usize, Filter),
}

/// A picture.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// The layout.
    pub drawing: Rc<Drawing>,
    /// The last ego view, whose nodes keep their positions.
    pub ego: Rc<Drawing>,
    /// The parameters of the layout, besides its selection and the positions of the map.
    pub drawn_for: Option<DrawnFor>,
    /// A layout as glyphs, with the selected relation highlighted.
    pub cells: Memo<(Rc<Drawing>, Option<RelationId>), Cells>,
}

/// The parameters of a layout, besides its selection and the positions of the map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DrawnFor {
    /// The type of picture.
    pub scene: Scene,
    /// The focus.
    pub focus: EntityId,
    /// Its size.
    pub size: Size,
    /// The page of an ego view.
    pub page: usize,
    /// The viewport of a map.
    pub viewport: Viewport,
    /// The entity under the cursor, which a map names.
    pub named: Option<EntityId>,
}

impl DrawnFor {
    /// A picture of some size: first page, nothing named.
    pub(crate) fn new(scene: Scene, focus: EntityId, size: Size) -> Self {
        Self { scene, focus, size, page: 0, viewport: Viewport::default(), named: None }
    }
}
