use crate::text::{nearest_counted, suggestion};

/// Limits the total cost of suggestions in large graphs with many unknown names. Skipping a candidate costs 1.
const MAX_WORK: usize = 20_000_000;
const COMPARISON_COST: usize = 50;

#[derive(Debug, Default)]
pub(super) struct Suggester {
    work: usize,
}

impl Suggester {
    /// Stops making suggestions.
    pub(super) fn stop(&mut self) {
        self.work = MAX_WORK;
    }

    /// "did you mean …?" for an unknown slug; other text is first converted to a slug.
    pub(super) fn suggest_slug<'c>(
        &mut self,
        unknown: &str,
        candidates: impl ExactSizeIterator<Item = &'c str>,
    ) -> Option<String> {
        self.suggest_name(&slugify(unknown), candidates)
    }

    pub(super) fn suggest_name<'c>(
        &mut self,
        unknown: &str,
        candidates: impl ExactSizeIterator<Item = &'c str>,
    ) -> Option<String> {
        self.work += candidates.len();
        if self.work > MAX_WORK {
            return None;
        }
        let mut comparisons = 0;
        let nearest = nearest_counted(unknown, candidates, &mut comparisons);
        self.work += comparisons * COMPARISON_COST;
        nearest.map(suggestion)
    }
}

/// Converts text to a slug: `Lei Jun` becomes `lei-jun`.
pub(super) fn slugify(text: &str) -> String {
    let lower = text.to_lowercase();
    let words =
        lower.split(|character: char| !character.is_ascii_alphanumeric() && character != '_');
    words.filter(|word| !word.is_empty()).collect::<Vec<&str>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::slugify;

    #[test]
    fn names_are_converted_to_slugs() {
        assert_eq!(slugify("Lei Jun"), "lei-jun");
        assert_eq!(slugify("  He  Xiaopeng!"), "he-xiaopeng");
        assert_eq!(slugify("雷军"), "");
    }
}
