//! Suggests a known slug for an unknown one.

use crate::text::{nearest_counted, suggestion};

/// A time limit on all suggestions for one graph, which matters for large graphs with many unknown names. Skipping a
/// candidate costs 1.
const MAX_WORK: usize = 20_000_000;
/// The cost of comparing two names character by character.
const COMPARISON_COST: usize = 50;

/// Suggests slugs until the limit is reached.
#[derive(Debug, Default)]
pub(super) struct Guesses {
    compared: usize,
}

impl Guesses {
    /// "did you mean …?" for an unknown slug; a name is compared as a slug.
    pub(super) fn slug<'c>(
        &mut self,
        found: &str,
        candidates: impl ExactSizeIterator<Item = &'c str>,
    ) -> Option<String> {
        self.name(&slug_of(found), candidates)
    }

    /// "did you mean …?" for a name among candidates.
    pub(super) fn name<'c>(
        &mut self,
        found: &str,
        candidates: impl ExactSizeIterator<Item = &'c str>,
    ) -> Option<String> {
        self.compared += candidates.len();
        if self.compared > MAX_WORK {
            return None;
        }
        let mut compared = 0;
        let meant = nearest_counted(found, candidates, &mut compared);
        self.compared += compared * COMPARISON_COST;
        meant.map(suggestion)
    }
}

/// Turns a text into a slug: `Lei Jun` becomes `lei-jun`.
pub(super) fn slug_of(text: &str) -> String {
    let lower = text.to_lowercase();
    let words =
        lower.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
    words.filter(|word| !word.is_empty()).collect::<Vec<&str>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::slug_of;

    #[test]
    fn names_are_suggested_as_slugs() {
        assert_eq!(slug_of("Lei Jun"), "lei-jun");
        assert_eq!(slug_of("  He  Xiaopeng!"), "he-xiaopeng");
        assert_eq!(slug_of("雷军"), "");
    }
}
