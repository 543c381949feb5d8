//! Sanitises pasted text and text for the clipboard.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// Converts line endings to `\n` and tabs to spaces, and escapes all other control characters, as in `\u{1b}`.
pub(super) fn sanitize_lines(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\r' => clean.push('\n'),
            '\t' => clean.push(' '),
            other if other.is_control() && other != '\n' => clean.extend(other.escape_unicode()),
            other => clean.push(other),
        }
    }
    clean
}

pub(super) fn copy_sequence(text: &str) -> String {
    let mut sequence = String::new();
    // Writing to a `String` cannot fail.
    let _ = CopyToClipboard::to_clipboard_from(sanitize_lines(text)).write_ansi(&mut sequence);
    sequence
}

#[cfg(test)]
mod tests {
    use super::{copy_sequence, sanitize_lines};

    #[test]
    fn line_breaks_are_kept_and_control_characters_escaped() {
        assert_eq!(
            sanitize_lines("a\r\nb\rc\td\x1b]0;x\x07\u{9c}"),
            "a\nb\nc d\\u{1b}]0;x\\u{7}\\u{9c}"
        );
    }

    #[test]
    fn clipboard_text_is_encoded_as_base64() {
        assert_eq!(copy_sequence("foo"), "\x1b]52;c;Zm9v\x1b\\");
    }
}
