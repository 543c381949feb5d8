//! Quoted strings of DOT, which have two rules: one for names, one for text that Graphviz expands.

use std::fmt::{self, Write as _};

/// A quoted name of a node or graph: Graphviz keeps every character as it stands.
///
/// Only the quote is escaped there. A backslash is doubled all the same, or the one before the
/// closing quote would swallow it.
pub(super) struct QuotedName<'t>(pub(super) &'t str);

/// A quoted text: a label, tooltip or `id`, in which Graphviz reads escapes (`\N`, `\l`) and
/// HTML entities (`&lt;`). Both are defused, so that the text shows as it is.
pub(super) struct Quoted<'t>(pub(super) &'t str);

impl fmt::Display for QuotedName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        self.0.chars().try_for_each(|letter| escape(letter, f))?;
        f.write_char('"')
    }
}

impl fmt::Display for Quoted<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        for (place, letter) in self.0.char_indices() {
            escape(letter, f)?;
            if letter == '&' && starts_entity(&self.0[place + 1..]) {
                f.write_str("amp;")?;
            }
        }
        f.write_char('"')
    }
}

fn escape(letter: char, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match letter {
        '"' => f.write_str("\\\""),
        '\\' => f.write_str("\\\\"),
        // Text in a graph has no control characters; a title typed elsewhere may.
        _ if letter.is_control() => f.write_char(char::REPLACEMENT_CHARACTER),
        _ => f.write_char(letter),
    }
}

/// Whether what follows an ampersand makes it an entity: `lt;`, `#60;`.
fn starts_entity(rest: &str) -> bool {
    let name = rest.find(|letter: char| letter != '#' && !letter.is_ascii_alphanumeric());
    name.is_some_and(|end| end > 0 && rest[end..].starts_with(';'))
}

#[cfg(test)]
mod tests {
    use super::{Quoted, QuotedName};

    #[test]
    fn no_text_can_leave_its_quotes_or_be_expanded() {
        for (text, expected) in [
            (r#"say "hi""#, r#""say \"hi\"""#),
            (r"ends in \", r#""ends in \\""#),
            (r"\N \l \G", r#""\\N \\l \\G""#),
            ("<b>bold</b>", r#""<b>bold</b>""#),
            ("AT&T; R&D", r#""AT&amp;T; R&D""#),
            ("&#60;", r#""&amp;#60;""#),
            ("a\nb", "\"a\u{fffd}b\""),
        ] {
            assert_eq!(Quoted(text).to_string(), expected);
        }
        assert_eq!(QuotedName(r"&lt;\").to_string(), r#""&lt;\\""#);
    }
}
