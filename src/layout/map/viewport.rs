use crate::layout::picture::{Size, round_to_i32};

use super::map_point::MapPoint;
use super::positions::Positions;

/// A window onto a map.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Viewport {
    /// The point in the middle of the window; `None` for the middle of the map.
    pub centre: Option<MapPoint>,
    /// The scale; 1 shows the whole map.
    pub zoom: f64,
}

const ZOOMS: (f64, f64) = (0.5, 64.0);
/// Margins for half labels at the edges, in columns and rows.
const MARGIN: (f64, f64) = (14.0, 2.0);
const STRETCH: f64 = 2.0;

impl Default for Viewport {
    fn default() -> Self {
        Self { centre: None, zoom: 1.0 }
    }
}

impl Viewport {
    /// Scales by a factor; below 1 zooms out.
    #[must_use]
    pub fn zoomed(self, factor: f64) -> Self {
        Self { zoom: (self.zoom * factor).clamp(ZOOMS.0, ZOOMS.1), ..self }
    }
}

/// A viewport onto given positions in a picture of a given size: from layout units to cells.
pub(crate) struct Projection {
    pub(super) centre: MapPoint,
    /// Columns and rows of one layout unit.
    pub(super) columns: f64,
    pub(super) rows: f64,
    middle: (f64, f64),
}

impl Projection {
    pub(super) fn new(view: Viewport, positions: &Positions, size: Size) -> Self {
        let (least, most) = positions.bounds();
        let whole = most - least;
        let room = |cells: u16, margin: f64| (f64::from(cells) - margin).max(1.0);
        let across = room(size.width, MARGIN.0) / whole.x.max(1.0);
        let down = room(size.height, MARGIN.1) / whole.y.max(1.0);
        // A cell is twice as tall as wide; names are wide, so the map may be stretched a little.
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
