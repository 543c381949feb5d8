//! Texts made into sentences.

/// The text with its first character in upper case, past marks of emphasis.
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

#[cfg(test)]
mod tests {
    use super::{full_stop, sentence_case};

    #[test]
    fn a_text_becomes_a_sentence() {
        assert_eq!(["so", "so!", "如此。"].map(full_stop), ["so.", "so!", "如此。"]);
        assert_eq!(["so", "*so*", ""].map(sentence_case), ["So", "*So*", ""]);
    }
}
