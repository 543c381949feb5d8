use std::collections::BTreeMap;

use crate::layout::map::MapPoint;
use crate::layout::picture::round_to_i32;

use super::bounding_box::BoundingBox;

/// The side length of a square of the grid, in pixels.
const SQUARE_SIDE: f64 = 64.0;

/// Finds the boxes near a point or a box. Each box has a number.
#[derive(Default)]
pub(super) struct BoxIndex {
    squares: BTreeMap<(i32, i32), Vec<(usize, BoundingBox)>>,
}

impl BoxIndex {
    pub(super) fn new(boxes: impl Iterator<Item = BoundingBox>) -> Self {
        let mut index = Self::default();
        for (number, area) in boxes.enumerate() {
            index.insert(number, area);
        }
        index
    }

    pub(super) fn insert(&mut self, number: usize, area: BoundingBox) {
        for square in squares(area) {
            self.squares.entry(square).or_default().push((number, area));
        }
    }

    /// The numbers of the boxes that contain a point.
    pub(super) fn at(&self, point: MapPoint) -> impl Iterator<Item = usize> {
        let square = (to_square(point.x), to_square(point.y));
        let boxes = self.squares.get(&square).into_iter().flatten();
        boxes.filter(move |(_, area)| area.contains(point)).map(|(number, _)| *number)
    }

    /// The numbers of the boxes that overlap an area; a number may occur more than once.
    pub(super) fn overlapping(&self, area: BoundingBox) -> impl Iterator<Item = usize> {
        let boxes = squares(area).filter_map(|square| self.squares.get(&square)).flatten();
        boxes.filter(move |(_, other)| other.overlaps(area)).map(|(number, _)| *number)
    }
}

fn squares(area: BoundingBox) -> impl Iterator<Item = (i32, i32)> {
    let columns = to_square(area.left())..=to_square(area.right());
    let rows = to_square(area.top())..=to_square(area.bottom());
    columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
}

fn to_square(coordinate: f64) -> i32 {
    round_to_i32((coordinate / SQUARE_SIDE).floor())
}
