//! Points, sizes and rectangles in cells. Both coordinates start at 0; x increases to the right, y downwards.

use std::cmp::Ordering;

/// The size of a picture, in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Size {
    /// The number of columns.
    pub width: u16,
    /// The number of rows.
    pub height: u16,
}

/// One cell of a picture.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Point {
    /// The zero-based column.
    pub x: u16,
    /// The zero-based row.
    pub y: u16,
}

/// A rectangle of cells, which is empty if its width or height is 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Rect {
    /// The leftmost column.
    pub x: u16,
    /// The topmost row.
    pub y: u16,
    /// The number of columns.
    pub width: u16,
    pub(crate) height: u16,
}

/// One of the four directions on a grid.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Direction {
    /// Towards row 0.
    Up,
    /// Towards the last column.
    Right,
    /// Towards the last row.
    Down,
    /// Towards column 0.
    Left,
}

impl Direction {
    /// The direction from one point to another; `None` if they are the same or not in the same row or column.
    pub(crate) fn between(from: Point, to: Point) -> Option<Self> {
        match (from.x.cmp(&to.x), from.y.cmp(&to.y)) {
            (Ordering::Equal, Ordering::Less) => Some(Self::Down),
            (Ordering::Equal, Ordering::Greater) => Some(Self::Up),
            (Ordering::Less, Ordering::Equal) => Some(Self::Right),
            (Ordering::Greater, Ordering::Equal) => Some(Self::Left),
            _ => None,
        }
    }

    pub(crate) fn is_vertical(self) -> bool {
        matches!(self, Self::Up | Self::Down)
    }

    pub(crate) fn opposite(self) -> Self {
        match self {
            Self::Up => Self::Down,
            Self::Right => Self::Left,
            Self::Down => Self::Up,
            Self::Left => Self::Right,
        }
    }
}

impl Size {
    /// A size in columns and rows.
    pub fn new(width: u16, height: u16) -> Self {
        Self { width, height }
    }

    pub(crate) fn area(self) -> usize {
        usize::from(self.width) * usize::from(self.height)
    }

    /// The index of a cell in row-major order; `None` if the cell is outside.
    pub(crate) fn index(self, at: Point) -> Option<usize> {
        let index = usize::from(at.y) * usize::from(self.width) + usize::from(at.x);
        self.contains(at).then_some(index)
    }

    /// Whether a point is inside.
    pub fn contains(self, point: Point) -> bool {
        point.x < self.width && point.y < self.height
    }
}

impl Point {
    /// The point in a column and row.
    pub fn new(x: u16, y: u16) -> Self {
        Self { x, y }
    }

    pub(crate) fn step(self, towards: Direction) -> Option<Self> {
        Some(match towards {
            Direction::Up => Self::new(self.x, self.y.checked_sub(1)?),
            Direction::Down => Self::new(self.x, self.y.checked_add(1)?),
            Direction::Left => Self::new(self.x.checked_sub(1)?, self.y),
            Direction::Right => Self::new(self.x.checked_add(1)?, self.y),
        })
    }
}

impl Rect {
    /// A rectangle one row high.
    pub fn line(at: Point, width: u16) -> Self {
        Self { x: at.x, y: at.y, width, height: 1 }
    }

    /// The rectangle with two points in opposite corners.
    pub(crate) fn spanning(a: Point, b: Point) -> Self {
        let (width, height) = (a.x.abs_diff(b.x) + 1, a.y.abs_diff(b.y) + 1);
        Self { x: a.x.min(b.x), y: a.y.min(b.y), width, height }
    }

    /// The cells, row by row.
    pub(crate) fn cells(self) -> impl Iterator<Item = Point> {
        let columns = self.x..self.right();
        let rows = self.y..self.bottom();
        rows.flat_map(move |y| columns.clone().map(move |x| Point::new(x, y)))
    }

    /// The rectangle extended by one column on either side.
    pub(crate) fn padded(self) -> Self {
        let x = self.x.saturating_sub(1);
        Self { x, width: self.right().saturating_add(1) - x, ..self }
    }

    pub(crate) fn top_left(self) -> Point {
        Point { x: self.x, y: self.y }
    }

    /// The first column to the right of the rectangle.
    pub fn right(self) -> u16 {
        self.x.saturating_add(self.width)
    }

    /// The first row below the rectangle.
    pub fn bottom(self) -> u16 {
        self.y.saturating_add(self.height)
    }

    /// Whether a point is inside.
    pub fn contains(self, point: Point) -> bool {
        (self.x..self.right()).contains(&point.x) && (self.y..self.bottom()).contains(&point.y)
    }

    /// Whether the two rectangles have a cell in common.
    pub fn overlaps(self, other: Self) -> bool {
        let left = self.x.max(other.x);
        let top = self.y.max(other.y);
        left < self.right().min(other.right()) && top < self.bottom().min(other.bottom())
    }

    /// Whether the whole rectangle is inside a picture of this size.
    pub fn fits(self, size: Size) -> bool {
        u32::from(self.x) + u32::from(self.width) <= u32::from(size.width)
            && u32::from(self.y) + u32::from(self.height) <= u32::from(size.height)
    }

    /// The cell in the middle.
    pub fn middle(self) -> Point {
        let half = |start: u16, length: u16| start.saturating_add(length.saturating_sub(1) / 2);
        Point { x: half(self.x, self.width), y: half(self.y, self.height) }
    }
}
