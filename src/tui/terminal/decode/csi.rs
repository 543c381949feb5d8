//! Control sequences: arrows, function keys, and keys with a number.

use crossterm::event::{Event, KeyCode, KeyModifiers};

use super::key::{of_byte, of_char, press};
use super::mouse;

/// The event of the parameters after `ESC [` and its final byte, if it is a known one.
pub(super) fn event(parameters: &[u8], last: u8) -> Option<Event> {
    if let [b'<', report @ ..] = parameters {
        return mouse::of_numbers(&numbers(report)?, last);
    }
    let numbers = numbers(parameters)?;
    let modifiers = modifiers(numbers.get(1).copied());
    match (last, &numbers[..]) {
        (b'Z', _) => Some(press(KeyCode::BackTab, modifiers | KeyModifiers::SHIFT)),
        (b'~', [27, _, letter]) | (b'u', [letter, ..]) => coded(*letter, modifiers),
        (b'~', [number, ..]) => numbered(*number).map(|code| press(code, modifiers)),
        _ => lettered(last).map(|code| press(code, modifiers)),
    }
}

/// `ESC O` and a byte, which old terminals and keypads send.
pub(super) fn shifted_function(letter: u8) -> Option<Event> {
    let code = if letter == b'M' { Some(KeyCode::Enter) } else { lettered(letter) };
    code.map(|code| press(code, KeyModifiers::NONE))
}

/// `ESC [ [` and a byte, which the Linux console sends.
pub(super) fn console_function(letter: u8) -> Option<Event> {
    let number = letter.checked_sub(b'A').filter(|&number| number < 5)?;
    Some(press(KeyCode::F(number + 1), KeyModifiers::NONE))
}

fn lettered(letter: u8) -> Option<KeyCode> {
    Some(match letter {
        b'A' => KeyCode::Up,
        b'B' => KeyCode::Down,
        b'C' => KeyCode::Right,
        b'D' => KeyCode::Left,
        b'E' => KeyCode::KeypadBegin,
        b'F' => KeyCode::End,
        b'H' => KeyCode::Home,
        b'P' => KeyCode::F(1),
        b'Q' => KeyCode::F(2),
        b'R' => KeyCode::F(3),
        b'S' => KeyCode::F(4),
        _ => return None,
    })
}

fn numbered(number: u32) -> Option<KeyCode> {
    let function =
        |first: u32, named: u32| u8::try_from(number - first + named).map(KeyCode::F).ok();
    match number {
        1 | 7 => Some(KeyCode::Home),
        2 => Some(KeyCode::Insert),
        3 => Some(KeyCode::Delete),
        4 | 8 => Some(KeyCode::End),
        5 => Some(KeyCode::PageUp),
        6 => Some(KeyCode::PageDown),
        11..=15 => function(11, 1),
        17..=21 => function(17, 6),
        23..=26 => function(23, 11),
        28..=29 => function(28, 15),
        31..=34 => function(31, 17),
        _ => None,
    }
}

/// A key with the number of its character, as in xterm's modifyOtherKeys and "CSI u".
fn coded(number: u32, modifiers: KeyModifiers) -> Option<Event> {
    let letter = char::from_u32(number)?;
    match u8::try_from(letter) {
        Ok(byte) if byte < 0x80 => of_byte(byte, modifiers),
        _ => Some(of_char(letter, modifiers)),
    }
}

/// The modifiers: one more than a set of bits, Shift, Alt, Ctrl, Super.
fn modifiers(number: Option<u32>) -> KeyModifiers {
    let set = number.unwrap_or(1).saturating_sub(1);
    [KeyModifiers::SHIFT, KeyModifiers::ALT, KeyModifiers::CONTROL, KeyModifiers::SUPER]
        .into_iter()
        .enumerate()
        .filter(|(bit, _)| set & (1 << bit) != 0)
        .fold(KeyModifiers::NONE, |held, (_, modifier)| held | modifier)
}

/// Numbers between semicolons; what follows a colon is ignored, a missing number is 1.
fn numbers(parameters: &[u8]) -> Option<Vec<u32>> {
    let text = std::str::from_utf8(parameters).ok()?;
    let number = |part: &str| match part.split(':').next() {
        None | Some("") => Some(1),
        Some(digits) => digits.parse().ok(),
    };
    text.split(';').map(number).collect()
}
