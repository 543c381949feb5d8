//! Pasted text and text for the clipboard.

use crossterm::Command;
use crossterm::clipboard::CopyToClipboard;

/// The text with lines that end in `\n`, tabs as spaces, and every other control character
/// written as `\u{1b}`.
pub(super) fn safe_lines(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for character in text.replace("\r\n", "\n").chars() {
        match character {
            '\r' => safe.push('\n'),
            '\t' => safe.push(' '),
            other if other.is_control() && other != '\n' => safe.extend(other.escape_unicode()),
            other => safe.push(other),
        }
    }
    safe
}

/// The bytes that put text on the clipboard.
pub(super) fn copy_sequence(text: &str) -> String {
    let mut bytes = String::new();
    // Writing to a String cannot fail.
    let _ = CopyToClipboard::to_clipboard_from(safe_lines(text)).write_ansi(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::{copy_sequence, safe_lines};

    #[test]
    fn line_breaks_are_kept_and_control_characters_escaped() {
        assert_eq!(
            safe_lines("a\r\nb\rc\td\x1b]0;x\x07\u{9c}"),
            "a\nb\nc d\\u{1b}]0;x\\u{7}\\u{9c}"
        );
    }

    #[test]
    fn the_clipboard_gets_base64() {
        assert_eq!(copy_sequence("foo"), "\x1b]52;c;Zm9v\x1b\\");
    }
}
