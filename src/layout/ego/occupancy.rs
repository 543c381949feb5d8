//! Which cells are taken while further edges look for a way.

use crate::layout::picture::{Border, Direction, Drawing, Point, Rect, Size};
use crate::model::EntityId;

/// The cells of a picture, by what lies on them.
#[derive(Clone, Debug)]
pub(super) struct Occupancy {
    pub(super) size: Size,
    cover: Vec<CellUse>,
    /// The ends of each tie that is there.
    ties: Vec<[EntityId; 2]>,
}

/// What lies on a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum CellUse {
    #[default]
    Nothing,
    /// A name, a word, a head, a corner, a line of the tree, or two lines that cross.
    Something,
    /// The straight middle of one of the ties, from left to right: another may run across.
    Level(usize),
    /// The straight middle of one of the ties, up and down.
    Upright(usize),
}

impl Occupancy {
    /// What a drawing takes up: lines, heads, labels, and a blank on either side of each name.
    pub(super) fn of(drawing: &Drawing) -> Self {
        let size = drawing.size;
        let count = usize::from(size.width) * usize::from(size.height);
        let mut occupancy = Self { size, cover: vec![CellUse::Nothing; count], ties: Vec::new() };
        for edge in &drawing.edges {
            occupancy.occupy_line(&edge.points);
            occupancy.occupy(edge.label_rect());
        }
        for node in &drawing.nodes {
            occupancy.occupy(padded(node.at));
            if node.border == Border::Open {
                occupancy.occupy(padded(node.name_rect()));
            }
        }
        occupancy
    }

    /// Whether nothing lies on a cell; outside the picture everything is taken.
    pub(super) fn is_free(&self, at: Point) -> bool {
        self.index(at).is_some_and(|index| self.cover[index] == CellUse::Nothing)
    }

    /// Whether a tie with these ends that comes in a direction may run straight across what lies on
    /// a cell: a tie that shares an end with it.
    pub(super) fn is_passable(&self, at: Point, towards: Direction, ends: [EntityId; 2]) -> bool {
        let tie = match self.index(at).map(|index| self.cover[index]) {
            Some(CellUse::Level(tie)) if towards.is_upright() => tie,
            Some(CellUse::Upright(tie)) if !towards.is_upright() => tie,
            _ => return false,
        };
        self.ties[tie].iter().any(|end| ends.contains(end))
    }

    /// Takes the cells of a rectangle.
    pub(super) fn occupy(&mut self, rect: Rect) {
        for y in rect.y..rect.bottom() {
            for x in rect.x..rect.right() {
                if let Some(index) = self.index(Point::new(x, y)) {
                    self.cover[index] = CellUse::Something;
                }
            }
        }
    }

    /// Takes the cells of a line along its corners.
    pub(super) fn occupy_line(&mut self, points: &[Point]) {
        for pair in points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let (width, height) = (a.x.abs_diff(b.x) + 1, a.y.abs_diff(b.y) + 1);
            self.occupy(Rect { x: a.x.min(b.x), y: a.y.min(b.y), width, height });
        }
    }

    /// Takes the cells of a tie: straight across its middle, another may run.
    pub(super) fn occupy_tie(&mut self, points: &[Point], ends: [EntityId; 2]) {
        let tie = self.ties.len();
        self.ties.push(ends);
        for pair in points.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            let cover = if a.x == b.x { CellUse::Upright(tie) } else { CellUse::Level(tie) };
            for at in between(a, b) {
                let Some(index) = self.index(at) else { continue };
                let is_free = self.cover[index] == CellUse::Nothing;
                self.cover[index] = if is_free { cover } else { CellUse::Something };
            }
        }
        for corner in points {
            self.occupy(Rect::line(*corner, 1));
        }
    }

    fn index(&self, at: Point) -> Option<usize> {
        let index = usize::from(at.y) * usize::from(self.size.width) + usize::from(at.x);
        self.size.contains(at).then_some(index)
    }
}

/// The cells between the two ends of a straight line.
fn between(a: Point, b: Point) -> impl Iterator<Item = Point> {
    let (left, right) = (a.x.min(b.x), a.x.max(b.x));
    let (top, bottom) = (a.y.min(b.y), a.y.max(b.y));
    let cells = (top..=bottom).flat_map(move |y| (left..=right).map(move |x| Point::new(x, y)));
    cells.filter(move |at| *at != a && *at != b)
}

/// A rectangle with a blank column on either side.
pub(super) fn padded(rect: Rect) -> Rect {
    let x = rect.x.saturating_sub(1);
    Rect { x, width: rect.right().saturating_add(1) - x, ..rect }
}
