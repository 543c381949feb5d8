use std::fmt::Write as _;
use std::path::Path;

use crate::model::escape_hostile;

/// Quotes a word for a POSIX shell, unless it needs no quotes. Hostile characters are escaped in the notation `$'…'` of
/// POSIX.1-2024, so that the word stays on one line.
pub(crate) fn quote_shell_word(word: &str) -> String {
    let is_plain = |character: char| character.is_alphanumeric() || "/._-+".contains(character);
    if !word.is_empty() && word.chars().all(is_plain) {
        return word.to_owned();
    }
    if *escape_hostile(word) != *word {
        return dollar_quoted(word);
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

/// Quotes a path for a POSIX shell. A relative path that starts with `-` gets the prefix `./`, so that no command reads
/// the path as an option.
pub(crate) fn quote_shell_path(path: &Path) -> String {
    let path = path.to_string_lossy();
    let folder = if path.starts_with('-') { "./" } else { "" };
    quote_shell_word(&format!("{folder}{path}"))
}

fn dollar_quoted(word: &str) -> String {
    let mut quoted = "$'".to_owned();
    for character in word.chars() {
        let mut buffer = [0; 4];
        let text = character.encode_utf8(&mut buffer);
        if matches!(character, '\'' | '\\') {
            quoted.push('\\');
            quoted.push(character);
        } else if *escape_hostile(text) == *text {
            quoted.push(character);
        } else {
            for byte in text.bytes() {
                // Writing to a String cannot fail. An octal escape has at most three digits, so a digit after it is
                // not part of it.
                let _ = write!(quoted, "\\{byte:03o}");
            }
        }
    }
    quoted + "'"
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{quote_shell_path, quote_shell_word};

    #[test]
    fn only_words_with_special_characters_are_quoted() {
        let words = ["lei-jun", "a b", "!x", "it's", "$(rm)", "小米"].map(quote_shell_word);
        assert_eq!(words, ["lei-jun", "'a b'", "'!x'", "'it'\\''s'", "'$(rm)'", "小米"]);
    }

    #[test]
    fn empty_words_and_words_with_control_characters_are_quoted() {
        let words = ["", "a\nb'\\1", "x\u{200f}2"].map(quote_shell_word);
        assert_eq!(words, ["''", r"$'a\012b\'\\1'", r"$'x\342\200\2172'"]);
    }

    #[test]
    fn a_path_is_never_an_option() {
        let paths =
            ["-g", "--graph=x", "a/-b", "/-c"].map(|path| quote_shell_path(Path::new(path)));
        assert_eq!(paths, ["./-g", "'./--graph=x'", "a/-b", "/-c"]);
    }
}
