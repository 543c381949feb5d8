//! The map: everything that was asked for, placed by closeness, seen through a window.

mod links;
mod names;

use crate::model::{EntityId, Graph, Selection};

use super::crowd::Crowd;
use super::drawing::{Drawing, Hidden, Shape};
use super::line::shown_relations;
use super::note::note;
use super::place::{Rect, Size};
use super::places::Places;
use super::view::{View, Window};

/// What a map is asked to show.
#[derive(Clone, Copy)]
pub struct Map<'a> {
    /// The graph.
    pub graph: &'a Graph,
    /// The entities and relations to show.
    pub selection: &'a Selection,
    /// Where the entities lie.
    pub places: &'a Places,
    /// The window onto them.
    pub view: View,
    /// The entity that is named whatever else finds no room.
    pub focus: Option<EntityId>,
    /// Another one that is: the one under a cursor.
    pub named: Option<EntityId>,
    /// The room there is.
    pub size: Size,
}

/// Draws a part of a map.
///
/// Names stand as near to their places as they can without overlapping, those with most relations
/// first; others are shortened, then shown by their initials, then by the sign of their kind. A line
/// to what lies outside the window runs to its border.
#[must_use]
pub fn map(ask: &Map<'_>) -> Drawing {
    let mut drawing =
        Drawing { size: ask.size, shape: Shape::Map, focus: ask.focus, ..Drawing::default() };
    let window = Window::new(ask.view, ask.places, ask.size);
    let mut crowd = Crowd::new(ask.size);
    keep_row_for_note(ask, &mut crowd);
    drawing.nodes = names::nodes(ask, &window, &mut crowd);
    drawing.edges = links::edges(ask, &window, &drawing.nodes, &mut crowd);
    let entities = ask.selection.entities.len().saturating_sub(drawing.nodes.len());
    let relations = ask.selection.relations.len().saturating_sub(shown_relations(&drawing));
    drawing.hidden = Hidden { entities, relations, page: 0, pages: 1 };
    note(&mut drawing);
    drawing
}

/// Columns of the last row that stay free for what is said of the rest.
const NOTE: u16 = 40;

fn keep_row_for_note(ask: &Map<'_>, crowd: &mut Crowd) {
    let y = ask.size.height.saturating_sub(1);
    crowd.settle_at(Rect { x: 0, y, width: ask.size.width.min(NOTE), height: 1 });
}
