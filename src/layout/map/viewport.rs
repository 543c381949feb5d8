use crate::layout::picture::{Size, round_to_i32};

use super::map_point::MapPoint;
use super::positions::Positions;

/// The part of a map that is shown.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The point in the middle of the viewport; `None` for the middle of the map.
    pub centre: Option<MapPoint>,
    /// The zoom factor; 1 shows the whole map.
    pub zoom: f64,
}

const ZOOM_RANGE: (f64, f64) = (0.5, 64.0);
/// The space for labels at the edges of the map, in columns and rows.
const MARGINS: (f64, f64) = (14.0, 2.0);
const MAX_STRETCH: f64 = 2.0;

impl Default for Viewport {
    fn default() -> Self {
        Self { centre: None, zoom: 1.0 }
    }
}

impl Viewport {
    /// The viewport zoomed in by a factor, or zoomed out if the factor is below 1.
    #[must_use]
    pub fn zoomed(self, factor: f64) -> Self {
        Self { zoom: (self.zoom * factor).clamp(ZOOM_RANGE.0, ZOOM_RANGE.1), ..self }
    }
}

/// The projection from layout units to the cells of a picture.
pub(super) struct Projection {
    pub(super) centre: MapPoint,
    /// The number of columns per layout unit.
    pub(super) columns: f64,
    /// The number of rows per layout unit.
    pub(super) rows: f64,
    middle: (f64, f64),
}

impl Projection {
    pub(super) fn new(view: Viewport, positions: &Positions, size: Size) -> Self {
        let (min, max) = positions.bounds();
        let extent = max - min;
        let room = |cells: u16, margin: f64| (f64::from(cells) - margin).max(1.0);
        let across = room(size.width, MARGINS.0) / extent.x.max(1.0);
        let down = room(size.height, MARGINS.1) / extent.y.max(1.0);
        // A cell is twice as tall as wide. The map may be stretched to use more of the picture.
        let unit = (across / 2.0).min(down);
        let columns = across.min(2.0 * unit * MAX_STRETCH) * view.zoom;
        let rows = down.min(unit * MAX_STRETCH) * view.zoom;
        let centre = view.centre.unwrap_or(MapPoint::midpoint(min, max));
        let middle = (f64::from(size.width) / 2.0, f64::from(size.height) / 2.0);
        Self { centre, columns, rows, middle }
    }

    /// The column and row of a point, which may be outside the picture.
    pub(super) fn cell(&self, point: MapPoint) -> (i32, i32) {
        let x = self.middle.0 + (point.x - self.centre.x) * self.columns;
        let y = self.middle.1 + (point.y - self.centre.y) * self.rows;
        (round_to_i32(x - 0.5), round_to_i32(y - 0.5))
    }
}
