use std::collections::BTreeMap;

use crate::layout::map::MapPoint;
use crate::layout::picture::round_to_i32;

use super::bounding_box::BoundingBox;

/// The side length of a grid square, in pixels.
const SQUARE_SIDE: f64 = 64.0;

/// Finds the numbered boxes at a point or in an area.
#[derive(Default)]
pub(super) struct BoxIndex {
    grid: BTreeMap<(i32, i32), Vec<(usize, BoundingBox)>>,
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
            self.grid.entry(square).or_default().push((number, area));
        }
    }

    /// The numbers of the boxes that contain a point.
    pub(super) fn containing(&self, point: MapPoint) -> impl Iterator<Item = usize> {
        let square = (square_coordinate(point.x), square_coordinate(point.y));
        let boxes = self.grid.get(&square).into_iter().flatten();
        boxes.filter(move |(_, area)| area.contains(point)).map(|(number, _)| *number)
    }

    /// The numbers of the boxes that overlap an area; a number may occur more than once.
    pub(super) fn overlapping(&self, area: BoundingBox) -> impl Iterator<Item = usize> {
        let boxes = squares(area).filter_map(|square| self.grid.get(&square)).flatten();
        boxes.filter(move |(_, other)| other.overlaps(area)).map(|(number, _)| *number)
    }
}

fn squares(area: BoundingBox) -> impl Iterator<Item = (i32, i32)> {
    let columns = square_coordinate(area.left())..=square_coordinate(area.right());
    let rows = square_coordinate(area.top())..=square_coordinate(area.bottom());
    columns.flat_map(move |column| rows.clone().map(move |row| (column, row)))
}

fn square_coordinate(coordinate: f64) -> i32 {
    round_to_i32((coordinate / SQUARE_SIDE).floor())
}
