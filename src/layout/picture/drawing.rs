use crate::model::{EntityId, RelationId, Selection};
use crate::text::{count, fit, width};

use super::edge::Edge;
use super::geometry::{Point, Rect, Size};
use super::node::{GroupContent, Node};
use super::number::to_cells;

/// A finished picture, in cells.
///
/// Invariants: the labels of nodes and edges are inside the picture and never overlap; each point of an edge is in the
/// same row or column as the previous point.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Drawing {
    /// The requested size; a map may be larger.
    pub size: Size,
    pub(crate) form: PictureForm,
    pub(crate) focus: Option<EntityId>,
    /// The nodes: first the focus, then the others in reading order.
    pub nodes: Vec<Node>,
    /// The edges, in the order in which the Tab key selects them.
    pub edges: Vec<Edge>,
    /// The boxes around groups of nodes.
    pub boxes: Vec<Rect>,
    /// Captions and notes, such as "and 31 more".
    pub notes: Vec<Note>,
    /// The relations described by a note instead of a line.
    pub in_words: Vec<RelationId>,
    /// The relations without a line among the entities of an ego view, each with its `from` entity.
    pub among: Vec<(EntityId, RelationId)>,
    /// The counts of hidden items.
    pub hidden: Hidden,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum PictureForm {
    /// The focus is in the middle, with columns on both sides.
    #[default]
    Middle,
    /// The focus has its own row in the middle, with columns on both sides above and below that row.
    Spine,
    Beside,
    /// The focus is at the top, and everything else is indented below.
    Outline,
    /// Groups are boxes in columns, with lines between them.
    Map,
    Strip,
}

/// A caption or note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// The text, in one row.
    pub text: String,
    /// The cell of its first character.
    pub at: Point,
}

impl Note {
    /// The cells of the text.
    pub fn rect(&self) -> Rect {
        Rect::line(self.at, to_cells(width(&self.text)))
    }
}

/// The counts of requested items that are not shown, and the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Hidden {
    /// The number of entities that are not in the picture.
    pub entities: usize,
    /// The number of relations that neither an edge nor a note of the picture includes.
    pub relations: usize,
    /// How many of these relations are among the entities of an ego view.
    pub among: usize,
    /// The current page, zero-based.
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

    /// Whether this is an ego view of an entity.
    #[cfg(feature = "tui")]
    pub(crate) fn is_ego_view_of(&self, id: EntityId) -> bool {
        self.focus == Some(id)
    }

    pub(crate) fn edge_index(&self, relation: RelationId) -> Option<usize> {
        self.edges.iter().position(|edge| edge.relations.contains(&relation))
    }

    /// Counts the hidden items of a selection; `shown` is the number of entities in the picture.
    pub(crate) fn count_hidden(&mut self, selection: &Selection, shown: usize) {
        self.hidden.entities = selection.entities.len().saturating_sub(shown);
        self.hidden.relations =
            selection.relations.len().saturating_sub(self.relation_count() + self.in_words.len());
    }

    /// The number of entities that are shown or counted in a group.
    pub(crate) fn entity_count(&self) -> usize {
        let groups = self.nodes.iter().map(|node| node.group.as_ref());
        groups.map(|group| group.map_or(1, |group| group.members.len())).sum()
    }

    /// The number of relations that are on an edge or counted in a group.
    pub(crate) fn relation_count(&self) -> usize {
        let inside = self.groups().map(|group| group.inside.len());
        self.edges.iter().map(|edge| edge.relations.len()).chain(inside).sum()
    }

    /// The members and relations that groups count instead of show.
    pub(crate) fn groups(&self) -> impl Iterator<Item = &GroupContent> {
        self.nodes.iter().filter_map(|node| node.group.as_ref())
    }

    /// The index of the node that shows an entity, or else of the group that counts it.
    pub(crate) fn node_index(&self, id: EntityId) -> Option<usize> {
        let is_counted =
            |node: &Node| node.group.as_ref().is_some_and(|group| group.members.contains(&id));
        let shown = self.nodes.iter().position(|node| node.id == id);
        shown.or_else(|| self.nodes.iter().position(is_counted))
    }

    /// The node that shows an entity, or else the group that counts it.
    pub(crate) fn node_or_group(&self, id: EntityId) -> Option<&Node> {
        self.node_index(id).and_then(|index| self.nodes.get(index))
    }

    pub(crate) fn add_bottom_note(&mut self, text: &str) {
        if let Some(y) = self.size.height.checked_sub(1) {
            let text = fit(text, usize::from(self.size.width)).into_owned();
            self.notes.push(Note { text, at: Point::new(0, y) });
        }
    }
}

impl Hidden {
    /// Describes the hidden items and the page; `None` if nothing is hidden.
    pub(crate) fn describe(&self) -> Option<String> {
        let mut parts = Vec::new();
        if self.entities > 0 {
            parts.push(format!("and {} more", self.entities));
        }
        if self.relations > 0 && self.relations == self.among {
            let (one, many) = ("more relation here", "more relations here");
            parts.push(count(self.relations, one, many));
        } else if self.relations > 0 {
            let relations = count(self.relations, "relation not drawn", "relations not drawn");
            let among = format!(" ({} here)", self.among);
            parts.push(relations + if self.among > 0 { &among } else { "" });
        }
        if self.pages > 1 {
            parts.push(format!("page {} of {}", self.page + 1, self.pages));
        }
        (self.entities + self.relations > 0).then(|| parts.join(" · "))
    }
}
