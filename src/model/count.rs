//! Numbers with their nouns.

/// A number with its noun: `1 error`, `2 errors`, `no errors`.
#[must_use]
pub fn count(number: usize, one: &str, many: &str) -> String {
    match number {
        0 => format!("no {many}"),
        1 => format!("1 {one}"),
        _ => format!("{number} {many}"),
    }
}
