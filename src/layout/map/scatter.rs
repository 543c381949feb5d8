//! Directions and scattered numbers without trigonometry: identical bits on every machine.
//!
//! IEEE 754 specifies the results of basic arithmetic and square roots; other functions differ between libraries in
//! the last bit, and a map that differs in a bit may differ in a cell.

use crate::layout::picture::to_f64;

use super::map_point::MapPoint;

/// Twelve directions all around, in steps of thirty degrees.
pub(super) const AROUND: [MapPoint; 12] = [
    MapPoint { x: 1.0, y: 0.0 },
    MapPoint { x: HIGH, y: 0.5 },
    MapPoint { x: 0.5, y: HIGH },
    MapPoint { x: 0.0, y: 1.0 },
    MapPoint { x: -0.5, y: HIGH },
    MapPoint { x: -HIGH, y: 0.5 },
    MapPoint { x: -1.0, y: 0.0 },
    MapPoint { x: -HIGH, y: -0.5 },
    MapPoint { x: -0.5, y: -HIGH },
    MapPoint { x: 0.0, y: -1.0 },
    MapPoint { x: 0.5, y: -HIGH },
    MapPoint { x: HIGH, y: -0.5 },
];
/// Half the square root of three.
const HIGH: f64 = 0.866_025_403_784_438_6;

/// A number from 0 up to 1 for each index, evenly scattered: multiples of the golden section.
pub(super) fn scattered(row: usize) -> f64 {
    (to_f64(row) * 0.618_033_988_749_894_9).fract()
}

/// A point for each index, evenly scattered over a square around 0 with sides of 1 (Roberts 2018: the sequence of the
/// plastic number, which is to two dimensions what the golden section is to one).
pub(super) fn scattered_point(row: usize) -> MapPoint {
    let row = to_f64(row) + 0.5;
    let along = |step: f64| (row * step).fract() - 0.5;
    MapPoint { x: along(0.754_877_666_246_692_8), y: along(0.569_840_290_998_053_3) }
}
