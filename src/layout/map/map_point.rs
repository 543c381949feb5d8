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
pub(super) fn bounds(mut spots: impl Iterator<Item = MapPoint>) -> Option<(MapPoint, MapPoint)> {
    let first = spots.next()?;
    Some(spots.fold((first, first), |(least, most), spot| {
        let least = MapPoint { x: least.x.min(spot.x), y: least.y.min(spot.y) };
        (least, MapPoint { x: most.x.max(spot.x), y: most.y.max(spot.y) })
    }))
}
