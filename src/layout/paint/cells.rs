//! Painted pictures: grids of cells, each with a glyph, a role and an owner.

use crate::layout::picture::{Point, Size};
use crate::model::{EntityId, EntityKindId, Standing, Tone};

use super::glyph::{LineSides, Stroke};

/// The cells of a painted picture, row by row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cells {
    size: Size,
    cells: Vec<Cell>,
}

/// One cell of a painted picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// The grapheme cluster, one or two cells wide; empty if the cluster of the previous cell extends into this one.
    pub glyph: String,
    pub(crate) role: CellRole,
    /// The target of mouse clicks.
    pub(crate) owner: Owner,
    pub(crate) highlight: Highlight,
    pub(super) lines: LineSides,
    pub(super) stroke: Stroke,
    /// The entity whose lines may share the line in the cell; `None` if any may.
    pub(super) net: Option<EntityId>,
}

/// The role of a cell, which determines its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum CellRole {
    /// An empty cell.
    #[default]
    Blank,
    Focus,
    Frame,
    Entity(EntityKindId),
    /// The title of a group.
    Group,
    Line(Option<Tone>),
    Head(Option<Tone>),
    Label(Option<Tone>, Standing),
    Trunk,
    /// The text of a note.
    Hint,
}

/// What a cell belongs to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Owner {
    /// Neither a node nor an edge.
    #[default]
    Nothing,
    /// A node, by its index in the drawing.
    Node(usize),
    /// An edge, by its index in the drawing; the edge that was painted last if several share the cell.
    Edge(usize),
}

/// How a cell is highlighted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Highlight {
    /// Not highlighted.
    #[default]
    Plain,
    /// Part of the selected edge, or one of its ends.
    Selected,
    /// A line or label beside the selected one.
    Dimmed,
}

impl Cells {
    pub(super) fn blank(size: Size) -> Self {
        let blank = Cell { glyph: " ".to_owned(), ..Cell::default() };
        Self { size, cells: vec![blank; size.area()] }
    }

    /// The size of the picture.
    pub(crate) fn size(&self) -> Size {
        self.size
    }

    /// The cell at a point; `None` outside the picture.
    pub fn get(&self, at: Point) -> Option<&Cell> {
        self.size.index(at).and_then(|index| self.cells.get(index))
    }

    /// A row of cells; empty outside the picture.
    pub(crate) fn row(&self, y: u16) -> &[Cell] {
        let start = usize::from(y) * usize::from(self.size.width);
        self.cells.get(start..start + usize::from(self.size.width)).unwrap_or_default()
    }

    /// The owner of the cell at a point; [`Owner::Nothing`] outside the picture.
    pub fn owner(&self, at: Point) -> Owner {
        self.get(at).map_or(Owner::Nothing, |cell| cell.owner)
    }

    /// The picture as lines of text without trailing spaces, each ending in a newline.
    pub fn to_text(&self) -> String {
        self.format_cells(|cell| cell.glyph.clone())
    }

    /// Like [`Cells::to_text`], with a function that formats each cell.
    pub(crate) fn format_cells(&self, format: impl Fn(&Cell) -> String) -> String {
        let row = |y| self.row(y).iter().map(&format).collect::<String>();
        let lines = (0..self.size.height).map(|y| row(y).trim_end().to_owned() + "\n");
        lines.collect()
    }

    pub(super) fn get_mut(&mut self, at: Point) -> Option<&mut Cell> {
        self.size.index(at).and_then(|index| self.cells.get_mut(index))
    }
}
