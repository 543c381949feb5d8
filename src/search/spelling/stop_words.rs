//! Stop words: common words and question words, which are ignored in searches.

/// Sorted for binary search.
const STOP_WORDS: [&str; 62] = [
    "a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could", "did",
    "do", "does", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how", "i", "in",
    "into", "is", "it", "its", "many", "me", "much", "of", "on", "or", "she", "should", "that",
    "the", "their", "there", "they", "this", "to", "was", "were", "what", "when", "where", "which",
    "who", "whom", "whose", "why", "will", "with", "would", "you", "your",
];

pub(crate) fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.binary_search(&word).is_ok()
}

/// The number of words that are not stop words.
pub(crate) fn count_content_words<'t>(words: impl Iterator<Item = &'t str>) -> usize {
    words.filter(|word| !is_stop_word(word)).count()
}

#[cfg(test)]
mod tests {
    use super::{STOP_WORDS, is_stop_word};

    #[test]
    fn stop_words_are_recognised() {
        assert!(STOP_WORDS.is_sorted());
        assert!(STOP_WORDS.into_iter().all(is_stop_word));
        // "US" is a country.
        assert!(!["us", "urged", "ok", ""].into_iter().any(is_stop_word));
    }
}
