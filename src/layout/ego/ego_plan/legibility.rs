use super::MAX_UNCUT;

pub(super) const UNCUT: usize = 100;

/// Whether a name or label of `full` columns, which should be shown in full, is truncated to `shown`.
pub(super) fn is_cut(shown: usize, full: usize) -> bool {
    shown < full && full <= MAX_UNCUT
}

/// The legibility of a name or label of `full` columns that is truncated to `shown`: 0 if it is short, since a truncated
/// word is hard to guess, otherwise proportional to the square of the share that is shown.
pub(super) fn legibility(shown: usize, full: usize) -> usize {
    let shown = shown.min(full);
    if is_cut(shown, full) {
        return 0;
    }
    (UNCUT * shown * shown).checked_div(full * full).unwrap_or(UNCUT)
}
