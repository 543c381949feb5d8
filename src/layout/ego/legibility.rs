//! The legibility of cut labels.

/// The legibility of an uncut text.
const WHOLE: usize = 100;

/// The legibility of a text of `wanted` columns cut to `shown`: the square of the share shown, since two half words
/// tell less than one whole word. 100 if it is not cut.
pub(super) fn legibility(shown: usize, wanted: usize) -> usize {
    let shown = shown.min(wanted);
    (WHOLE * shown * shown).checked_div(wanted * wanted).unwrap_or(WHOLE)
}
