use crate::layout::picture::{Edge, Point, Routing, to_cells};
use crate::text::width;

use super::cells::{Cell, CellRole, Highlight, Owner};
use super::painter::Painter;

/// The possible positions on a slanted line, in tenths of the line from its start, the best first.
const TENTHS: [u16; 9] = [5, 4, 6, 3, 7, 2, 8, 1, 9];

impl Painter {
    /// On a map, which reserves no room for it, the label covers no name and, if possible, no other label; if it would
    /// cover a name everywhere, it is not painted.
    pub(super) fn selected_label(&mut self, index: usize, edge: &Edge) {
        let (text, label_at) = edge.label_for(self.options.selected);
        let columns = to_cells(width(text));
        let mut positions = vec![label_at];
        if edge.routing == Routing::Straight {
            let along_line = TENTHS.iter().filter_map(|tenths| point_along(edge, *tenths, columns));
            positions.extend(along_line);
            let is_name = |cell: &Cell| matches!(cell.owner, Owner::Node(_));
            positions.retain(|at| self.is_clear_of(*at, columns, is_name));
            let is_label = |cell: &Cell| matches!(cell.role, CellRole::Label(..));
            positions.sort_by_key(|at| !self.is_clear_of(*at, columns, is_label));
        }
        let style = self.style(edge);
        let role = CellRole::Label(style.tone, style.standing);
        let (owner, highlight) = (Owner::Edge(index), Highlight::Selected);
        if let Some(at) = positions.first() {
            self.text(*at, text, &Cell { role, owner, highlight, ..Cell::default() });
        }
    }

    /// Includes a space on either side.
    fn is_clear_of(&self, at: Point, columns: u16, is_obstacle: impl Fn(&Cell) -> bool) -> bool {
        let last = at.x.saturating_add(columns.saturating_sub(1));
        let row = at.x.saturating_sub(1)..=last.saturating_add(1);
        let cell = |x| self.cells.get(Point::new(x, at.y));
        cell(last).is_some() && !row.into_iter().filter_map(cell).any(is_obstacle)
    }
}

/// The first cell of a label whose middle is at these tenths of a line.
fn point_along(edge: &Edge, tenths: u16, columns: u16) -> Option<Point> {
    let (from, to) = (edge.points.first()?, edge.points.last()?);
    let between = |from: u16, to: u16| {
        let weighted = u32::from(from) * u32::from(10 - tenths) + u32::from(to) * u32::from(tenths);
        u16::try_from(weighted / 10).unwrap_or(u16::MAX)
    };
    let x = between(from.x, to.x).saturating_sub(columns / 2);
    Some(Point::new(x, between(from.y, to.y)))
}
