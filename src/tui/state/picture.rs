//! The picture: what was asked for, what came out, and the entity under the cursor.

use crate::layout::{Cells, Drawing, Size};
use crate::model::{EntityId, RelationId};
use crate::query::{Filter, Neighbourhood};

use super::super::window::Window;

/// The picture and the cursor in it.
#[derive(Debug, Default)]
pub struct Picture {
    /// What the neighbourhood was asked for.
    pub asked: Option<Ask>,
    /// What lies around the focus.
    pub neighbourhood: Neighbourhood,
    /// Where it goes.
    pub drawing: Drawing,
    /// The room and page that the drawing was made for.
    pub made_for: (Size, usize),
    /// The drawing as glyphs, once there is one.
    pub cells: Option<Cells>,
    /// The relation that stands out in the glyphs.
    pub painted_for: Option<RelationId>,
    /// The entity under the cursor.
    pub node: Option<EntityId>,
    /// Which page of a crowded picture.
    pub page: usize,
    /// Whether it is shown as a picture or as a list.
    pub form: Form,
    /// Which lines of the list are on screen.
    pub window: Window,
}

/// What a neighbourhood depends on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The entity in the middle.
    pub focus: EntityId,
    /// How many hops around it.
    pub hops: usize,
    /// What is let through.
    pub filter: Filter,
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
