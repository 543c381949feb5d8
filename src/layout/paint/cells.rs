//! Painted pictures: grids of cells, each with a glyph, a role and an owner.

use crate::layout::picture::{Point, Size};
use crate::model::{EntityKindId, Standing, Tone};

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
    /// The character as a reader sees it, one or two cells wide. Empty if the previous character extends into this
    /// cell.
    pub glyph: String,
    /// Its role, for the colour.
    pub(crate) role: CellRole,
    /// Its owner, for the mouse.
    pub(crate) owner: Owner,
    pub(crate) highlight: Highlight,
    pub(super) lines: LineSides,
    pub(super) stroke: Stroke,
}

/// The role of a cell, which determines its colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum CellRole {
    /// Nothing.
    #[default]
    Blank,
    Focus,
    Frame,
    Entity(EntityKindId),
    Line(Option<Tone>),
    Head(Option<Tone>),
    Label(Option<Tone>, Standing),
    Trunk,
    /// Words of the picture itself.
    Hint,
}

/// The owner of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Owner {
    /// Nothing.
    #[default]
    Nothing,
    /// A node, by its index in the drawing.
    Node(usize),
    /// An edge, by its index in the drawing; the last painted if several share the cell.
    Edge(usize),
}

/// How a cell is highlighted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Highlight {
    /// Not highlighted.
    #[default]
    Plain,
    /// Part of the selection.
    Selected,
}

impl Cells {
    pub(super) fn blank(size: Size) -> Self {
        let blank = Cell { glyph: " ".to_owned(), ..Cell::default() };
        Self { size, cells: vec![blank; size.area()] }
    }

    /// Its size.
    pub fn size(&self) -> Size {
        self.size
    }

    /// One cell.
    pub fn get(&self, at: Point) -> Option<&Cell> {
        self.size.index(at).map(|index| &self.cells[index])
    }

    /// The cells of one row, from the left; none outside the picture.
    pub(crate) fn row(&self, y: u16) -> &[Cell] {
        let start = usize::from(y) * usize::from(self.size.width);
        self.cells.get(start..start + usize::from(self.size.width)).unwrap_or_default()
    }

    /// The owner of a cell.
    pub fn owner(&self, at: Point) -> Owner {
        self.get(at).map_or(Owner::Nothing, |cell| cell.owner)
    }

    /// The picture as lines of text without trailing spaces, each ending in a newline.
    pub fn to_text(&self) -> String {
        self.text_of(|cell| cell.glyph.clone())
    }

    /// The same, with a function that formats each cell.
    pub(crate) fn text_of(&self, shown: impl Fn(&Cell) -> String) -> String {
        let row = |y| self.row(y).iter().map(&shown).collect::<String>();
        let lines = (0..self.size.height).map(|y| row(y).trim_end().to_owned() + "\n");
        lines.collect()
    }

    pub(super) fn get_mut(&mut self, at: Point) -> Option<&mut Cell> {
        self.size.index(at).map(|index| &mut self.cells[index])
    }
}
