//! Finds the next node of a picture for the arrow keys.

use super::drawing::{Drawing, PictureForm};
use super::geometry::Direction;
use super::node::Node;

impl Direction {
    /// The distance from one cell to another; `None` if the other is not in this direction.
    ///
    /// A row counts as two columns, because cells are twice as tall as wide, and the sideways distance counts double.
    pub(crate) fn distance(self, from: (i32, i32), to: (i32, i32)) -> Option<i32> {
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
    /// The node nearest to the current one in a direction, as measured by [`Direction::distance`].
    ///
    /// Up and down prefer nodes that overlap horizontally, and from the focus lead to the nearest row. Left and right
    /// never lead to a node in the same column. If several nodes are nearest, the first in reading order is chosen.
    pub(crate) fn nearest(&self, current: &Node, towards: Direction) -> Option<&Node> {
        let cell = |node: &Node| {
            let middle = node.at.middle();
            (i32::from(middle.x), i32::from(middle.y))
        };
        let is_vertical = towards.is_vertical();
        let ranked = self.nodes.iter().filter_map(|node| {
            let (x, y) = cell(node);
            let is_aligned = self.is_same_column(node, current)
                || if is_vertical { overlaps(node, current) } else { shares_column(node, current) };
            let x = if is_aligned { cell(current).0 } else { x };
            let distance = towards.distance(cell(current), (x, y))?;
            let rows =
                if is_vertical && current.hop == 0 { y.abs_diff(cell(current).1) } else { 0 };
            Some(((is_vertical && !is_aligned, rows, distance), node))
        });
        ranked.min_by_key(|(rank, _)| *rank).map(|(_, node)| node)
    }

    /// Whether two nodes are on the same side, at the same number of hops from the focus; their names need not be aligned.
    /// An outline is one column.
    fn is_same_column(&self, one: &Node, other: &Node) -> bool {
        let Some(focus) = self.focus.and_then(|id| self.node(id)) else { return false };
        match self.form {
            PictureForm::Outline => return one.hop > 0 && other.hop > 0,
            PictureForm::Map | PictureForm::Strip => return false,
            PictureForm::Middle | PictureForm::Spine | PictureForm::Beside => {}
        }
        let is_left = |node: &Node| node.at.middle().x < focus.at.middle().x;
        one.hop > 0 && one.hop == other.hop && is_left(one) == is_left(other)
    }
}

fn shares_column(one: &Node, other: &Node) -> bool {
    one.at.x == other.at.x || one.at.right() == other.at.right()
}

/// Whether two nodes overlap horizontally. False if `neighbour` is the focus, so that the focus does not interrupt
/// columns.
fn overlaps(neighbour: &Node, other: &Node) -> bool {
    let (a, b) = (neighbour.at, other.at);
    neighbour.hop > 0 && a.x < b.right() && b.x < a.right()
}

#[cfg(test)]
mod tests {
    use crate::layout::ego::sample::ego_of_all;
    use crate::layout::{Direction, Size};
    use crate::model::sample;

    #[test]
    fn left_and_right_leave_the_column() {
        let graph = sample::graph(
            "lei -leads-> mi\n lei -praises-> someone-else\n lei -owns-> car\n li -knows-> lei",
        );
        let focus = graph.find_entity("lei").expect("the graph should have an entity `lei`");
        let drawing = ego_of_all(&graph, focus, Size::new(60, 10));
        let [focus, neighbours @ ..] = &drawing.nodes[..] else {
            panic!("the focus should be drawn")
        };
        assert_eq!(neighbours.len(), 4);
        for node in neighbours {
            let is_right = node.at.x > focus.at.x;
            let outward = if is_right { Direction::Right } else { Direction::Left };
            assert_eq!(drawing.nearest(node, outward), None, "{}", node.label);
            let back = drawing.nearest(node, outward.opposite());
            assert_eq!(back, Some(focus), "{}", node.label);
        }
    }
}
