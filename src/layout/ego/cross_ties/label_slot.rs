use crate::layout::picture::{Direction, Node, Point, Rect, to_cells};

use super::occupancy::Occupancy;
use super::router::Port;

/// The distance between lines that end above or below a name, in columns.
const PORT_SPACING: usize = 3;

/// A free space next to a name for the label of a tie and the start of its line.
pub(super) struct LabelSlot {
    pub(super) port: Port,
    /// The cells of the label, with a dash on either side.
    pub(super) line: Rect,
    pub(super) exit: Port,
}

pub(super) fn label_slots(occupancy: &Occupancy, node: &Node, width: usize) -> Vec<LabelSlot> {
    let sideways = [Direction::Left, Direction::Right].into_iter();
    let starts = ports(occupancy, node).into_iter().flat_map(|port| {
        let outwards = port.towards.opposite();
        let directions =
            sideways.clone().filter(move |towards| outwards.is_vertical() || *towards == outwards);
        directions.map(move |towards| (Port { towards: outwards, ..port }, towards))
    });
    starts.filter_map(|(port, towards)| slot(occupancy, port, towards, width)).collect()
}

/// The slot from a port to the left or right, if its cells are free.
fn slot(occupancy: &Occupancy, port: Port, towards: Direction, width: usize) -> Option<LabelSlot> {
    let length = to_cells(width + 3);
    let is_left = towards == Direction::Left;
    let x = if is_left { port.at.x.checked_sub(length - 1)? } else { port.at.x };
    let line = Rect::line(Point::new(x, port.at.y), length);
    let is_free = line.fits(occupancy.size) && line.cells().all(|at| occupancy.is_free(at));
    let last = if is_left { line.x } else { line.right().saturating_sub(1) };
    let exit = Port { at: Point::new(last, line.y), towards };
    is_free.then_some(LabelSlot { port, line, exit })
}

/// The free cells in which a line may end at a name, with the direction of the line: one cell on either side of the
/// name, and one every few columns above and below it.
pub(super) fn ports(occupancy: &Occupancy, node: &Node) -> Vec<Port> {
    let name = node.name_rect();
    let mut ports = Vec::new();
    let mut add = |x: Option<u16>, y: Option<u16>, towards: Direction| {
        let at = x.zip(y).map(|(x, y)| Point::new(x, y));
        let free_cell = at.filter(|at| occupancy.is_free(*at));
        ports.extend(free_cell.map(|at| Port { at, towards }));
    };
    add(name.right().checked_add(1), Some(name.y), Direction::Left);
    add(name.x.checked_sub(2), Some(name.y), Direction::Right);
    for x in (name.x..name.right()).rev().step_by(PORT_SPACING) {
        add(Some(x), name.y.checked_add(1), Direction::Up);
        add(Some(x), name.y.checked_sub(1), Direction::Down);
    }
    ports
}
