use std::fmt::{self, Write as _};

/// Writes one character of a quoted string. Replaces control characters, which graph text does not have, but a title
/// from the command line may.
pub(super) fn write_escaped(
    f: &mut fmt::Formatter<'_>,
    character: char,
    quote: char,
) -> fmt::Result {
    if character == quote || character == '\\' {
        f.write_char('\\')?;
    }
    f.write_char(if character.is_control() { char::REPLACEMENT_CHARACTER } else { character })
}
