/// Words longer than this are not compared: no one mistypes a paragraph.
const MAX_LENGTH: usize = 100;
const MIN_PREFIX: usize = 3;

/// The question "did you mean `word`?" with the nearest known word, if any is near enough.
pub(crate) fn did_you_mean<'w>(
    typed: &str,
    known: impl IntoIterator<Item = &'w str>,
) -> Option<String> {
    nearest(typed, known).map(suggestion)
}

pub(crate) fn suggestion(word: &str) -> String {
    format!("did you mean `{word}`?")
}

/// The known word nearest to a mistyped one: at most a third of its characters missing, added, wrong or swapped
/// (optimal string alignment, ignoring case); the first of equally near words. If none is that near, the first word
/// that starts with the typed one.
pub(crate) fn nearest<'w>(
    typed: &str,
    known: impl IntoIterator<Item = &'w str>,
) -> Option<&'w str> {
    nearest_counted(typed, known, &mut 0)
}

/// Like [`nearest`]; adds the number of words compared character by character to `comparisons`.
pub(crate) fn nearest_counted<'w>(
    typed: &str,
    known: impl IntoIterator<Item = &'w str>,
    comparisons: &mut usize,
) -> Option<&'w str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    if length > MAX_LENGTH {
        return None;
    }
    let max_distance = (length / 3).max(1);
    let typed_bytes = byte_set(&typed);
    let mut best: Option<(usize, &str)> = None;
    let mut prefix_match = None;
    for word in known {
        if prefix_match.is_none() && length >= MIN_PREFIX && starts_with_ignore_case(word, &typed) {
            prefix_match = Some(word);
        }
        let is_too_far = word.len().abs_diff(typed.len()) > max_distance * 3
            // One edit changes at most two bytes of the set.
            || (byte_set(word) ^ typed_bytes).count_ones() as usize > max_distance * 2;
        if is_too_far {
            continue;
        }
        *comparisons += 1;
        let distance = strsim::osa_distance(&typed, &word.to_lowercase());
        if distance <= max_distance
            && best.is_none_or(|(best_distance, _)| distance < best_distance)
        {
            best = Some((distance, word));
        }
    }
    best.map(|(_, word)| word).or(prefix_match)
}

fn starts_with_ignore_case(word: &str, prefix: &str) -> bool {
    word.get(..prefix.len()).is_some_and(|start| start.eq_ignore_ascii_case(prefix))
}

fn byte_set(text: &str) -> u64 {
    text.bytes().fold(0, |set, byte| set | 1 << (byte.to_ascii_lowercase() % 64))
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, nearest, nearest_counted};

    #[test]
    fn misspellings_are_matched_and_unrelated_words_are_not() {
        let known = ["person", "firm", "product", "lei-jun", "Björn"];
        let typed = ["preson", "Firms", "lei-jnu", "le-jun", "bjÖrn", "weather", ""];
        let expected = ["person", "firm", "lei-jun", "lei-jun", "Björn"].map(Some);
        assert_eq!(typed.map(|word| nearest(word, known))[..5], expected);
        assert_eq!(typed.map(|word| nearest(word, known))[5..], [None, None]);
        assert_eq!(did_you_mean("preson", known).as_deref(), Some("did you mean `person`?"));
        assert_eq!(did_you_mean("weather", known), None);
    }

    #[test]
    fn a_prefix_of_three_characters_is_enough() {
        assert_eq!(nearest("prod", ["product", "person"]), Some("product"));
        assert_eq!(nearest("pr", ["product", "person"]), None);
        assert_eq!(nearest("prod", ["producer", "product"]), Some("producer"), "the first");
    }

    #[test]
    fn words_that_cannot_be_near_are_not_compared() {
        let mut comparisons = 0;
        assert_eq!(
            nearest_counted("lei-jnu", ["porsche", "li", "lei-jun"], &mut comparisons),
            Some("lei-jun")
        );
        assert_eq!(comparisons, 1);
        assert_eq!(nearest(&"a".repeat(101), ["a"]), None);
    }
}
