//! Nodes: entities in a picture, each a name preceded by the symbol of its kind.

use crate::model::{EntityId, EntityKindId, Graph};
use crate::text::{Symbol, width};

use super::geometry::{Point, Rect};
use super::number::cells;

pub(crate) const SYMBOL_WIDTH: usize = 1;

/// One entity in a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// The entity.
    pub id: EntityId,
    pub(crate) kind: EntityKindId,
    /// The symbol of its kind, in the cell before the label; `None` if the label is that symbol.
    pub symbol: Option<&'static Symbol>,
    /// Its name, whole or cut with an ellipsis; no other node of the picture has the same. On a map
    /// it may be its initials or the sign of its kind.
    pub label: String,
    /// The cell of its first character.
    pub(crate) label_at: Point,
    /// All of its cells, including the border.
    pub at: Rect,
    pub(crate) border: Border,
    /// The distance from the focus in hops; 0 for the focus, or if there is none.
    pub(crate) hop: usize,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Border {
    /// Nothing.
    #[default]
    Open,
    Round,
    Brackets,
}

impl Node {
    /// A node without a border, with its symbol at a cell, followed by `label`.
    pub(crate) fn new(graph: &Graph, id: EntityId, label: String, at: Point, hop: usize) -> Self {
        let kind = graph.entity(id).kind_id();
        let label_at = Point::new(at.x.saturating_add(cells(SYMBOL_WIDTH)), at.y);
        let at = Rect::line(at, cells(SYMBOL_WIDTH + width(&label)));
        let symbol = Some(Symbol::of_kind(kind));
        Self { id, kind, symbol, label, label_at, at, border: Border::Open, hop }
    }

    /// The cells of its label.
    pub fn label_rect(&self) -> Rect {
        Rect::line(self.label_at, cells(width(&self.label)))
    }

    /// The cells of its label and of the symbol before it.
    pub fn name_rect(&self) -> Rect {
        let label = self.label_rect();
        let columns = u16::from(self.symbol.is_some());
        Rect { x: label.x.saturating_sub(columns), width: label.width + columns, ..label }
    }
}
