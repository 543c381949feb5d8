//! The escape sequences that switch the modes of a full-screen program on and off.

/// Reports buttons, drags and the wheel, in decimal notation. Movement alone is not reported, as it
/// would wake the program at every cell.
pub(super) const MOUSE_ON: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";
pub(super) const MOUSE_OFF: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// The alternate screen, so that the shell's contents are restored on exit; a hidden cursor; the
/// mouse; bracketed paste, so that pasted text is not mistaken for key presses; reports when the
/// window gains or loses focus.
pub(super) const SCREEN_ON: [&str; 5] =
    ["\x1b[?1049h", "\x1b[?25l", MOUSE_ON, "\x1b[?2004h", "\x1b[?1004h"];
/// Undoes `SCREEN_ON` in reverse order, ends an interrupted synchronized update, and resets colours.
pub(super) const SCREEN_OFF: [&str; 5] =
    ["\x1b[?1004l", "\x1b[?2004l", MOUSE_OFF, "\x1b[?25h", "\x1b[?2026l\x1b[0m\x1b[?1049l"];
/// Ends an interrupted control string.
pub(super) const CANCEL: &str = "\x18";

#[cfg(test)]
mod tests {
    use super::{SCREEN_OFF, SCREEN_ON};

    #[test]
    fn every_private_mode_is_undone_in_reverse_order() {
        let modes = |bytes: &str, flag: char| -> Vec<String> {
            let words = bytes.split('\x1b').filter_map(|word| word.strip_prefix("[?"));
            words.filter_map(|word| word.strip_suffix(flag)).map(str::to_owned).collect()
        };
        let mut on = modes(&SCREEN_ON.concat(), 'h');
        // Unlike the others, the cursor mode is switched off first and then on.
        on.insert(1, modes(&SCREEN_ON.concat(), 'l').concat());
        on.reverse();
        let mut off = modes(&SCREEN_OFF.concat(), 'l');
        off.retain(|mode| mode != "2026");
        off.insert(5, modes(&SCREEN_OFF.concat(), 'h').concat());
        assert_eq!(off, on);
        assert_eq!(on, ["1004", "2004", "1006", "1002", "1000", "25", "1049"]);
    }
}
