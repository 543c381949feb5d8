//! Cypher ("Cypher Manual", neo4j.com).

use std::fmt;

use super::quote::write_quoted;

pub(crate) struct CypherText<'t>(pub(crate) &'t str);

/// A label, type or property name, in backticks.
pub(crate) struct CypherName<'t>(pub(crate) &'t str);

impl fmt::Display for CypherText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_quoted(f, self.0, '\'')
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
    fn text_cannot_end_its_statement() {
        let text = CypherText("x'}) DELETE n // \\ \u{1b}").to_string();
        assert_eq!(text, "'x\\'}) DELETE n // \\\\ \u{fffd}'");
        assert_eq!(CypherName("a`b\\u0060").to_string(), "`a``b/u0060`");
    }
}
