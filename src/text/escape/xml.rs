use std::fmt::{self, Write as _};

/// Text as character data or in a quoted attribute, in XML or HTML. Characters outside XML 1.0's `Char` (section 2.2),
/// which would make a parser reject the whole file, are replaced by U+FFFD.
pub(crate) struct Xml<'t>(pub(crate) &'t str);

impl fmt::Display for Xml<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().try_for_each(|character| match character {
            '&' => f.write_str("&amp;"),
            '<' => f.write_str("&lt;"),
            '>' => f.write_str("&gt;"),
            '"' => f.write_str("&quot;"),
            '\'' => f.write_str("&#39;"),
            '\u{fffe}' | '\u{ffff}' => f.write_char(char::REPLACEMENT_CHARACTER),
            _ if character.is_control() => f.write_char(char::REPLACEMENT_CHARACTER),
            _ => f.write_char(character),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn markup_is_escaped_and_forbidden_characters_are_replaced() {
        let text = "<a b=\"c\" d='e'>&lt;]]>\u{0}\u{ffff}\u{1b}雷";
        let expected =
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;lt;]]&gt;\u{fffd}\u{fffd}\u{fffd}雷";
        assert_eq!(Xml(text).to_string(), expected);
    }
}
