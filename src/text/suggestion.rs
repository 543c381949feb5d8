//! "Did you mean": the known word that was probably meant.

/// Longer words are not compared: no one mistypes a paragraph.
const MAX_LENGTH: usize = 100;
/// From this length on, a word may be a prefix of a known one.
const MIN_PREFIX: usize = 3;

/// "did you mean `word`?" as a next step.
pub(crate) fn did_you_mean<'w>(
    typed: &str,
    known: impl IntoIterator<Item = &'w str>,
) -> Option<String> {
    nearest(typed, known).map(suggestion)
}

pub(crate) fn suggestion(word: &str) -> String {
    format!("did you mean `{word}`?")
}

/// The known word nearest to a mistyped one, if any is near enough.
///
/// Near means that at most a third of its characters are missing, added, wrong or swapped (optimal string alignment,
/// ignoring case); of equally near ones the first wins. If none is near, the first one that starts with the word.
pub(crate) fn nearest<'w>(
    typed: &str,
    known: impl IntoIterator<Item = &'w str>,
) -> Option<&'w str> {
    nearest_counted(typed, known, &mut 0)
}

/// Like [`nearest`]; adds to `compared` the number of words compared character by character.
pub(crate) fn nearest_counted<'w>(
    typed: &str,
    known: impl IntoIterator<Item = &'w str>,
    compared: &mut usize,
) -> Option<&'w str> {
    let typed = typed.to_lowercase();
    let length = typed.chars().count();
    if length > MAX_LENGTH {
        return None;
    }
    let allowed = (length / 3).max(1);
    let bytes = bytes_of(&typed);
    let mut near: Option<(usize, &str)> = None;
    let mut prefix_match = None;
    for word in known {
        if prefix_match.is_none() && length >= MIN_PREFIX && starts_with_ignore_case(word, &typed) {
            prefix_match = Some(word);
        }
        let is_too_far = word.len().abs_diff(typed.len()) > allowed * 3
            // One edit changes at most two bytes of the set.
            || (bytes_of(word) ^ bytes).count_ones() as usize > allowed * 2;
        if is_too_far {
            continue;
        }
        *compared += 1;
        let distance = strsim::osa_distance(&typed, &word.to_lowercase());
        if distance <= allowed && near.is_none_or(|(least, _)| distance < least) {
            near = Some((distance, word));
        }
    }
    near.map(|(_, word)| word).or(prefix_match)
}

fn starts_with_ignore_case(word: &str, start: &str) -> bool {
    word.get(..start.len()).is_some_and(|beginning| beginning.eq_ignore_ascii_case(start))
}

/// The set of bytes of a text, case of ASCII ignored, folded into 64 bits.
fn bytes_of(text: &str) -> u64 {
    text.bytes().fold(0, |set, byte| set | 1 << (byte.to_ascii_lowercase() % 64))
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, nearest, nearest_counted};

    #[test]
    fn misspellings_are_distinguished_from_other_words() {
        let known = ["person", "firm", "product", "lei-jun", "Björn"];
        let typed = ["preson", "Firms", "lei-jnu", "le-jun", "bjÖrn", "weather", ""];
        let meant = ["person", "firm", "lei-jun", "lei-jun", "Björn"].map(Some);
        assert_eq!(typed.map(|word| nearest(word, known))[..5], meant);
        assert_eq!(typed.map(|word| nearest(word, known))[5..], [None, None]);
        assert_eq!(did_you_mean("preson", known).as_deref(), Some("did you mean `person`?"));
        assert_eq!(did_you_mean("weather", known), None);
    }

    #[test]
    fn the_beginning_of_a_word_is_enough_from_three_characters() {
        assert_eq!(nearest("prod", ["product", "person"]), Some("product"));
        assert_eq!(nearest("pr", ["product", "person"]), None);
        assert_eq!(nearest("prod", ["producer", "product"]), Some("producer"), "the first");
    }

    #[test]
    fn words_that_cannot_be_near_are_not_compared() {
        let mut compared = 0;
        assert_eq!(
            nearest_counted("lei-jnu", ["porsche", "li", "lei-jun"], &mut compared),
            Some("lei-jun")
        );
        assert_eq!(compared, 1);
        assert_eq!(nearest(&"a".repeat(101), ["a"]), None);
    }
}
