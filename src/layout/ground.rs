//! Which cells are taken while further edges look for a way.

use super::drawing::{Drawing, Frame};
use super::place::{Point, Rect, Size};

/// The cells of a picture, by whether something lies on them.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    pub(super) size: Size,
    taken: Vec<bool>,
}

impl Ground {
    /// What a drawing takes up: lines, heads, labels, and a blank on either side of each name.
    pub(super) fn of(drawing: &Drawing) -> Self {
        let size = drawing.size;
        let count = usize::from(size.width) * usize::from(size.height);
        let mut ground = Self { size, taken: vec![false; count] };
        for edge in &drawing.edges {
            ground.take_line(&edge.points);
            ground.take(edge.label_rect());
        }
        for node in &drawing.nodes {
            ground.take(padded(node.at));
            if node.frame == Frame::Open {
                ground.take(padded(node.name_rect()));
            }
        }
        ground
    }

    /// Whether nothing lies on a cell; outside the picture everything is taken.
    pub(super) fn is_free(&self, at: Point) -> bool {
        self.index(at).is_some_and(|index| !self.taken[index])
    }

    /// Takes the cells of a rectangle.
    pub(super) fn take(&mut self, rect: Rect) {
        for y in rect.y..rect.bottom() {
            for x in rect.x..rect.right() {
                if let Some(index) = self.index(Point::new(x, y)) {
                    self.taken[index] = true;
                }
            }
        }
    }

    /// Takes the cells of a line along its corners.
    pub(super) fn take_line(&mut self, points: &[Point]) {
        for pair in points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let (width, height) = (a.x.abs_diff(b.x) + 1, a.y.abs_diff(b.y) + 1);
            self.take(Rect { x: a.x.min(b.x), y: a.y.min(b.y), width, height });
        }
    }

    fn index(&self, at: Point) -> Option<usize> {
        let index = usize::from(at.y) * usize::from(self.size.width) + usize::from(at.x);
        self.size.contains(at).then_some(index)
    }
}

/// A rectangle with a blank column on either side.
fn padded(rect: Rect) -> Rect {
    let x = rect.x.saturating_sub(1);
    Rect { x, width: rect.right().saturating_add(1) - x, ..rect }
}
