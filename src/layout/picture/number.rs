//! Counts as real numbers, and real numbers as cells.

/// A count as a real number; capped at the largest 32-bit number.
pub(crate) fn to_f64(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// The whole number nearest to a real one, kept within 32 bits.
#[expect(clippy::cast_possible_truncation, reason = "clamped to the range of the target")]
pub(crate) fn round_to_i32(value: f64) -> i32 {
    let (least, most) = (f64::from(i32::MIN), f64::from(i32::MAX));
    if value.is_nan() { 0 } else { value.round().clamp(least, most) as i32 }
}

/// A count as a number of cells; saturates.
pub(crate) fn cells(count: usize) -> u16 {
    u16::try_from(count).unwrap_or(u16::MAX)
}
