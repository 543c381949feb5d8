//! Cypher ("Cypher Manual", neo4j.com).

use std::fmt::{self, Write as _};

use super::quote::write_escaped;

/// A string literal, in single quotes and on one line.
pub(crate) struct CypherText<'t>(pub(crate) &'t str);

/// A label, type or property name, in backticks.
pub(crate) struct CypherName<'t>(pub(crate) &'t str);

impl fmt::Display for CypherText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('\'')?;
        self.0.chars().try_for_each(|character| match character {
            '\n' => f.write_str("\\n"),
            '\t' => f.write_str("\\t"),
            _ => write_escaped(f, character, '\''),
        })?;
        f.write_char('\'')
    }
}

impl fmt::Display for CypherName<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Older versions read `\u0060` as a backtick even here, so backslashes become slashes.
        write!(f, "`{}`", self.0.replace('`', "``").replace('\\', "/"))
    }
}

#[cfg(test)]
mod tests {
    use super::{CypherName, CypherText};

    #[test]
    fn text_and_names_cannot_break_out_of_their_quotes() {
        let text = CypherText("x'}) DELETE n // \\ \u{1b}").to_string();
        assert_eq!(text, "'x\\'}) DELETE n // \\\\ \u{fffd}'");
        assert_eq!(CypherText("two\nlines").to_string(), "'two\\nlines'");
        assert_eq!(CypherName("a`b\\u0060").to_string(), "`a``b/u0060`");
    }
}
