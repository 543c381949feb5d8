use super::geometry::{Point, Size};

pub(crate) struct BrailleGrid {
    size: Size,
    dots: Vec<u8>,
}

/// The bit of each dot, by row and column (Unicode, Braille Patterns).
const BITS: [[u8; 2]; 4] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]];
const BLANK: u32 = 0x2800;

impl BrailleGrid {
    pub(crate) fn new(size: Size) -> Self {
        Self { size, dots: vec![0; size.area()] }
    }

    pub(crate) fn glyph(&self, at: Point) -> char {
        let bits = self.size.index(at).map_or(0, |index| self.dots[index]);
        char::from_u32(BLANK + u32::from(bits)).unwrap_or(' ')
    }

    /// `None` if the dot is outside the picture.
    pub(crate) fn set(&mut self, (x, y): (i32, i32)) -> Option<Point> {
        let at = dot_cell((x, y))?;
        let index = self.size.index(at)?;
        let (row, column) = (usize::try_from(y % 4).ok()?, usize::try_from(x % 2).ok()?);
        self.dots[index] |= BITS[row][column];
        Some(at)
    }
}

/// The dots of a straight line between the middles of two cells, in order (Bresenham, 1965).
pub(crate) fn dots_between(from: Point, to: Point) -> Vec<(i32, i32)> {
    let dot = |at: Point| (i32::from(at.x) * 2, i32::from(at.y) * 4 + 2);
    let ((mut x, mut y), (end_x, end_y)) = (dot(from), dot(to));
    let (right, down) = ((end_x - x).abs(), -(end_y - y).abs());
    let (step_x, step_y) = ((end_x - x).signum(), (end_y - y).signum());
    let mut error = right + down;
    let mut dots = vec![(x, y)];
    while (x, y) != (end_x, end_y) {
        let twice = 2 * error;
        if twice >= down {
            error += down;
            x += step_x;
        }
        if twice <= right {
            error += right;
            y += step_y;
        }
        dots.push((x, y));
    }
    dots
}

/// The cells that a straight line touches, in order.
pub(crate) fn cells_between(from: Point, to: Point) -> Vec<Point> {
    let mut cells: Vec<Point> = dots_between(from, to).into_iter().filter_map(dot_cell).collect();
    cells.dedup();
    cells
}

fn dot_cell((x, y): (i32, i32)) -> Option<Point> {
    (x >= 0 && y >= 0).then_some(())?;
    Point::from_signed((x / 2, y / 4))
}
