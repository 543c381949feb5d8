//! What can be switched on in a terminal, and the bytes that do it.

/// One thing that the program switches on, and must switch off again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// Keys arrive one by one and unechoed; set through termios, not by bytes.
    Raw,
    /// The alternate screen, so that the shell's contents are restored on exit.
    Alternate,
    HiddenCursor,
    /// Buttons, drags and the wheel, in decimal notation. Movement alone is not asked for: it
    /// would wake the program at every cell.
    Mouse,
    /// Bracketed paste, so that pasted text is not mistaken for key presses.
    Paste,
}

impl Mode {
    /// All modes in the order in which they are switched on; off goes the other way round.
    pub(super) const ALL: [Mode; 5] =
        [Mode::Raw, Mode::Alternate, Mode::HiddenCursor, Mode::Mouse, Mode::Paste];

    /// The modes of a full-screen program.
    pub(super) const SCREEN: u8 = Mode::Raw.bit()
        | Mode::Alternate.bit()
        | Mode::HiddenCursor.bit()
        | Mode::Mouse.bit()
        | Mode::Paste.bit();

    /// The mode as one bit of a set.
    pub(super) const fn bit(self) -> u8 {
        1 << self as u8
    }

    const fn on(self) -> &'static str {
        match self {
            Mode::Raw => "",
            Mode::Alternate => "\x1b[?1049h",
            Mode::HiddenCursor => "\x1b[?25l",
            Mode::Mouse => "\x1b[?1000h\x1b[?1002h\x1b[?1006h",
            Mode::Paste => "\x1b[?2004h",
        }
    }

    const fn off(self) -> &'static str {
        match self {
            Mode::Raw => "",
            // Also resets colours and ends an interrupted synchronized update.
            Mode::Alternate => "\x1b[?2026l\x1b[0m\x1b[?1049l",
            Mode::HiddenCursor => "\x1b[?25h",
            Mode::Mouse => "\x1b[?1006l\x1b[?1002l\x1b[?1000l",
            Mode::Paste => "\x1b[?2004l",
        }
    }
}

/// The bytes that switch on a set of modes.
pub(super) fn switch_on(set: u8) -> String {
    Mode::ALL.iter().filter(|mode| set & mode.bit() != 0).map(|mode| mode.on()).collect()
}

/// The bytes that switch off a set of modes, last one first.
pub(super) fn switch_off(set: u8) -> String {
    Mode::ALL.iter().rev().filter(|mode| set & mode.bit() != 0).map(|mode| mode.off()).collect()
}

#[cfg(test)]
mod tests {
    use super::{Mode, switch_off, switch_on};

    #[test]
    fn modes_are_switched_off_in_reverse_order() {
        assert_eq!(switch_on(Mode::Alternate.bit() | Mode::Paste.bit()), "\x1b[?1049h\x1b[?2004h");
        assert_eq!(
            switch_off(Mode::Alternate.bit() | Mode::Paste.bit()),
            "\x1b[?2004l\x1b[?2026l\x1b[0m\x1b[?1049l"
        );
        assert_eq!(switch_off(0), "");
    }

    #[test]
    fn every_private_mode_is_undone() {
        let all = Mode::ALL.iter().fold(0, |set, mode| set | mode.bit());
        let off = switch_off(all);
        for word in switch_on(all).split('\x1b').filter(|word| word.starts_with("[?")) {
            let (number, flag) = word.split_at(word.len() - 1);
            let undone = format!("{number}{}", if flag == "h" { "l" } else { "h" });
            assert!(off.contains(&undone), "{word} is never undone");
        }
    }
}
