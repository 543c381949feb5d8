//! Strings between quotes with backslashes before anything that would end them.

use std::fmt::{self, Write as _};

/// Writes a character of a string in `quote`s: the quote and the backslash after a backslash, controls replaced.
///
/// Text of a graph has no control characters; a title typed elsewhere may.
pub(super) fn push_escaped(
    f: &mut fmt::Formatter<'_>,
    character: char,
    quote: char,
) -> fmt::Result {
    if character == quote || character == '\\' {
        f.write_char('\\')?;
    }
    f.write_char(if character.is_control() { char::REPLACEMENT_CHARACTER } else { character })
}

/// Writes a whole string in `quote`s.
pub(super) fn quoted(f: &mut fmt::Formatter<'_>, text: &str, quote: char) -> fmt::Result {
    f.write_char(quote)?;
    text.chars().try_for_each(|character| push_escaped(f, character, quote))?;
    f.write_char(quote)
}
