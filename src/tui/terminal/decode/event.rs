//! The event that a whole sequence or character means, as terminput reads it.

use crossterm::event::Event;
use terminput_crossterm::to_crossterm;

/// The modifiers of a sequence: one more than a set of bits.
const ALT: u32 = 3;
const SHIFT_BIT: u32 = 1;
const CONTROL_BIT: u32 = 4;
const TAB: u32 = 9;

/// The event of one whole sequence or character, if it is a known one.
pub(super) fn of_whole(bytes: &[u8]) -> Option<Event> {
    let event = match terminput::Event::parse_from(bytes).ok()?? {
        terminput::Event::Key(key) => key.normalize_case().into(),
        other => other,
    };
    to_crossterm(event).ok()
}

/// The event of the parameters after `ESC [` and its final byte, if it is a known one.
pub(super) fn of_parameters(parameters: &[u8], last: u8) -> Option<Event> {
    let (prefix, parameters) = match parameters {
        [b'<', report @ ..] => ("<", report),
        keys => ("", keys),
    };
    let numbers = numbers(parameters)?;
    let modifiers = numbers.get(1).copied().unwrap_or(1);
    match (prefix, last, &numbers[..]) {
        ("", b'Z', _) => of_code(TAB, with(modifiers, SHIFT_BIT)),
        // xterm's modifyOtherKeys, which terminput knows as "CSI u" only.
        ("", b'~', [27, _, code]) | ("", b'u', [code, ..]) => of_code(*code, modifiers),
        _ => {
            let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
            let (numbers, last) = (numbers.join(";"), char::from(last));
            of_whole(format!("\x1b[{prefix}{numbers}{last}").as_bytes())
        }
    }
}

/// A character typed with Alt, where the same bytes could begin a sequence.
pub(super) fn with_alt(typed: u8) -> Option<Event> {
    of_code(u32::from(typed), ALT)
}

/// The key with the number of its character; a control character is Ctrl and a letter.
fn of_code(code: u32, modifiers: u32) -> Option<Event> {
    let (code, modifiers) = match code {
        1..=8 | 10..=12 | 14..=26 => (code - 1 + u32::from(b'a'), with(modifiers, CONTROL_BIT)),
        0 | 28..=31 => return None,
        _ => (code, modifiers),
    };
    of_whole(format!("\x1b[{code};{modifiers}u").as_bytes())
}

fn with(modifiers: u32, bit: u32) -> u32 {
    (modifiers.saturating_sub(1) | bit) + 1
}

/// Numbers between semicolons; what follows a colon is ignored, a missing number is 1.
///
/// Only the first may be 0: terminput subtracts 1 from the column and row of a mouse.
fn numbers(parameters: &[u8]) -> Option<Vec<u32>> {
    let text = std::str::from_utf8(parameters).ok()?;
    let number = |(index, part): (usize, &str)| match part.split(':').next() {
        None | Some("") => Some(1),
        Some(digits) => digits.parse().ok().map(|number: u32| number.max(u32::from(index > 0))),
    };
    text.split(';').enumerate().map(number).collect()
}
