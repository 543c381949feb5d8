//! The picture: what was asked for, what came out, and the entity under the cursor.

use crate::layout::{Cells, Drawing, Size, Viewport};
use crate::model::{EntityId, RelationId, Selection};
use crate::query::Filter;

use super::super::cursor::Window;
use super::atlas::Atlas;
use super::route::{Question, Route};

/// The picture and the cursor in it.
#[derive(Debug, Default)]
pub struct Picture {
    /// Which of the pictures it is.
    pub scene: Scene,
    /// What the selection was asked for.
    pub asked: Option<Ask>,
    /// What is shown, as far as it fits; relations by id.
    pub selection: Selection,
    /// Where it goes.
    pub drawing: Drawing,
    /// The last ego view, so that what it placed stays where it was.
    pub ego: Drawing,
    /// What the drawing was made for; nothing where it no longer holds.
    pub made_for: Option<Made>,
    /// The drawing as glyphs, once there is one.
    pub cells: Option<Cells>,
    /// The relation that stands out in the glyphs.
    pub painted_for: Option<RelationId>,
    /// The entity under the cursor.
    pub node: Option<EntityId>,
    /// Which page of a crowded ego view.
    pub page: usize,
    /// Whether it is shown as a picture or as a list.
    pub form: Form,
    /// Which lines of the list are on screen.
    pub window: Window,
    /// The map.
    pub atlas: Atlas,
    /// The paths that were asked for last.
    pub route: Option<Route>,
}

/// Which of the pictures is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Scene {
    /// The focus in the middle.
    #[default]
    Ego,
    /// Everything, or what lies around the focus, placed by closeness.
    Map,
    /// A path, hop by hop.
    Strip,
}

/// What the selection depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ask {
    /// What lies around an entity.
    Around {
        /// The entity in the middle.
        focus: EntityId,
        /// How many hops around it.
        hops: usize,
        /// What is let through.
        filter: Filter,
    },
    /// All that is let through.
    Everything(Filter),
    /// The n-th of the paths that answer a question, counted from 0.
    Path(Question, Filter, usize),
}

/// What a drawing depends on, beside its selection.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Made {
    /// Which picture it is.
    pub scene: Scene,
    /// The room it has.
    pub size: Size,
    /// The page of an ego view.
    pub page: usize,
    /// The window onto a map.
    pub view: Viewport,
    /// The entity that a map names for the cursor's sake.
    pub named: Option<EntityId>,
}

/// How the same things are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Form {
    /// Drawn.
    #[default]
    Drawn,
    /// As an indented list, free of lines.
    Listed,
}
