//! The boxes with the names of entities. The more relations an entity has, the larger its name.

use crate::layout::picture::to_f64;
use crate::model::{EntityId, EntityKindId, Graph};
use crate::text::{entity_name, wrap_within};

use super::bounding_box::BoundingBox;
use super::text_width::text_width;

/// The font sizes of names, by the minimum number of relations.
const FONT_SIZES: [(usize, u16); 4] = [(24, 20), (12, 17), (5, 15), (0, MIN_FONT_SIZE)];
pub(super) const MIN_FONT_SIZE: u16 = 13;
/// The number of columns at which names wrap.
const MAX_COLUMNS: usize = 26;
/// The number of lines after which names are truncated.
const MAX_LINES: usize = 4;
/// The horizontal and vertical space between the border of a box and its content, in pixels.
const PADDING: (f64, f64) = (9.0, 5.0);
/// The space between the symbol and the name, in pixels.
const SYMBOL_GAP: f64 = 6.0;

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct NameBox {
    pub(crate) id: EntityId,
    pub(crate) kind: EntityKindId,
    /// The name, broken into lines.
    pub(crate) lines: Vec<String>,
    pub(crate) font_size: u16,
    pub(crate) area: BoundingBox,
}

impl NameBox {
    /// A box at the origin for the name of an entity with `relation_count` relations in the picture.
    pub(super) fn new(graph: &Graph, id: EntityId, relation_count: usize) -> Self {
        let lines = wrap_within(&entity_name(graph, id), MAX_COLUMNS, MAX_LINES);
        let size = FONT_SIZES.iter().find(|(count, _)| relation_count >= *count);
        let font_size = size.map_or(0, |(_, size)| *size);
        let area = BoundingBox::default();
        let mut name_box = Self { id, kind: graph.entity(id).kind_id(), lines, font_size, area };
        let widths = name_box.lines.iter().map(|line| name_box.text_width(line));
        let text_width = widths.fold(0.0, f64::max);
        let text_height = name_box.line_height() * to_f64(name_box.lines.len());
        name_box.area.half_width =
            (text_width + name_box.symbol_size() + SYMBOL_GAP) / 2.0 + PADDING.0;
        name_box.area.half_height = text_height / 2.0 + PADDING.1;
        name_box
    }

    /// The width of a line of the name, in pixels.
    pub(crate) fn text_width(&self, line: &str) -> f64 {
        text_width(line, self.font_size)
    }

    pub(crate) fn line_height(&self) -> f64 {
        f64::from(self.font_size) * 1.25
    }

    /// The width and height of the symbol of the kind, which comes before the name.
    pub(crate) fn symbol_size(&self) -> f64 {
        f64::from(self.font_size) * 0.7
    }

    pub(crate) fn symbol_left(&self) -> f64 {
        self.area.left() + PADDING.0
    }

    pub(crate) fn text_left(&self) -> f64 {
        self.symbol_left() + self.symbol_size() + SYMBOL_GAP
    }
}
