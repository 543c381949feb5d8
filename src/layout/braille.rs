//! Slanted lines in braille: every cell has eight dots, two across and four down.

use super::place::{Point, Size};

/// Dots of a picture.
pub(super) struct Dots {
    size: Size,
    dots: Vec<u8>,
}

/// The bit of each dot, by row and column (Unicode, Braille Patterns).
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
/// Braille with no dot.
const BLANK: u32 = 0x2800;

impl Dots {
    /// No dots yet.
    pub(super) fn new(size: Size) -> Self {
        let count = usize::from(size.width) * usize::from(size.height);
        Self { size, dots: vec![0; count] }
    }

    /// Sets the dots of a straight line between the middles of two cells (Bresenham, 1965);
    /// the cells it touches, in order.
    pub(super) fn line(&mut self, from: Point, to: Point) -> Vec<Point> {
        let dot = |at: Point| (i32::from(at.x) * 2, i32::from(at.y) * 4 + 2);
        let ((mut x, mut y), (end_x, end_y)) = (dot(from), dot(to));
        let (right, down) = ((end_x - x).abs(), -(end_y - y).abs());
        let (step_x, step_y) = ((end_x - x).signum(), (end_y - y).signum());
        let mut error = right + down;
        let mut touched = Vec::new();
        loop {
            touched.extend(self.set(x, y));
            if (x, y) == (end_x, end_y) {
                break;
            }
            let twice = 2 * error;
            if twice >= down {
                error += down;
                x += step_x;
            }
            if twice <= right {
                error += right;
                y += step_y;
            }
        }
        touched.dedup();
        touched
    }

    /// The glyph of a cell.
    pub(super) fn glyph(&self, at: Point) -> char {
        let bits = self.index(at).map_or(0, |index| self.dots[index]);
        char::from_u32(BLANK + u32::from(bits)).unwrap_or(' ')
    }

    fn set(&mut self, x: i32, y: i32) -> Option<Point> {
        let at = Point::new(u16::try_from(x / 2).ok()?, u16::try_from(y / 4).ok()?);
        let index = self.index(at)?;
        let (row, column) = (usize::try_from(y % 4).ok()?, usize::try_from(x % 2).ok()?);
        self.dots[index] |= BITS[row][column];
        Some(at)
    }

    fn index(&self, at: Point) -> Option<usize> {
        let index = usize::from(at.y) * usize::from(self.size.width) + usize::from(at.x);
        self.size.contains(at).then_some(index)
    }
}
