//! The picture on the canvas, and the keys that it depends on.

use std::rc::Rc;

use crate::layout::{Cells, Drawing, Folding, Size, Surroundings};
use crate::model::{EntityId, RelationId};
use crate::query::{Filter, PathEnds};

use super::super::derived::memo::Memo;
use super::map_state::MapKey;
use super::state::Scene;

/// The parameters of a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SelectionKey {
    /// An entity with its neighbourhood up to this many hops, the expanded entities, and the filter.
    Neighbourhood(EntityId, usize, Vec<EntityId>, Filter),
    /// Everything that passes the filter.
    Everything(Filter),
    /// One of the paths between two ends, by index, and the filter.
    Path(PathEnds, usize, Filter),
}

/// The picture on the canvas, laid out and painted.
#[derive(Clone, Debug, Default)]
pub struct Picture {
    /// The drawing.
    pub drawing: Rc<Drawing>,
    /// The first page of the last ego view without expanded entities, whose nodes keep their positions in the next one.
    pub ego: Rc<Drawing>,
    /// The parameters of `ego`, and the ego view whose nodes keep their positions in it.
    pub ego_origin: Option<(DrawingKey, Rc<Drawing>)>,
    /// The ego view whose nodes keep their positions in the drawing.
    pub placed: Rc<Drawing>,
    /// The relations around the focus of an ego view, which all of its pages share.
    pub surroundings: Memo<SelectionKey, Surroundings>,
    /// The parameters of the drawing; `None` if it must be drawn again.
    pub drawing_key: Option<DrawingKey>,
    /// The drawing as glyphs, with the selected relation highlighted.
    pub cells: Memo<(Rc<Drawing>, Option<RelationId>), Cells>,
}

/// The parameters of a drawing, apart from the positions that are carried over: those of the last ego view and of the map.
#[derive(Clone, Debug, PartialEq)]
pub struct DrawingKey {
    /// The type of picture.
    pub scene: Scene,
    /// The focus.
    pub focus: EntityId,
    /// The size of the canvas.
    pub size: Size,
    /// The parameters of the selection that it shows.
    pub selection: SelectionKey,
    /// The page of an ego view.
    pub page: usize,
    /// The zoom of a map.
    pub zoom: i8,
    /// The groups of a map that the user has opened or closed.
    pub folding: Folding,
    /// The region that a map divides into groups, and how.
    pub groups: Option<MapKey>,
}
