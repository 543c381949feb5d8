//! Packs connected components next to each other.
//!
//! Polyomino packing (Freivalds, Dogrusoz and Kikusts, 2001): each component is the set of grid squares that its names
//! and lines touch. The largest is placed in the middle, and each further one where the total extent grows least.
#![expect(clippy::indexing_slicing, reason = "rows have points; `index` is within the grid")]

use crate::layout::picture::{round_to_i32, to_f64};

use super::map_point::MapPoint;
use super::overlap_removal::HalfSize;

/// The side of a square, in layout units.
const SQUARE_SIDE: f64 = 0.5;
/// The ideal ratio of width to height.
const ASPECT_RATIO: i32 = 2;

/// A connected component: the rows of its names, and the pairs of rows with a line between them.
pub(super) struct Component<'a> {
    pub(super) rows: &'a [usize],
    pub(super) lines: Vec<(usize, usize)>,
}

/// Moves each component as a whole, so that no two overlap. Expects the components in order of decreasing size.
pub(super) fn pack(components: &[Component<'_>], sizes: &[HalfSize], points: &mut [MapPoint]) {
    if components.len() < 2 {
        return;
    }
    let shapes: Vec<Vec<(i32, i32)>> =
        components.iter().map(|component| move_to_origin(component, sizes, points)).collect();
    let mut grid = PackingGrid::for_shapes(&shapes);
    for (component, shape) in components.iter().zip(&shapes) {
        let (right, down) = grid.place(shape);
        for row in component.rows {
            points[*row].x += f64::from(right) * SQUARE_SIDE;
            points[*row].y += f64::from(down) * SQUARE_SIDE;
        }
    }
}

/// Moves a component to the origin, and returns the squares that it touches, sorted.
fn move_to_origin(
    component: &Component<'_>,
    sizes: &[HalfSize],
    points: &mut [MapPoint],
) -> Vec<(i32, i32)> {
    let count = to_f64(component.rows.len());
    let middle = component.rows.iter().fold(MapPoint::default(), |sum, row| MapPoint {
        x: sum.x + points[*row].x / count,
        y: sum.y + points[*row].y / count,
    });
    let mut squares = Vec::new();
    for row in component.rows {
        points[*row].x -= middle.x;
        points[*row].y -= middle.y;
        let (point, half) = (points[*row], sizes[*row]);
        for x in square_coordinate(point.x - half.width)..=square_coordinate(point.x + half.width) {
            for y in
                square_coordinate(point.y - half.height)..=square_coordinate(point.y + half.height)
            {
                squares.push((x, y));
            }
        }
    }
    for &(a, b) in &component.lines {
        let (a, b) = (points[a], points[b]);
        let steps = 2 * round_to_i32(((a.x - b.x).abs().max((a.y - b.y).abs())) / SQUARE_SIDE) + 1;
        for step in 0..=steps {
            let share = f64::from(step) / f64::from(steps);
            let between = |from: f64, to: f64| square_coordinate(from + share * (to - from));
            squares.push((between(a.x, b.x), between(a.y, b.y)));
        }
    }
    squares.sort_unstable();
    squares.dedup();
    squares
}

fn square_coordinate(coordinate: f64) -> i32 {
    round_to_i32(coordinate / SQUARE_SIDE)
}

struct PackingGrid {
    extent: Extent,
    /// The maximum absolute coordinate of a square.
    reach: i32,
    is_occupied: Vec<bool>,
    /// Offsets from the middle, sorted by distance.
    offsets: Vec<(i32, i32)>,
}

impl PackingGrid {
    /// A grid that is large enough for all shapes, even if they pack poorly.
    fn for_shapes(shapes: &[Vec<(i32, i32)>]) -> Self {
        let area = shapes.iter().map(Vec::len).sum::<usize>();
        let max_coordinate = shapes.iter().flatten().map(|(x, y)| x.abs().max(y.abs())).max();
        let reach = 2 * round_to_i32(to_f64(4 * area).sqrt()) + max_coordinate.unwrap_or(0) + 2;
        let side = usize::try_from(2 * reach + 1).unwrap_or(0);
        let max_offset = reach / 2;
        let range = -max_offset..=max_offset;
        let mut offsets: Vec<(i32, i32)> =
            range.clone().flat_map(|x| range.clone().map(move |y| (x, y))).collect();
        offsets.sort_by_key(|(x, y)| (x * x + ASPECT_RATIO * ASPECT_RATIO * y * y, *y, *x));
        Self { extent: Extent::default(), reach, is_occupied: vec![false; side * side], offsets }
    }

    /// Places a shape where the total extent grows least, as close to the middle as possible, and returns its offset.
    fn place(&mut self, shape: &[(i32, i32)]) -> (i32, i32) {
        let mut best = (i32::MAX, (0, 0));
        let extent = Extent::from_shape(shape);
        for offset in &self.offsets {
            let cost = self.extent.union(extent.translated(*offset)).cost();
            let is_free = || shape.iter().all(|square| self.is_free(*square, *offset));
            if cost < best.0 && is_free() {
                best = (cost, *offset);
                if cost == self.extent.cost() {
                    break;
                }
            }
        }
        let offset = best.1;
        self.extent = self.extent.union(extent.translated(offset));
        for &(x, y) in shape {
            // The adjacent squares stay free, so components do not touch.
            for (right, down) in [(0, 0), (1, 0), (-1, 0), (0, 1), (0, -1)] {
                if let Some(index) = self.index((x + right, y + down), offset) {
                    self.is_occupied[index] = true;
                }
            }
        }
        offset
    }

    fn is_free(&self, square: (i32, i32), offset: (i32, i32)) -> bool {
        self.index(square, offset).is_some_and(|index| !self.is_occupied[index])
    }

    fn index(&self, square: (i32, i32), offset: (i32, i32)) -> Option<usize> {
        let (x, y) = (square.0 + offset.0 + self.reach, square.1 + offset.1 + self.reach);
        let side = 2 * self.reach + 1;
        let is_inside = (0..side).contains(&x) && (0..side).contains(&y);
        is_inside.then(|| usize::try_from(y * side + x).ok()).flatten()
    }
}

/// A bounding box of squares. The default contains only the middle.
#[derive(Clone, Copy, Default)]
struct Extent {
    min: (i32, i32),
    max: (i32, i32),
}

impl Extent {
    fn from_shape(shape: &[(i32, i32)]) -> Self {
        let squares = shape.iter().map(|square| Self { min: *square, max: *square });
        squares.reduce(Self::union).unwrap_or_default()
    }

    fn translated(self, (x, y): (i32, i32)) -> Self {
        let translate = |square: (i32, i32)| (square.0 + x, square.1 + y);
        Self { min: translate(self.min), max: translate(self.max) }
    }

    fn union(self, other: Self) -> Self {
        let min = (self.min.0.min(other.min.0), self.min.1.min(other.min.1));
        let max = (self.max.0.max(other.max.0), self.max.1.max(other.max.1));
        Self { min, max }
    }

    /// The width of the smallest map that has the ideal aspect ratio and contains this extent.
    fn cost(self) -> i32 {
        (self.max.0 - self.min.0).max(ASPECT_RATIO * (self.max.1 - self.min.1))
    }
}
