use crate::model::{EntityId, RelationId, Selection};
use crate::text::{count, fit};

use super::edge::Edge;
use super::geometry::{Point, Size};
use super::node::Node;

/// A finished picture, in cells.
///
/// Invariants: labels of nodes and edges are inside the picture and never share a cell; each point
/// of an edge is on the row or the column of the one before, except on a map.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// The size requested.
    pub size: Size,
    pub(crate) form: PictureForm,
    pub(crate) focus: Option<EntityId>,
    /// The entities shown, the focus first, then in reading order.
    pub nodes: Vec<Node>,
    /// The edges shown, in the order in which Tab steps through them.
    pub edges: Vec<Edge>,
    /// Captions and notes, such as "and 31 more".
    pub notes: Vec<Note>,
    /// What is not shown.
    pub hidden: Hidden,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PictureForm {
    /// The focus in the middle, columns on both sides.
    #[default]
    Middle,
    /// The focus on its own row in the middle, columns on both sides above and below it.
    Spine,
    Beside,
    /// The focus above, everything else indented below it.
    Outline,
    /// A map, laid out by graph distance.
    Map,
    Strip,
}

/// A caption or note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its text.
    pub text: String,
    /// The cell of its first character.
    pub at: Point,
}

/// What was requested but is not shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// Entities that are not in the picture.
    pub entities: usize,
    /// Relations that no edge of the picture includes.
    pub relations: usize,
    /// The page shown, from 0.
    pub(crate) page: usize,
    /// The number of pages, at least 1.
    pub pages: usize,
}

impl Drawing {
    pub(crate) fn new(size: Size, form: PictureForm, focus: Option<EntityId>) -> Self {
        let hidden = Hidden { pages: 1, ..Hidden::default() };
        Self { size, form, focus, hidden, ..Self::default() }
    }

    /// The node of an entity.
    pub fn node(&self, id: EntityId) -> Option<&Node> {
        self.nodes.iter().find(|node| node.id == id)
    }

    /// The index of the edge that includes a relation.
    pub(crate) fn edge_of(&self, relation: RelationId) -> Option<usize> {
        self.edges.iter().position(|edge| edge.relations.contains(&relation))
    }

    /// Counts what the picture does not show of a selection, given the number of entities shown.
    pub(crate) fn count_hidden(&mut self, selection: &Selection, shown: usize) {
        self.hidden.entities = selection.entities.len().saturating_sub(shown);
        self.hidden.relations = selection.relations.len().saturating_sub(self.relation_count());
    }

    pub(crate) fn relation_count(&self) -> usize {
        self.edges.iter().map(|edge| edge.relations.len()).sum()
    }

    /// Writes a note into the last row, cut to its width.
    pub(crate) fn add_bottom_note(&mut self, text: &str) {
        if let Some(y) = self.size.height.checked_sub(1) {
            let text = fit(text, usize::from(self.size.width)).into_owned();
            self.notes.push(Note { text, at: Point::new(0, y) });
        }
    }
}

impl Hidden {
    /// What is not shown, in words; `None` if everything is.
    pub(crate) fn describe(&self) -> Option<String> {
        let mut parts = Vec::new();
        if self.entities > 0 {
            parts.push(format!("and {} more", self.entities));
        }
        if self.relations > 0 {
            let (one, many) = match self.entities {
                0 => ("more relation among these", "more relations among these"),
                _ => ("relation not drawn", "relations not drawn"),
            };
            parts.push(count(self.relations, one, many));
        }
        if self.pages > 1 {
            parts.push(format!("page {} of {}", self.page + 1, self.pages));
        }
        (self.entities + self.relations > 0).then(|| parts.join(" · "))
    }
}
