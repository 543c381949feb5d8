//! The known word that somebody probably meant.

/// The known word nearest to a mistyped one, where one is near enough to be meant.
///
/// Near is an edit distance (with transpositions) of a third of the word at most; of equally near
/// words the first known one counts. Where none is, three letters or more may be the beginning of
/// one.
pub(crate) fn nearest<'w>(word: &str, known: impl IntoIterator<Item = &'w str>) -> Option<&'w str> {
    let typed = word.to_lowercase();
    let limit = (typed.chars().count() / 3).max(1);
    let known: Vec<&str> = known.into_iter().collect();
    let distances = known.iter().map(|known| (distance(&typed, &known.to_lowercase()), *known));
    let nearest = distances.min_by_key(|(distance, _)| *distance);
    let near = nearest.filter(|(distance, _)| *distance <= limit).map(|(_, known)| known);
    let begun = |known: &&str| typed.len() >= 3 && known.to_lowercase().starts_with(&typed);
    near.or_else(|| known.into_iter().find(begun))
}

fn distance(one: &str, other: &str) -> usize {
    strsim::damerau_levenshtein(one, other)
}

#[cfg(test)]
mod tests {
    use super::nearest;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let known = ["person", "firm", "product"];
        assert_eq!(nearest("preson", known), Some("person"));
        assert_eq!(nearest("Firms", known), Some("firm"));
        assert_eq!(nearest("weather", known), None);
        assert_eq!(nearest("prod", known), Some("product"));
        assert_eq!(nearest("pr", known), None);
    }
}
