use std::fmt;

/// Displays text as character data, or within a quoted attribute, in XML or HTML. Line breaks, which XML normalises to
/// spaces in an attribute, become character references. Other control characters, and any outside XML 1.0's `Char`
/// (section 2.2), for which a parser rejects the whole file, become U+FFFD.
pub(crate) struct Xml<'t>(pub(crate) &'t str);

impl fmt::Display for Xml<'_> {
    #[expect(clippy::string_slice, reason = "offsets are those of characters")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut plain_start = 0;
        for (index, character) in self.0.char_indices() {
            let Some(escaped) = escaped(character) else { continue };
            f.write_str(&self.0[plain_start..index])?;
            f.write_str(escaped)?;
            plain_start = index + character.len_utf8();
        }
        f.write_str(&self.0[plain_start..])
    }
}

/// The replacement for a character, if any.
fn escaped(character: char) -> Option<&'static str> {
    match character {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        '\'' => Some("&#39;"),
        '\n' => Some("&#10;"),
        '\u{fffe}' | '\u{ffff}' => Some("\u{fffd}"),
        _ if character.is_control() => Some("\u{fffd}"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::Xml;

    #[test]
    fn markup_is_escaped_and_forbidden_characters_are_replaced() {
        let text = "<a b=\"c\" d='e'>&lt;]]>\u{0}\u{ffff}\u{1b}雷\n";
        let expected =
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;lt;]]&gt;\u{fffd}\u{fffd}\u{fffd}雷&#10;";
        assert_eq!(Xml(text).to_string(), expected);
    }
}
