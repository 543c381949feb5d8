//! Question words, which are ignored in searches.

/// Sorted for binary search.
const QUESTION_WORDS: [&str; 62] = [
    "a", "about", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can", "could", "did",
    "do", "does", "for", "from", "had", "has", "have", "he", "her", "him", "his", "how", "i", "in",
    "into", "is", "it", "its", "many", "me", "much", "of", "on", "or", "she", "should", "that",
    "the", "their", "there", "they", "this", "to", "was", "were", "what", "when", "where", "which",
    "who", "whom", "whose", "why", "will", "with", "would", "you", "your",
];

pub(crate) fn is_question_word(word: &str) -> bool {
    QUESTION_WORDS.binary_search(&word).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{QUESTION_WORDS, is_question_word};

    #[test]
    fn question_words_are_recognised() {
        assert!(QUESTION_WORDS.is_sorted());
        assert!(QUESTION_WORDS.into_iter().all(is_question_word));
        // "US" is a country.
        assert!(!["us", "urged", "ok", ""].into_iter().any(is_question_word));
    }
}
