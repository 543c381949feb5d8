/// Quotes a word for a POSIX shell, unless it needs no quotes.
pub(crate) fn shell_word(word: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || "/._-+".contains(character);
    if word.chars().all(is_plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::shell_word;

    #[test]
    fn only_words_with_special_characters_are_quoted() {
        let words = ["lei-jun", "a b", "!x", "it's", "$(rm)", "小米"].map(shell_word);
        assert_eq!(words, ["lei-jun", "'a b'", "'!x'", "'it'\\''s'", "'$(rm)'", "小米"]);
    }
}
