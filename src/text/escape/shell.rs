use std::path::Path;

use crate::model::escape_hostile;

/// Placeholders for what no suggested command can contain: the user must fill them in.
const WORD: &str = "WORD";
const PATH: &str = "PATH";

/// Quotes a word for POSIX shells and fish, unless it needs no quotes. A word with hostile characters becomes the
/// placeholder `WORD`, because not all of these shells can quote it on one line.
pub(crate) fn quote_shell_word(word: &str) -> String {
    quoted(word).unwrap_or_else(|| WORD.to_owned())
}

/// Quotes a path like [`quote_shell_word`]. A relative path that starts with `-` gets the prefix `./`, so that no
/// command reads the path as an option. A path that has hostile characters or is not UTF-8 becomes the placeholder
/// `PATH`.
pub(crate) fn quote_shell_path(path: &Path) -> String {
    let path = path.to_str().map(|path| {
        let folder = if path.starts_with('-') { "./" } else { "" };
        format!("{folder}{path}")
    });
    path.and_then(|path| quoted(&path)).unwrap_or_else(|| PATH.to_owned())
}

fn quoted(word: &str) -> Option<String> {
    let is_plain = |character: char| character.is_alphanumeric() || "/._-+".contains(character);
    if *escape_hostile(word) != *word {
        return None;
    }
    if !word.is_empty() && word.chars().all(is_plain) {
        return Some(word.to_owned());
    }
    // Backslashes are outside the quotes too, because fish reads `\\` and `\'` in quotes as escapes.
    let escape = |character: char| match character {
        '\'' | '\\' => format!("'\\{character}'"),
        _ => character.to_string(),
    };
    Some(format!("'{}'", word.chars().map(escape).collect::<String>()))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{quote_shell_path, quote_shell_word};

    #[test]
    fn only_words_with_special_characters_are_quoted() {
        let words = ["lei-jun", "a b", "!x", "it's", "$(rm)", "小米", ""].map(quote_shell_word);
        assert_eq!(words, ["lei-jun", "'a b'", "'!x'", r"'it'\''s'", "'$(rm)'", "小米", "''"]);
    }

    #[test]
    fn backslashes_are_outside_of_quotes() {
        assert_eq!(quote_shell_word(r"a\\b"), r"'a'\\''\\'b'");
    }

    #[test]
    fn hostile_characters_become_a_placeholder() {
        assert_eq!(["a\nb", "x\u{200f}2"].map(quote_shell_word), ["WORD", "WORD"]);
        assert_eq!(quote_shell_path(Path::new("a\u{1b}b")), "PATH");
    }

    #[test]
    fn a_path_is_never_an_option() {
        let paths =
            ["-g", "--graph=x", "a/-b", "/-c"].map(|path| quote_shell_path(Path::new(path)));
        assert_eq!(paths, ["./-g", "'./--graph=x'", "a/-b", "/-c"]);
    }
}
