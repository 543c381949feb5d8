//! Maps a complete sequence or character to an event, using terminput.

use crossterm::event::Event;
use terminput_crossterm::to_crossterm;

/// The parameter for Alt: like every modifier parameter, a bitmask plus 1.
const ALT: u32 = 3;
const SHIFT_BIT: u32 = 1;
const CONTROL_BIT: u32 = 4;
const TAB: u32 = 9;

/// The event for a complete, known sequence or character.
pub(super) fn parse(bytes: &[u8]) -> Option<Event> {
    let event = match terminput::Event::parse_from(bytes).ok()?? {
        terminput::Event::Key(key) => key.normalize_case().into(),
        other => other,
    };
    to_crossterm(event).ok()
}

/// The event for the parameters and the final byte after `ESC [`, if the sequence is known.
pub(super) fn parse_parameters(parameters: &[u8], final_byte: u8) -> Option<Event> {
    match (parameters, final_byte) {
        (b"", b'I') => return Some(Event::FocusGained),
        (b"", b'O') => return Some(Event::FocusLost),
        _ => {}
    }
    let (prefix, parameters) = match parameters {
        [b'<', mouse @ ..] => ("<", mouse),
        key => ("", key),
    };
    let numbers = parse_numbers(parameters)?;
    let modifiers = numbers.get(1).copied().unwrap_or(1);
    match (prefix, final_byte, &numbers[..]) {
        ("", b'Z', _) => parse_code(TAB, set_bit(modifiers, SHIFT_BIT)),
        // xterm's modifyOtherKeys; terminput only parses "CSI u".
        ("", b'~', [27, _, code]) | ("", b'u', [code, ..]) => parse_code(*code, modifiers),
        _ => {
            let numbers: Vec<String> = numbers.iter().map(u32::to_string).collect();
            let (numbers, final_byte) = (numbers.join(";"), char::from(final_byte));
            parse(format!("\x1b[{prefix}{numbers}{final_byte}").as_bytes())
        }
    }
}

/// A character typed with Alt, even if ESC and the character could also start a sequence.
pub(super) fn with_alt(character: u8) -> Option<Event> {
    parse_code(u32::from(character), ALT)
}

/// The key for a character code; a control character is Ctrl with a letter.
fn parse_code(code: u32, modifiers: u32) -> Option<Event> {
    let (code, modifiers) = match code {
        1..=8 | 10..=12 | 14..=26 => (code - 1 + u32::from(b'a'), set_bit(modifiers, CONTROL_BIT)),
        0 | 28..=31 => return None,
        _ => (code, modifiers),
    };
    parse(format!("\x1b[{code};{modifiers}u").as_bytes())
}

fn set_bit(modifiers: u32, bit: u32) -> u32 {
    (modifiers.saturating_sub(1) | bit) + 1
}

/// Numbers split at semicolons. Subparameters after a colon are ignored; a missing number is 1.
///
/// Only the first can be 0: terminput would underflow on a mouse column or row of 0.
fn parse_numbers(parameters: &[u8]) -> Option<Vec<u32>> {
    let text = std::str::from_utf8(parameters).ok()?;
    let number = |(index, part): (usize, &str)| match part.split(':').next() {
        None | Some("") => Some(1),
        Some(digits) => digits.parse().ok().map(|number: u32| number.max(u32::from(index > 0))),
    };
    text.split(';').enumerate().map(number).collect()
}
