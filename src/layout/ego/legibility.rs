const UNCUT: usize = 100;

/// The legibility of a text of `full` columns cut to `shown`: the square of the share that is shown, since two half
/// words are less legible than one whole word.
pub(super) fn legibility(shown: usize, full: usize) -> usize {
    let shown = shown.min(full);
    (UNCUT * shown * shown).checked_div(full * full).unwrap_or(UNCUT)
}
