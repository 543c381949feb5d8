use std::borrow::Cow;

use crate::model::{EntityId, EntityKindId, Graph, RelationId};
use crate::text::{Symbol, entity_name, width};

use super::drawing::Note;
use super::geometry::{Point, Rect};
use super::glyph_set::GlyphSet;
use super::number::to_cells;

pub(crate) const SYMBOL_WIDTH: usize = 1;

/// The name of an entity as the label of a node. In ASCII, some symbols are letters, so the name starts with a space.
pub(crate) fn name_after_symbol(graph: &Graph, id: EntityId, glyph_set: GlyphSet) -> Cow<'_, str> {
    let name = entity_name(graph, id);
    match glyph_set {
        GlyphSet::Unicode => name,
        GlyphSet::Ascii => format!(" {name}").into(),
    }
}

/// An entity or group in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The entity, or the one that identifies the group.
    pub id: EntityId,
    pub(crate) kind: EntityKindId,
    /// The symbol of the kind, in the cell before the label; `None` for a group.
    pub symbol: Option<&'static Symbol>,
    /// The name, possibly truncated, or the title of a group. Entities with different names have different labels,
    /// except on a map.
    pub label: String,
    /// The cell of the first character of the label.
    pub(crate) label_at: Point,
    /// The rows of a long name below the first one.
    pub(crate) label_below: Vec<Note>,
    /// The number of entities that an ego view folds here, as text after the name.
    pub folded: Option<Note>,
    /// All cells of the node, including the border.
    pub at: Rect,
    pub(crate) border: Border,
    /// The distance from the focus in hops; 0 for the focus itself, or if the picture has no focus.
    pub(crate) hop: usize,
    /// The content that a group hides; `None` if the node is one entity.
    pub group: Option<GroupContent>,
}

/// The entities and relations of a group that are counted instead of shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupContent {
    /// The entities without a node of their own.
    pub members: Vec<EntityId>,
    /// The relations between members of the group without a line.
    pub inside: Vec<RelationId>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Border {
    #[default]
    None,
    Round,
    Brackets,
}

impl Node {
    pub(crate) fn new(graph: &Graph, id: EntityId, label: String, at: Point, hop: usize) -> Self {
        let kind = graph.entity(id).kind_id();
        let label_at = Point::new(at.x.saturating_add(to_cells(SYMBOL_WIDTH)), at.y);
        let at = Rect::line(at, to_cells(SYMBOL_WIDTH + width(&label)));
        let symbol = Some(Symbol::for_kind(kind));
        let (label_below, folded, border, group) = (Vec::new(), None, Border::None, None);
        Self { id, kind, symbol, label, label_at, label_below, folded, at, border, hop, group }
    }

    /// A node for a group, identified by one of its entities, with its title at a cell.
    pub(crate) fn group(
        graph: &Graph,
        id: EntityId,
        title: String,
        at: Point,
        group: GroupContent,
    ) -> Self {
        let node = Self::new(graph, id, title, at, 1);
        let at = Rect::line(at, to_cells(width(&node.label)));
        Self { symbol: None, label_at: at.top_left(), at, group: Some(group), ..node }
    }

    /// The label, including its rows below the first one.
    pub fn full_label(&self) -> String {
        let rest = self.label_below.iter().map(|note| note.text.as_str());
        std::iter::once(self.label.trim()).chain(rest).collect::<Vec<_>>().join(" ")
    }

    /// The cells of the label.
    pub fn label_rect(&self) -> Rect {
        Rect::line(self.label_at, to_cells(width(&self.label)))
    }

    /// The cells of the label and of the symbol before it.
    pub fn name_rect(&self) -> Rect {
        let label = self.label_rect();
        let columns = u16::from(self.symbol.is_some());
        Rect { x: label.x.saturating_sub(columns), width: label.width + columns, ..label }
    }
}
