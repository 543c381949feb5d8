//! Text that crosses between the program and the terminal outside of the cells.

use crossterm::clipboard::CopyToClipboard;
use crossterm::terminal::SetTitle;

use crate::model::visible;

/// Lines kept apart by `\n`, every other control character made visible.
pub(super) fn safe_lines(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let lines: Vec<_> =
        text.split('\n').map(|line| visible(&line.replace('\t', " ")).into_owned()).collect();
    lines.join("\n")
}

/// The bytes that put text on the clipboard.
pub(super) fn copying(text: &str) -> String {
    spelled(&CopyToClipboard::to_clipboard_from(safe_lines(text)))
}

/// The bytes that name the window.
pub(super) fn naming(title: &str) -> String {
    spelled(&SetTitle(visible(title)))
}

fn spelled(command: &impl crossterm::Command) -> String {
    let mut bytes = String::new();
    // Writing to a String cannot fail.
    let _ = command.write_ansi(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::{copying, naming, safe_lines};

    #[test]
    fn lines_stay_and_controls_do_not() {
        assert_eq!(safe_lines("a\r\nb\rc\td\x1b]0;x\x07"), "a\nb\nc d\\u{1b}]0;x\\u{7}");
    }

    #[test]
    fn a_title_cannot_end_itself() {
        assert_eq!(naming("a\x07b\u{9c}"), "\x1b]0;a\\u{7}b\\u{9c}\x07");
    }

    #[test]
    fn the_clipboard_gets_base64() {
        assert_eq!(copying("foo"), "\x1b]52;c;Zm9v\x1b\\");
    }
}
