//! Directions and quasi-random numbers that are bit-identical on every machine.
//!
//! They use no trigonometry: IEEE 754 specifies the results of basic arithmetic and square roots exactly, but other
//! functions differ between libraries in the last bit, which could move a name.

use crate::layout::picture::to_f64;

use super::map_point::MapPoint;

/// Twelve directions, in steps of thirty degrees.
pub(super) const UNIT_VECTORS: [MapPoint; 12] = [
    MapPoint { x: 1.0, y: 0.0 },
    MapPoint { x: SIN_60, y: 0.5 },
    MapPoint { x: 0.5, y: SIN_60 },
    MapPoint { x: 0.0, y: 1.0 },
    MapPoint { x: -0.5, y: SIN_60 },
    MapPoint { x: -SIN_60, y: 0.5 },
    MapPoint { x: -1.0, y: 0.0 },
    MapPoint { x: -SIN_60, y: -0.5 },
    MapPoint { x: -0.5, y: -SIN_60 },
    MapPoint { x: 0.0, y: -1.0 },
    MapPoint { x: 0.5, y: -SIN_60 },
    MapPoint { x: SIN_60, y: -0.5 },
];
/// The sine of 60 degrees: half the square root of three.
const SIN_60: f64 = 0.866_025_403_784_438_6;

/// The fractional part of a multiple of the golden ratio. Successive indices give evenly distributed numbers from 0 to
/// 1.
pub(super) fn quasi_random(index: usize) -> f64 {
    (to_f64(index) * 0.618_033_988_749_894_9).fract()
}

/// A point of the R2 sequence (Roberts 2018), which is based on the plastic number, a generalisation of the golden
/// ratio. Successive indices give evenly distributed points in the unit square centred on the origin.
pub(super) fn quasi_random_point(index: usize) -> MapPoint {
    let multiple = to_f64(index) + 0.5;
    let coordinate = |step: f64| (multiple * step).fract() - 0.5;
    MapPoint { x: coordinate(0.754_877_666_246_692_8), y: coordinate(0.569_840_290_998_053_3) }
}
