//! Where some words occur in a text.

use std::ops::Range;

/// The byte range of words in a text, ignoring case unless that changes byte positions.
pub(crate) fn find_ignoring_case(text: &str, wanted: &str) -> Option<Range<usize>> {
    if wanted.is_empty() {
        return None;
    }
    let exact = text.find(wanted);
    let at = exact.or_else(|| {
        let found = text.to_ascii_lowercase().find(&wanted.to_ascii_lowercase());
        found.filter(|at| text.is_char_boundary(*at) && text.is_char_boundary(at + wanted.len()))
    })?;
    Some(at..at + wanted.len())
}

/// Whether a text holds every word of a query, ignoring case.
pub(crate) fn holds_words(text: &str, query: &str) -> bool {
    let text = text.to_lowercase();
    query.to_lowercase().split_whitespace().all(|word| text.contains(word))
}
