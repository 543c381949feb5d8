//! Arrow keys: stepping from one node of a picture to another.

use super::drawing::Drawing;
use super::geometry::Direction;
use super::node::Node;

impl Direction {
    /// The distance from one cell to another in this direction; `None` if it is not in this direction.
    ///
    /// Counts a row as two columns, as cells are twice as tall as wide, and sideways steps twice.
    pub(crate) fn steps(self, from: (i32, i32), to: (i32, i32)) -> Option<i32> {
        let right = to.0.saturating_sub(from.0);
        let down = to.1.saturating_sub(from.1).saturating_mul(2);
        let (ahead, aside) = match self {
            Self::Up => (down.saturating_neg(), right),
            Self::Down => (down, right),
            Self::Left => (right.saturating_neg(), down),
            Self::Right => (right, down),
        };
        (ahead > 0).then(|| ahead.saturating_add(aside.saturating_abs().saturating_mul(2)))
    }
}

impl Drawing {
    /// The node nearest to another one in a direction, for the arrow keys; see
    /// [`Direction::steps`]. Up and down lead through the rows of a column before they leave it. A
    /// node in the same column is above or below, never beside, however long its name. Ties go to
    /// the first in reading order.
    pub(crate) fn nearest(&self, here: &Node, towards: Direction) -> Option<&Node> {
        let cell = |node: &Node| {
            let middle = node.at.middle();
            (i32::from(middle.x), i32::from(middle.y))
        };
        let is_vertical = towards.is_vertical();
        let ranked = self.nodes.iter().filter_map(|node| {
            let (x, y) = cell(node);
            let is_same =
                if is_vertical { overlaps(node, here) } else { shares_column(node, here) };
            let x = if is_same { cell(here).0 } else { x };
            Some((is_vertical && !is_same, towards.steps(cell(here), (x, y))?, node))
        });
        let nearest = ranked.min_by_key(|(is_aside, steps, _)| (*is_aside, *steps));
        nearest.map(|(_, _, node)| node)
    }
}

fn shares_column(one: &Node, other: &Node) -> bool {
    one.at.x == other.at.x || one.at.right() == other.at.right()
}

/// Whether part of a neighbour is above or below part of another node. The focus interrupts no
/// column.
fn overlaps(neighbour: &Node, other: &Node) -> bool {
    let (own, its) = (neighbour.at, other.at);
    neighbour.hop > 0 && own.x < its.right() && its.x < own.right()
}

#[cfg(test)]
mod tests {
    use crate::layout::ego::sample::ego_of_all;
    use crate::layout::{Direction, Size};
    use crate::model::sample;

    #[test]
    fn left_and_right_leave_the_column() {
        let graph = sample::graph(
            "lei -leads-> mi\n lei -praises-> somebody-else\n lei -owns-> car\n li -knows-> lei",
        );
        let focus = graph.find_entity("lei").expect("lei");
        let drawing = ego_of_all(&graph, focus, Size::new(60, 10));
        let [here, neighbours @ ..] = &drawing.nodes[..] else { panic!("nothing is drawn") };
        assert_eq!(neighbours.len(), 4);
        for node in neighbours {
            let is_right = node.at.x > here.at.x;
            let outward = if is_right { Direction::Right } else { Direction::Left };
            assert_eq!(drawing.nearest(node, outward), None, "{}", node.label);
            let back = drawing.nearest(node, outward.opposite());
            assert_eq!(back, Some(here), "{}", node.label);
        }
    }
}
