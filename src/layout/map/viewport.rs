//! Which part of a map is shown, and how large.

use crate::layout::picture::{Size, round_to_i32};
use crate::model::EntityId;

use super::map_point::{MapPoint, bounds};
use super::positions::Positions;

/// A window onto a map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The point in the middle of the window; the middle of the map if not set.
    pub centre: Option<MapPoint>,
    /// The scale; 1 shows the whole map.
    pub zoom: f64,
}

/// The least and the greatest zoom.
const ZOOMS: (f64, f64) = (0.5, 64.0);
/// Room at the edges for the halves of labels, in columns and rows.
const MARGIN: (f64, f64) = (14.0, 2.0);
/// How many times the map may be stretched in one direction.
const STRETCH: f64 = 2.0;

impl Default for Viewport {
    fn default() -> Self {
        Self { centre: None, zoom: 1.0 }
    }
}

impl Viewport {
    /// The same, larger by a factor; smaller if it is below 1.
    #[must_use]
    pub fn zoomed(self, factor: f64) -> Self {
        Self { zoom: (self.zoom * factor).clamp(ZOOMS.0, ZOOMS.1), ..self }
    }

    /// The same around another point.
    pub(crate) fn centred(self, point: MapPoint) -> Self {
        Self { centre: Some(point), ..self }
    }

    /// The same, moved by cells: to the right and down if they are positive.
    pub(crate) fn moved(self, positions: &Positions, size: Size, columns: i32, rows: i32) -> Self {
        let projection = Projection::new(self, positions, size);
        let x = projection.centre.x + f64::from(columns) / projection.columns;
        self.centred(MapPoint { x, y: projection.centre.y + f64::from(rows) / projection.rows })
    }

    /// The largest view of all of some entities.
    pub(crate) fn fitting(positions: &Positions, entities: &[EntityId]) -> Self {
        let points = entities.iter().filter_map(|id| positions.get(*id));
        let Some((least, most)) = bounds(points) else { return Self::default() };
        let (whole_least, whole_most) = positions.bounds();
        let (whole, part) = (whole_most - whole_least, most - least);
        let larger = |whole: f64, part: f64| whole.max(1.0) / part.max(1.0);
        let zoom = larger(whole.x, part.x).min(larger(whole.y, part.y));
        Self::default().zoomed(zoom).centred(MapPoint::midpoint(least, most))
    }

    /// The projection into a picture of some size.
    pub(crate) fn projection(self, positions: &Positions, size: Size) -> Projection {
        Projection::new(self, positions, size)
    }
}

/// A viewport onto given positions in a picture of a given size: from layout units to cells.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Projection {
    centre: MapPoint,
    /// Columns and rows of one layout unit.
    columns: f64,
    rows: f64,
    middle: (f64, f64),
}

impl Projection {
    pub(super) fn new(view: Viewport, positions: &Positions, size: Size) -> Self {
        let (least, most) = positions.bounds();
        let whole = most - least;
        let room = |cells: u16, margin: f64| (f64::from(cells) - margin).max(1.0);
        let across = room(size.width, MARGIN.0) / whole.x.max(1.0);
        let down = room(size.height, MARGIN.1) / whole.y.max(1.0);
        // A cell is twice as high as wide; names are wide, so the map may be stretched a little.
        let unit = (across / 2.0).min(down);
        let columns = across.min(2.0 * unit * STRETCH) * view.zoom;
        let rows = down.min(unit * STRETCH) * view.zoom;
        let centre = view.centre.unwrap_or(MapPoint::midpoint(least, most));
        let middle = (f64::from(size.width) / 2.0, f64::from(size.height) / 2.0);
        Self { centre, columns, rows, middle }
    }

    /// The column and row of a point, inside the picture or not.
    pub(crate) fn cell(&self, point: MapPoint) -> (i32, i32) {
        let x = self.middle.0 + (point.x - self.centre.x) * self.columns;
        let y = self.middle.1 + (point.y - self.centre.y) * self.rows;
        (round_to_i32(x - 0.5), round_to_i32(y - 0.5))
    }
}
