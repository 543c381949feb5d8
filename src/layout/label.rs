//! How well a label reads that is cut.

/// What [`reads`] gives for a text that is shown whole.
pub(super) const WHOLE: usize = 100;

/// How well a text of `wanted` columns reads where `shown` of them are shown: two halves of two
/// words tell less than one whole word, so it is the square of the share.
pub(super) fn reads(shown: usize, wanted: usize) -> usize {
    let shown = shown.min(wanted);
    (WHOLE * shown * shown).checked_div(wanted * wanted).unwrap_or(WHOLE)
}
