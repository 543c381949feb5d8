/// The text with its first letter capitalised, skipping Markdown emphasis.
pub(crate) fn sentence_case(text: &str) -> String {
    let marks = text.len() - text.trim_start_matches('*').len();
    let mut characters = text[marks..].chars();
    let first = characters.next().map(char::to_uppercase).into_iter().flatten();
    text[..marks].chars().chain(first).chain(characters).collect()
}

/// The text with a full stop, unless it ends like a sentence.
pub(crate) fn full_stop(text: &str) -> String {
    let ended = text.ends_with(['.', '!', '?', '…', '。', '！', '？', '”', '"']);
    if ended { text.to_owned() } else { format!("{text}.") }
}

pub(crate) fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<&str>>().join(" ")
}

/// A text in brackets, to be appended: ` (so)`; empty if the text is.
pub(crate) fn in_brackets(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!(" ({text})") }
}

/// A text with its note in brackets: `Leijun (as printed)`.
pub(crate) fn with_note(text: &str, note: Option<&str>) -> String {
    format!("{text}{}", in_brackets(note.unwrap_or_default()))
}

#[cfg(test)]
mod tests {
    use super::{full_stop, sentence_case, with_note};

    #[test]
    fn a_note_follows_in_brackets() {
        assert_eq!([Some("so"), None].map(|note| with_note("a", note)), ["a (so)", "a"]);
    }

    #[test]
    fn a_text_becomes_a_sentence() {
        assert_eq!(["so", "so!", "如此。"].map(full_stop), ["so.", "so!", "如此。"]);
        assert_eq!(["so", "*so*", ""].map(sentence_case), ["So", "*So*", ""]);
    }
}
