//! What the canvas shows, as plain data.

use serde::{Deserialize, Serialize};

use crate::layout::{Size, Viewport};
use crate::model::{EntityId, RelationId};
use crate::query::Filter;

use super::super::cursor::Window;
use super::path::PathEnds;

/// Which picture is shown, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CanvasChoice {
    /// The picture below a path.
    pub base: BasePicture,
    /// The paths that are shown over it, if any.
    #[serde(skip)]
    pub path: Option<PathEnds>,
    /// Drawn or listed.
    pub form: CanvasForm,
    /// How much of the graph is on the map.
    pub reach: MapReach,
}

/// The pictures that a path can be opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
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
    /// The focus in the middle.
    Ego,
    /// Everything, or what is around the focus, placed by closeness.
    Map,
    /// A path, hop by hop.
    Path,
}

/// How the same things are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum CanvasForm {
    /// Drawn.
    #[default]
    Drawn,
    /// As an indented list, without lines.
    Listed,
}

/// How much of a graph is on its map.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum MapReach {
    /// Everything that the filters hide through.
    #[default]
    Everything,
    /// What is around the focus, as many hops as the ego view shows.
    Around,
}

/// The part of the picture that is shown.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CanvasPosition {
    /// The size of the canvas when it was last on screen.
    pub size: Size,
    /// The page of a crowded ego view, counted from 0.
    pub page: usize,
    /// The relation that the page was last turned for.
    pub turned_for: Option<RelationId>,
    /// The window onto the map; none before it was first shown.
    pub viewport: Option<Viewport>,
    /// The entity and the size of the canvas that the window was last moved for.
    pub followed: Option<(EntityId, Size)>,
    /// The lines of the list that are shown.
    pub list: Window,
    /// Which path is shown, counted from 0.
    pub path: usize,
    /// The filter under which it was chosen.
    pub path_filter: Option<Filter>,
}

impl CanvasChoice {
    /// Shows the picture as a list, or as a picture again.
    pub(crate) fn turn_form(&mut self) {
        self.form = match self.form {
            CanvasForm::Drawn => CanvasForm::Listed,
            CanvasForm::Listed => CanvasForm::Drawn,
        };
    }

    /// The picture that is shown.
    pub fn scene(&self) -> Scene {
        match (&self.path, self.base) {
            (Some(_), _) => Scene::Path,
            (None, BasePicture::Ego) => Scene::Ego,
            (None, BasePicture::Map) => Scene::Map,
        }
    }
}
