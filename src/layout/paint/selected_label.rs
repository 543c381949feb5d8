//! Paints the label of the selected edge. A map reserves no room for it, so there it may be next to its line.

use crate::layout::picture::{Edge, Point, Routing, to_cells};
use crate::text::width;

use super::cells::{Cell, CellRole, Highlight, Owner};
use super::painter::Painter;

impl Painter {
    /// Paints the label of the selected edge. On a map, the label covers no name, no border of a group and, if possible,
    /// no other label; if it would cover a name or a border everywhere, it is not painted.
    pub(super) fn paint_selected_label(&mut self, index: usize, edge: &Edge) {
        let (text, label_at) = edge.label_for(self.options.selected);
        let columns = to_cells(width(text));
        let mut positions = vec![label_at];
        if matches!(edge.routing, Routing::Net(_)) {
            positions.extend(edge.points.windows(2).flat_map(|ends| beside(ends, columns)));
            let is_fixed =
                |cell: &Cell| matches!(cell.owner, Owner::Node(_)) || cell.role == CellRole::Frame;
            positions.retain(|at| self.is_clear_of(*at, columns, is_fixed));
            let is_label = |cell: &Cell| matches!(cell.role, CellRole::Label(..));
            positions.sort_by_key(|at| !self.is_clear_of(*at, columns, is_label));
        }
        let style = self.style(edge);
        let role = CellRole::Label(style.tone, style.standing);
        let (owner, highlight) = (Owner::Edge(index), Highlight::Selected);
        let first = positions.first().map(|at| (text, *at));
        for (text, at) in first.into_iter().chain(edge.rows_below()) {
            self.paint_text(at, text, &Cell { role, owner, highlight, ..Cell::default() });
        }
    }

    /// Whether a label fits into the picture and, with a space on either side, covers no obstacle.
    fn is_clear_of(&self, at: Point, columns: u16, is_obstacle: impl Fn(&Cell) -> bool) -> bool {
        let last = at.x.saturating_add(columns.saturating_sub(1));
        let row = at.x.saturating_sub(1)..=last.saturating_add(1);
        let cell = |x| self.cells.get(Point::new(x, at.y));
        cell(last).is_some() && !row.into_iter().filter_map(cell).any(is_obstacle)
    }
}

/// Positions to try for a label at a segment: in each of its rows, centred on it, to its right and to its left.
#[expect(clippy::indexing_slicing, reason = "a segment has two ends")]
fn beside(ends: &[Point], columns: u16) -> Vec<Point> {
    let (from, to) = (ends[0], ends[1]);
    let middle = u16::midpoint(from.x, to.x).saturating_sub(columns / 2);
    let rows = from.y.min(to.y)..=from.y.max(to.y);
    let starts = [middle, from.x.saturating_add(1), from.x.saturating_sub(columns)];
    rows.flat_map(|y| starts.map(|x| Point::new(x, y))).collect()
}
