use std::ops::{Add, Mul, Sub};

use crate::layout::picture::to_f64;

/// A point, in layout units or, in a vector picture, in pixels.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MapPoint {
    /// The horizontal coordinate, which increases to the right.
    pub x: f64,
    /// The vertical coordinate, which increases downwards.
    pub y: f64,
}

impl MapPoint {
    /// The distance from the origin. `hypot` would avoid overflow, but takes three times as long.
    pub(crate) fn length(self) -> f64 {
        (self.x * self.x + self.y * self.y).sqrt()
    }

    /// The mean of some points; the origin if there are none.
    pub(super) fn mean(points: impl Iterator<Item = Self>) -> Self {
        let (mut sum, mut count) = (Self::default(), 0);
        for point in points {
            sum = Self { x: sum.x + point.x, y: sum.y + point.y };
            count += 1;
        }
        let count = to_f64(count.max(1));
        Self { x: sum.x / count, y: sum.y / count }
    }
}

impl Add for MapPoint {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self { x: self.x + other.x, y: self.y + other.y }
    }
}

impl Mul<f64> for MapPoint {
    type Output = Self;

    fn mul(self, factor: f64) -> Self {
        Self { x: self.x * factor, y: self.y * factor }
    }
}

impl Sub for MapPoint {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self { x: self.x - other.x, y: self.y - other.y }
    }
}

/// The bounding box of some points, as its minimum and maximum corners.
pub(super) fn bounds(mut points: impl Iterator<Item = MapPoint>) -> Option<(MapPoint, MapPoint)> {
    let first = points.next()?;
    Some(points.fold((first, first), |(min, max), point| {
        let min = MapPoint { x: min.x.min(point.x), y: min.y.min(point.y) };
        (min, MapPoint { x: max.x.max(point.x), y: max.y.max(point.y) })
    }))
}
