//! Keys that are one character: control characters, and every other character.

use crossterm::event::{Event, KeyCode, KeyEvent, KeyModifiers};

pub(super) fn escape() -> Event {
    press(KeyCode::Esc, KeyModifiers::NONE)
}

/// A key with the modifiers that are held down.
pub(super) fn press(code: KeyCode, modifiers: KeyModifiers) -> Event {
    Event::Key(KeyEvent::new(code, modifiers))
}

/// A key of ASCII; a control character is Ctrl and a letter. `None` beyond ASCII.
pub(super) fn of_byte(byte: u8, modifiers: KeyModifiers) -> Option<Event> {
    let with_control =
        |letter: u8| press(KeyCode::Char(char::from(letter)), modifiers | KeyModifiers::CONTROL);
    Some(match byte {
        0x00 => with_control(b' '),
        b'\r' => press(KeyCode::Enter, modifiers),
        b'\t' => press(KeyCode::Tab, modifiers),
        0x1b => press(KeyCode::Esc, modifiers),
        0x7f => press(KeyCode::Backspace, modifiers),
        0x01..=0x1a => with_control(byte - 1 + b'a'),
        // As crossterm names them: Ctrl with \ ] ^ _ or with 4 5 6 7 sends the same byte.
        0x1c..=0x1f => with_control(byte - 0x1c + b'4'),
        0x20..=0x7e => of_char(char::from(byte), modifiers),
        0x80..=0xff => return None,
    })
}

/// A character as typed; capitals count as shifted, as in crossterm.
pub(super) fn of_char(typed: char, modifiers: KeyModifiers) -> Event {
    let shift = if typed.is_uppercase() { KeyModifiers::SHIFT } else { KeyModifiers::NONE };
    press(KeyCode::Char(typed), modifiers | shift)
}
