//! Turtle (W3C, "RDF 1.1 Turtle", 2014).

use std::fmt::{self, Write as _};

pub(crate) struct TurtleText<'t>(pub(crate) &'t str);

/// Text as part of an IRI, with every character that could end the IRI percent-encoded.
pub(crate) struct PercentEncoded<'t>(pub(crate) &'t str);

impl fmt::Display for TurtleText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_char('"')?;
        self.0.chars().try_for_each(|character| match character {
            '"' | '\\' => write!(f, "\\{character}"),
            _ if character.is_control() => write!(f, "\\u{:04X}", u32::from(character)),
            _ => f.write_char(character),
        })?;
        f.write_char('"')
    }
}

impl fmt::Display for PercentEncoded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.bytes().try_for_each(|byte| {
            if byte.is_ascii_alphanumeric() || b"-._#".contains(&byte) {
                f.write_char(char::from(byte))
            } else {
                write!(f, "%{byte:02X}")
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::{PercentEncoded, TurtleText};

    #[test]
    fn text_cannot_break_out_of_its_quotes_or_its_iri() {
        let text = TurtleText("x\" . <a> \\ \u{1b}").to_string();
        assert_eq!(text, "\"x\\\" . <a> \\\\ \\u001B\"");
        assert_eq!(PercentEncoded("a> <b\u{e9}#1").to_string(), "a%3E%20%3Cb%C3%A9#1");
    }
}
