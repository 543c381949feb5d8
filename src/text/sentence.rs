/// Capitalises the first letter, skipping Markdown emphasis.
pub(crate) fn sentence_case(text: &str) -> String {
    let rest = text.trim_start_matches('*');
    let emphasis = text.strip_suffix(rest).unwrap_or_default();
    let mut characters = rest.chars();
    let first = characters.next().map(char::to_uppercase).into_iter().flatten();
    emphasis.chars().chain(first).chain(characters).collect()
}

/// Adds a full stop, unless the text already ends with sentence punctuation.
pub(crate) fn with_full_stop(text: &str) -> String {
    let is_sentence = text.ends_with(['.', '!', '?', '…', '。', '！', '？', '”', '"']);
    if is_sentence { text.to_owned() } else { format!("{text}.") }
}

/// A noun with its article: `a firm`, `an event`, `a university`.
pub(crate) fn with_article(noun: &str) -> String {
    const CONSONANT_SOUNDS: [&str; 6] = ["eu", "one", "uni", "use", "usu", "uti"];
    const SILENT_H: [&str; 3] = ["heir", "honest", "hour"];
    let starts_with = |prefixes: &[&str]| prefixes.iter().any(|prefix| noun.starts_with(prefix));
    let is_vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u']) && !starts_with(&CONSONANT_SOUNDS);
    let article = if is_vowel || starts_with(&SILENT_H) { "an" } else { "a" };
    format!("{article} {noun}")
}

pub(crate) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// Text in brackets after a space, to be appended: ` (opinion)`; empty if there is no text.
pub(crate) fn bracketed_suffix(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" ({text})") }
}

/// Text with its note in brackets: `Leijun (as printed)`.
pub(crate) fn with_note(text: &str, note: Option<&str>) -> String {
    format!("{text}{}", bracketed_suffix(note.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::{sentence_case, with_article, with_full_stop, with_note};

    #[test]
    fn nouns_get_the_article_that_fits_their_sound() {
        let nouns = ["firm", "event", "university", "hour", "house", "umbrella"].map(with_article);
        let expected = ["a firm", "an event", "a university", "an hour", "a house", "an umbrella"];
        assert_eq!(nouns, expected);
    }

    #[test]
    fn notes_are_appended_in_brackets() {
        assert_eq!([Some("so"), None].map(|note| with_note("a", note)), ["a (so)", "a"]);
    }

    #[test]
    fn text_becomes_a_sentence() {
        assert_eq!(["so", "so!", "如此。"].map(with_full_stop), ["so.", "so!", "如此。"]);
        assert_eq!(["so", "*so*", ""].map(sentence_case), ["So", "*So*", ""]);
    }
}
