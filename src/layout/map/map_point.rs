//! A place on the map.

/// A place on the map, in layout units; y runs down.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct MapPoint {
    /// To the right.
    pub x: f64,
    /// Down.
    pub y: f64,
}

/// The least and the greatest x and y of some spots.
pub(super) fn bounds(mut points: impl Iterator<Item = MapPoint>) -> Option<(MapPoint, MapPoint)> {
    let first = points.next()?;
    Some(points.fold((first, first), |(least, most), point| {
        let least = MapPoint { x: least.x.min(point.x), y: least.y.min(point.y) };
        (least, MapPoint { x: most.x.max(point.x), y: most.y.max(point.y) })
    }))
}
