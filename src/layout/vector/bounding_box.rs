use crate::layout::map::MapPoint;

/// A rectangle in pixels, given by its middle.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct BoundingBox {
    pub(crate) middle: MapPoint,
    pub(crate) half_width: f64,
    pub(crate) half_height: f64,
}

impl BoundingBox {
    pub(super) fn padded(self, padding: f64) -> Self {
        let (half_width, half_height) = (self.half_width + padding, self.half_height + padding);
        Self { half_width, half_height, ..self }
    }

    pub(crate) fn left(self) -> f64 {
        self.middle.x - self.half_width
    }

    pub(crate) fn right(self) -> f64 {
        self.middle.x + self.half_width
    }

    pub(crate) fn top(self) -> f64 {
        self.middle.y - self.half_height
    }

    pub(crate) fn bottom(self) -> f64 {
        self.middle.y + self.half_height
    }

    pub(super) fn contains(self, point: MapPoint) -> bool {
        let offset = point - self.middle;
        offset.x.abs() < self.half_width && offset.y.abs() < self.half_height
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        let (across, down) = self.overlap(other);
        across > 0.0 && down > 0.0
    }

    /// How far two boxes overlap in each direction; negative if there is a gap.
    pub(super) fn overlap(self, other: Self) -> (f64, f64) {
        let offset = self.middle - other.middle;
        let across = self.half_width + other.half_width - offset.x.abs();
        (across, self.half_height + other.half_height - offset.y.abs())
    }

    pub(super) fn union(self, other: Self) -> Self {
        let (left, right) = (self.left().min(other.left()), self.right().max(other.right()));
        let (top, bottom) = (self.top().min(other.top()), self.bottom().max(other.bottom()));
        let middle = MapPoint { x: f64::midpoint(left, right), y: f64::midpoint(top, bottom) };
        Self { middle, half_width: (right - left) / 2.0, half_height: (bottom - top) / 2.0 }
    }
}
