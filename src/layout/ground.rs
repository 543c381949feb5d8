//! What already lies on each cell while further edges look for a way.

use super::drawing::{Drawing, Frame};
use super::place::{Point, Rect, Size};

/// What lies on a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Ground {
    /// Nothing: anything may lie here.
    #[default]
    Free,
    /// A piece of line from left to right, which an upright one may cross.
    Level,
    /// A piece of line from top to bottom, which a level one may cross.
    Upright,
    /// A label, a frame, a corner, a head, or a crossing: nothing else may lie here.
    Taken,
}

/// The cells of a picture, by what lies on them.
#[derive(Clone, Debug)]
pub(super) struct Field {
    pub(super) size: Size,
    cells: Vec<Ground>,
}

impl Field {
    /// What a drawing takes up.
    pub(super) fn of(drawing: &Drawing) -> Self {
        let size = drawing.size;
        let count = usize::from(size.width) * usize::from(size.height);
        let mut field = Self { size, cells: vec![Ground::Free; count] };
        for edge in &drawing.edges {
            field.line(&edge.points);
            edge.heads.iter().for_each(|head| field.set(head.at, Ground::Taken));
            field.block(edge.label_rect());
        }
        for node in &drawing.nodes {
            field.block(padded(node.at));
            if node.frame == Frame::Open {
                field.block(padded(node.label_rect()));
            }
        }
        field
    }

    /// What lies on a cell; outside the picture everything is taken.
    pub(super) fn at(&self, at: Point) -> Ground {
        self.index(at).map_or(Ground::Taken, |index| self.cells[index])
    }

    /// Takes the cells of a rectangle.
    pub(super) fn block(&mut self, rect: Rect) {
        for y in rect.y..rect.bottom() {
            for x in rect.x..rect.right() {
                self.set(Point::new(x, y), Ground::Taken);
            }
        }
    }

    /// Takes the cells of a line along its corners.
    pub(super) fn line(&mut self, points: &[Point]) {
        for pair in points.windows(2) {
            let level = pair[0].y == pair[1].y;
            for at in between(pair[0], pair[1]) {
                self.piece(at, if level { Ground::Level } else { Ground::Upright });
            }
        }
        for corner in points {
            self.set(*corner, Ground::Taken);
        }
    }

    fn piece(&mut self, at: Point, piece: Ground) {
        let old = self.at(at);
        self.set(at, if old == Ground::Free || old == piece { piece } else { Ground::Taken });
    }

    fn set(&mut self, at: Point, ground: Ground) {
        if let Some(index) = self.index(at) {
            self.cells[index] = ground;
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

/// The cells of a straight line, ends included.
pub(super) fn between(a: Point, b: Point) -> impl Iterator<Item = Point> {
    let xs = a.x.min(b.x)..=a.x.max(b.x);
    xs.flat_map(move |x| (a.y.min(b.y)..=a.y.max(b.y)).map(move |y| Point::new(x, y)))
}
