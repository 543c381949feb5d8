use std::ops::Range;

use super::citation::quotation::find_quotation;

/// The byte range of words in text: an exact match, else one that differs only in ASCII case.
pub(crate) fn find_ignoring_case(text: &str, words: &str) -> Option<Range<usize>> {
    if words.is_empty() {
        return None;
    }
    let exact = text.find(words);
    let start = exact.or_else(|| {
        let start = text.to_ascii_lowercase().find(&words.to_ascii_lowercase());
        start.filter(|start| {
            text.is_char_boundary(*start) && text.is_char_boundary(start + words.len())
        })
    })?;
    Some(start..start + words.len())
}

/// The byte range of cited words in text: as [`find_quotation`] finds it, else ignoring ASCII case.
pub(crate) fn find_cited_words(text: &str, words: &str) -> Option<Range<usize>> {
    find_quotation(text, words).or_else(|| find_ignoring_case(text, words))
}

pub(crate) fn contains_words(text: &str, query: &str) -> bool {
    let text = text.to_lowercase();
    query.to_lowercase().split_whitespace().all(|word| text.contains(word))
}
