//! Quoted strings in DOT, with different rules for names and for text that Graphviz expands.

use std::fmt::{self, Write as _};

use super::quote::write_escaped;

/// The maximum number of characters between two quotes, of at most five bytes each. Graphviz reads at most 16 KiB
/// there, so a longer text is written as a concatenation: `"…" + "…"`.
const MAX_PIECE: usize = 3000;

/// The quoted name of a node or graph. Graphviz reads it literally, except for `\"`, so a backslash before the closing
/// quote must be escaped too.
pub(crate) struct DotName<'t>(pub(crate) &'t str);

/// Quoted text: a label, tooltip or `id`, in which Graphviz expands escapes (`\N`, `\l`) and HTML entities (`&lt;`).
/// Escaping both makes the text appear literally.
pub(crate) struct DotText<'t>(pub(crate) &'t str);

impl fmt::Display for DotName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_pieces(f, self.0, |f, _, character| write_escaped(f, character, '"'))
    }
}

impl fmt::Display for DotText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_pieces(f, self.0, |f, rest, character| {
            write_escaped(f, character, '"')?;
            if character == '&' && completes_html_entity(rest) {
                f.write_str("amp;")
            } else {
                Ok(())
            }
        })
    }
}

/// Writes a quoted string; `write` receives each character and the text after it.
fn write_pieces(
    f: &mut fmt::Formatter<'_>,
    text: &str,
    write: impl Fn(&mut fmt::Formatter<'_>, &str, char) -> fmt::Result,
) -> fmt::Result {
    f.write_char('"')?;
    let mut characters = text.chars();
    for number in 0.. {
        let Some(character) = characters.next() else { break };
        if number > 0 && number % MAX_PIECE == 0 {
            f.write_str("\" + \"")?;
        }
        write(f, characters.as_str(), character)?;
    }
    f.write_char('"')
}

/// Whether the text after an ampersand completes an HTML entity: `lt;`, `#60;`.
fn completes_html_entity(rest: &str) -> bool {
    let is_name = |character: char| character == '#' || character.is_ascii_alphanumeric();
    rest.starts_with(is_name) && rest.trim_start_matches(is_name).starts_with(';')
}

#[cfg(test)]
mod tests {
    use super::{DotName, DotText};

    #[test]
    fn long_texts_are_concatenated() {
        let text = DotName(&"\"".repeat(3001)).to_string();
        assert_eq!(text, format!("\"{}\" + \"\\\"\"", "\\\"".repeat(3000)));
    }

    #[test]
    fn text_cannot_break_out_of_its_quotes_or_be_expanded() {
        for (text, expected) in [
            (r#"say "hi""#, r#""say \"hi\"""#),
            (r"ends in \", r#""ends in \\""#),
            (r"\N \l \G", r#""\\N \\l \\G""#),
            ("<b>bold</b>", r#""<b>bold</b>""#),
            ("AT&T; R&D", r#""AT&amp;T; R&D""#),
            ("&#60;", r#""&amp;#60;""#),
            ("a\nb", "\"a\u{fffd}b\""),
        ] {
            assert_eq!(DotText(text).to_string(), expected);
        }
        assert_eq!(DotName(r"&lt;\").to_string(), r#""&lt;\\""#);
    }
}
