//! Room beside a name for the word of a tie and the start of its line.

use crate::layout::picture::{Direction, Node, Point, Rect, cells};

use super::occupancy::Occupancy;
use super::router::Port;

/// Columns from one line that ends above or below a name to the next.
const APART: usize = 3;

/// Room beside a name for the start of a line and its word.
#[derive(Clone, Debug)]
pub(super) struct LabelSlot {
    /// Where the line touches the name.
    pub(super) port: Port,
    /// The cells of the word, with a dash on either side.
    pub(super) line: Rect,
    /// Where the line goes on.
    pub(super) exit: Port,
}

/// The free slots beside a name.
pub(super) fn label_slots(occupancy: &Occupancy, node: &Node, columns: usize) -> Vec<LabelSlot> {
    let length = cells(columns + 3);
    let mut slots = Vec::new();
    for port in ports(occupancy, node) {
        let out = port.towards.opposite();
        let directions: &[Direction] = match out {
            Direction::Left | Direction::Right => &[out],
            Direction::Up | Direction::Down => &[Direction::Left, Direction::Right],
        };
        for &towards in directions {
            let x = match towards {
                Direction::Left => port.at.x.checked_sub(length - 1),
                _ => Some(port.at.x),
            };
            let Some(x) = x else { continue };
            let line = Rect::line(Point::new(x, port.at.y), length);
            let free = |x: u16| occupancy.is_free(Point::new(x, line.y));
            if !line.fits(occupancy.size) || !(line.x..line.right()).all(free) {
                continue;
            }
            let last = if towards == Direction::Left { line.x } else { line.right() - 1 };
            let exit = Port { at: Point::new(last, line.y), towards };
            slots.push(LabelSlot { port: Port { towards: out, ..port }, line, exit });
        }
    }
    slots
}

/// The free cells where a line may end at a name, and its direction there: at both sides, and above
/// and below at both ends and in the middle.
pub(super) fn ports(occupancy: &Occupancy, node: &Node) -> Vec<Port> {
    let name = node.name_rect();
    let mut ports = Vec::new();
    let mut add = |x: Option<u16>, y: Option<u16>, towards: Direction| {
        let at = x.zip(y).map(|(x, y)| Point::new(x, y));
        let free = at.filter(|at| occupancy.is_free(*at));
        ports.extend(free.map(|at| Port { at, towards }));
    };
    add(name.right().checked_add(1), Some(name.y), Direction::Left);
    add(name.x.checked_sub(2), Some(name.y), Direction::Right);
    for x in (name.x..name.right()).rev().step_by(APART) {
        add(Some(x), name.y.checked_add(1), Direction::Up);
        add(Some(x), name.y.checked_sub(1), Direction::Down);
    }
    ports
}
