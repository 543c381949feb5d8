//! The columns of an ego view. From the focus outwards, each consists of a trunk, edge labels and names.

use crate::layout::picture::{TextColumn, to_cells};

use super::sides::ViewSide;

/// The width of an edge without its label: the trunk, arrowheads, dashes, and a space before the name.
pub(super) const EDGE_PADDING: usize = 6;
/// The width between a name and the next trunk: a space and a dash.
const COLUMN_GAP: usize = 2;

/// The nodes of one side and hop. Positions in the column are given in steps outwards from the trunk.
pub(super) struct Column {
    pub(super) side: ViewSide,
    pub(super) nodes: Vec<usize>,
    /// The rows, each with a label, the kind symbol, a name and any self-loop.
    pub(super) text: TextColumn,
    /// The width of the labels, unless a label needs more and the name beside it leaves room for it.
    pub(super) label_width: usize,
    pub(super) trunk: u16,
}

impl Column {
    /// The x coordinate `steps` outwards from the trunk.
    pub(super) fn x(&self, steps: usize) -> u16 {
        match self.side {
            ViewSide::Left => self.trunk.saturating_sub(to_cells(steps)),
            ViewSide::Right => self.trunk.saturating_add(to_cells(steps)),
        }
    }

    /// The x coordinate of the start of text whose inner end is `steps` outwards from the trunk.
    pub(super) fn text_x(&self, steps: usize, width: usize) -> u16 {
        match self.side {
            ViewSide::Left => self.x(steps + width.saturating_sub(1)),
            ViewSide::Right => self.x(steps),
        }
    }

    pub(super) fn text_width(&self) -> usize {
        self.text.width
    }

    /// The distance from the trunk to names whose labels have the full width.
    pub(super) fn name_steps(&self) -> usize {
        self.label_width + EDGE_PADDING
    }
}

/// The total width of the columns of a side, without labels and names.
pub(super) fn gutter_width(columns: &[Column]) -> usize {
    (columns.len() * (EDGE_PADDING + COLUMN_GAP)).saturating_sub(COLUMN_GAP)
}

pub(super) fn extent(columns: &[Column]) -> usize {
    columns.iter().map(Column::text_width).sum::<usize>() + gutter_width(columns)
}

/// Places the columns of a side next to each other, with the first trunk at the given x coordinate.
pub(super) fn place_in_row(columns: &mut [Column], first_trunk: usize) {
    let mut next = first_trunk;
    for column in columns {
        column.trunk = to_cells(next);
        let step = column.text_width() + EDGE_PADDING + COLUMN_GAP;
        next = match column.side {
            ViewSide::Left => next.saturating_sub(step),
            ViewSide::Right => next + step,
        };
    }
}
