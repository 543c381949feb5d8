//! A column of an ego view: a trunk, edge labels and names, from the focus outwards.

use crate::layout::picture::{TextColumn, cells};

use super::sides::ViewSide;

/// Columns between the trunk and the name: heads, dashes, a space, and the trunk itself.
pub(super) const FIXED: usize = 6;
/// Columns between a name and the next trunk: a space and a dash.
const BETWEEN: usize = 2;

/// The nodes of one side and hop, measured in steps outwards from their trunk.
pub(super) struct Column {
    pub(super) side: ViewSide,
    pub(super) nodes: Vec<usize>,
    /// The labels of the edges to them.
    pub(super) label: TextColumn,
    /// Their names, with the symbol before and the loop after each.
    pub(super) name: TextColumn,
    /// The cell along which the trunk runs.
    pub(super) trunk: u16,
}

impl Column {
    /// The cell `steps` outwards from the trunk.
    pub(super) fn x(&self, steps: usize) -> u16 {
        match self.side {
            ViewSide::Left => self.trunk.saturating_sub(cells(steps)),
            ViewSide::Right => self.trunk.saturating_add(cells(steps)),
        }
    }

    /// The first cell of a text whose inner end is `steps` outwards from the trunk.
    pub(super) fn text_x(&self, steps: usize, columns: usize) -> u16 {
        match self.side {
            ViewSide::Left => self.x(steps + columns.saturating_sub(1)),
            ViewSide::Right => self.x(steps),
        }
    }

    /// The distance of the last cell of a line from the trunk.
    pub(super) fn line_steps(&self) -> usize {
        self.label.width + FIXED - 2
    }

    /// The distance of the names from the trunk.
    pub(super) fn name_steps(&self) -> usize {
        self.label.width + FIXED
    }
}

/// The width of the columns of a side, without their texts.
pub(super) fn gutters(columns: &[Column]) -> usize {
    (columns.len() * (FIXED + BETWEEN)).saturating_sub(BETWEEN)
}

/// The total width of the columns of a side.
pub(super) fn extent(columns: &[Column]) -> usize {
    columns.iter().map(|column| column.label.width + column.name.width).sum::<usize>()
        + gutters(columns)
}

/// Places the columns of a side in a row, with the first trunk at the given cell.
pub(super) fn place_in_row(columns: &mut [Column], first_trunk: usize) {
    let mut next = first_trunk;
    for column in columns {
        column.trunk = cells(next);
        let step = column.label.width + column.name.width + FIXED + BETWEEN;
        next = match column.side {
            ViewSide::Left => next.saturating_sub(step),
            ViewSide::Right => next + step,
        };
    }
}
