//! Saturating conversions between counts, floating-point numbers and cells.

/// A count as a floating-point number. Saturates at [`u32::MAX`].
pub(crate) fn to_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Rounds a number to the nearest integer. Saturates; 0 for NaN.
#[expect(clippy::cast_possible_truncation, reason = "clamped to the range of the target")]
pub(crate) fn round_to_i32(value: f64) -> i32 {
    let (min, max) = (f64::from(i32::MIN), f64::from(i32::MAX));
    if value.is_nan() { 0 } else { value.round().clamp(min, max) as i32 }
}

pub(crate) fn to_cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
