use super::MAX_UNCUT;

pub(super) const UNCUT: usize = 100;

/// Whether a text of `full` columns that should be whole is cut to `shown`.
pub(super) fn is_cut(shown: usize, full: usize) -> bool {
    shown < full && full <= MAX_UNCUT
}

/// The legibility of a text of `full` columns cut to `shown`: nothing if the text is short, since a cut word is hard to
/// guess, otherwise proportional to the square of the share that is shown.
pub(super) fn legibility(shown: usize, full: usize) -> usize {
    let shown = shown.min(full);
    if is_cut(shown, full) {
        return 0;
    }
    (UNCUT * shown * shown).checked_div(full * full).unwrap_or(UNCUT)
}
