//! The state of the canvas.

use crate::layout::{Size, Viewport};
use crate::model::{EntityId, RelationId};
use crate::query::Filter;

use super::super::cursor::Window;
use super::path::PathEnds;

/// The picture shown, and its form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CanvasChoice {
    /// The picture below a path.
    pub base: BasePicture,
    /// The paths shown over it, if any.
    pub path: Option<PathEnds>,
    /// Drawn or listed.
    pub form: CanvasForm,
    /// How much of the graph is on the map.
    pub reach: MapReach,
}

/// The pictures from which a path can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum BasePicture {
    /// The ego view.
    #[default]
    Ego,
    /// The map.
    Map,
}

/// The pictures.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum CanvasForm {
    /// Drawn.
    #[default]
    Drawn,
    /// As an indented list, without lines.
    Listed,
}

/// How much of a graph is on its map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum MapReach {
    /// Everything that passes the filter.
    #[default]
    Everything,
    /// The neighbourhood of the focus, with as many hops as the ego view.
    Around,
}

/// The visible part of the picture.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CanvasPosition {
    /// The size of the canvas when it was last on screen.
    pub size: Size,
    /// The page of a crowded ego view, counted from 0.
    pub page: usize,
    /// The relation for which the canvas last changed its page.
    pub paged_to: Option<RelationId>,
    /// The viewport of the map; `None` before it is first shown.
    pub viewport: Option<Viewport>,
    /// The entity and canvas size for which the viewport was last moved.
    pub followed: Option<(EntityId, Size)>,
    /// The visible lines of the list.
    pub list: Window,
    /// The index of the path shown.
    pub path: usize,
    /// The filter under which that path was chosen.
    pub path_filter: Option<Filter>,
}

impl CanvasChoice {
    /// Toggles between picture and list.
    pub(crate) fn toggle_form(&mut self) {
        self.form = match self.form {
            CanvasForm::Drawn => CanvasForm::Listed,
            CanvasForm::Listed => CanvasForm::Drawn,
        };
    }

    /// The picture shown.
    pub fn scene(&self) -> Scene {
        match (&self.path, self.base) {
            (Some(_), _) => Scene::Path,
            (None, BasePicture::Ego) => Scene::Ego,
            (None, BasePicture::Map) => Scene::Map,
        }
    }
}
