//! How well a label reads that is cut.

/// The legibility of a text that is shown whole.
const WHOLE: usize = 100;

/// How well a text of `wanted` columns reads if `shown` of them are shown: two halves of two words
/// say less than one whole word, so it is the square of the share. A whole text counts 100.
pub(super) fn legibility(shown: usize, wanted: usize) -> usize {
    let shown = shown.min(wanted);
    (WHOLE * shown * shown).checked_div(wanted * wanted).unwrap_or(WHOLE)
}
