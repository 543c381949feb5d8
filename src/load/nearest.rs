//! The nearest known name to one that is not known.

/// The candidate that a typed name most likely meant, if any is near enough.
///
/// Near means a third of its letters may differ (Damerau-Levenshtein distance); of equally near
/// ones the first wins.
pub(super) fn nearest<'c>(
    found: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<&'c str> {
    let allowed = (found.chars().count() / 3).max(1);
    let near = candidates.filter(|candidate| candidate.len().abs_diff(found.len()) <= allowed * 3);
    near.map(|candidate| (strsim::damerau_levenshtein(found, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// "did you mean …?" as a next step.
pub(super) fn did_you_mean<'c>(
    found: &str,
    candidates: impl Iterator<Item = &'c str>,
) -> Option<String> {
    nearest(found, candidates).map(|name| format!("did you mean `{name}`?"))
}
