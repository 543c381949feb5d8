//! The state of the canvas.

use crate::layout::{Folding, MapView, Size};
use crate::model::{EntityId, RelationId};
use crate::query::{Grouping, PathEnds};

use super::super::cursor::Window;
use super::super::session::serialise::as_debug;
use super::picture::DrawingKey;

/// The picture shown, and its form.
#[derive(Clone, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct CanvasChoice {
    /// The picture to return to from a path.
    pub base: BasePicture,
    /// The ends of the path shown in place of the base picture, if any.
    #[serde(serialize_with = "as_debug")]
    pub path: Option<PathEnds>,
    /// The form of the picture.
    pub form: CanvasForm,
    /// How much of the graph is on the map.
    pub extent: MapExtent,
    /// The entities whose neighbours the ego view also shows, until the focus changes.
    pub expanded: Vec<EntityId>,
    /// How the map is divided into groups.
    #[serde(serialize_with = "as_debug")]
    pub grouping: Grouping,
    /// The groups of the map that the user has opened or closed.
    #[serde(serialize_with = "as_debug")]
    pub folding: Folding,
}

/// The pictures other than a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize)]
pub enum BasePicture {
    /// The ego view.
    #[default]
    Ego,
    /// The map.
    Map,
}

/// The types of picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scene {
    /// The ego view.
    Ego,
    /// The map.
    Map,
    /// A path, hop by hop.
    Path,
}

/// The form of the picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize)]
pub enum CanvasForm {
    /// As a drawing.
    #[default]
    Drawn,
    /// As an indented list, without lines.
    Listed,
}

/// How much of the graph is on the map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, serde::Serialize)]
pub enum MapExtent {
    /// Everything that passes the filter.
    #[default]
    Everything,
    /// The neighbourhood of the focus, with as many hops as the ego view.
    Neighbourhood,
}

/// The visible part of the picture.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize)]
pub struct CanvasPosition {
    /// The size of the canvas when it was last on screen.
    #[serde(serialize_with = "as_debug")]
    pub size: Size,
    /// The zero-based page of a crowded ego view.
    pub page: usize,
    /// The page of the ties in words below a map.
    pub tie_page: TiePage,
    /// The relation selected in the last frame; the page changes only if another is selected.
    pub last_selected: Option<RelationId>,
    /// The zoom of the map, and the part of it that is shown.
    #[serde(serialize_with = "as_debug")]
    pub map: MapView,
    /// The cursor and the drawing for which the map was last scrolled.
    #[serde(serialize_with = "as_debug")]
    pub map_shown: Option<(EntityId, DrawingKey)>,
    /// An entity, and the cell of the canvas to which the map scrolls it.
    pub map_anchor: Option<(EntityId, (i32, i32))>,
    /// The last cell of the screen under the pointer while the button was held.
    pub drag: Option<(u16, u16)>,
    /// The visible lines of the list.
    pub list: Window,
    /// The index of the path shown; `None` until the first path is shown.
    pub path: Option<usize>,
}

/// The page of the ties in words below a map, which starts at the first whenever the cursor moves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct TiePage {
    node: Option<EntityId>,
    page: usize,
}

impl TiePage {
    /// The page of the ties of an entity.
    pub(crate) fn new(node: Option<EntityId>, page: usize) -> Self {
        Self { node, page }
    }

    /// The page for the cursor on an entity.
    pub(crate) fn of(self, node: Option<EntityId>) -> usize {
        if self.node == node { self.page } else { 0 }
    }
}

impl CanvasChoice {
    pub(crate) fn toggle_form(&mut self) {
        self.form = match self.form {
            CanvasForm::Drawn => CanvasForm::Listed,
            CanvasForm::Listed => CanvasForm::Drawn,
        };
    }

    /// The type of picture shown.
    pub fn scene(&self) -> Scene {
        match (&self.path, self.base) {
            (Some(_), _) => Scene::Path,
            (None, BasePicture::Ego) => Scene::Ego,
            (None, BasePicture::Map) => Scene::Map,
        }
    }
}
