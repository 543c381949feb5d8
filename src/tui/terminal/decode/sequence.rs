//! The first key or sequence in a run of bytes, and where it ends.
#![expect(clippy::indexing_slicing, reason = "bytes are not empty; positions are found in them")]

use crossterm::event::Event;

use super::event;

/// The maximum number of bytes in a sequence (CSI, OSC, DCS); a longer one is dropped.
const MAX_LENGTH: usize = 4096;

/// The first item of a run of bytes, with its length in bytes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    /// More bytes are needed.
    Partial,
    Event(usize, Event),
    /// The start of a bracketed paste.
    PasteStart(usize),
    /// Bytes to drop.
    Unknown(usize),
}

pub(super) fn parse_first(bytes: &[u8]) -> Parsed {
    match *bytes {
        [] | [0x1b] | [0x1b, b'O'] => Parsed::Partial,
        [0x1b, b'[', ref rest @ ..] => parse_control_sequence(bytes, rest),
        // Enter on a keypad.
        [0x1b, b'O', b'M', ..] => to_parsed(3, event::parse(b"\r")),
        [0x1b, b'O', _, ..] => match event::parse(&bytes[..3]) {
            Some(event) => Parsed::Event(3, event),
            None => Parsed::Unknown(2),
        },
        [0x1b, b']' | b'P' | b'X' | b'^' | b'_', ref rest @ ..] => skip_string(rest),
        [0x1b, 0x1b, ..] => to_parsed(1, event::parse(&bytes[..1])),
        [0x1b, ref rest @ ..] => parse_character(bytes, rest),
        _ => parse_character(bytes, bytes),
    }
}

/// Parses a CSI sequence; `rest` follows `ESC [`.
fn parse_control_sequence(bytes: &[u8], rest: &[u8]) -> Parsed {
    // X10 mouse reports and the Linux console's F1 to F5 have a fixed length and no final byte.
    let fixed_length = match rest {
        [b'M', ..] => Some(6),
        [b'[', ..] => Some(4),
        _ => None,
    };
    if let Some(used) = fixed_length {
        let whole = bytes.get(..used);
        return whole.map_or(Parsed::Partial, |whole| to_parsed(used, event::parse(whole)));
    }
    let Some(end) = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return if rest.len() > MAX_LENGTH {
            Parsed::Unknown(rest.len() + 2)
        } else {
            Parsed::Partial
        };
    };
    if !(0x40..=0x7e).contains(&rest[end]) {
        // Interrupted by a control character, another sequence or a non-ASCII character.
        return Parsed::Unknown(end + 2);
    }
    let used = end + 3;
    if rest[..=end] == *b"200~" {
        return Parsed::PasteStart(used);
    }
    match event::parse_parameters(&rest[..end], rest[end]) {
        Some(event) => Parsed::Event(used, event),
        // Without parameters, take it for an incomplete sequence followed by a key.
        None if end == 0 => Parsed::Unknown(2),
        None => Parsed::Unknown(used),
    }
}

/// Skips a string, such as an OSC or DCS, up to its terminator: the only such report that the program requests is read
/// before the event loop starts.
fn skip_string(rest: &[u8]) -> Parsed {
    let bell = rest.iter().position(|&byte| byte == 0x07).map(|index| index + 3);
    let terminator = rest.windows(2).position(|pair| pair == b"\x1b\\").map(|index| index + 4);
    match (bell, terminator) {
        (Some(bell), Some(terminator)) => Parsed::Unknown(bell.min(terminator)),
        (Some(end), None) | (None, Some(end)) => Parsed::Unknown(end),
        (None, None) if rest.len() > MAX_LENGTH => Parsed::Unknown(rest.len() + 2),
        (None, None) => Parsed::Partial,
    }
}

/// Parses the character at the start of `rest`, which in `bytes` may follow an ESC.
fn parse_character(bytes: &[u8], rest: &[u8]) -> Parsed {
    let lead = bytes.len() - rest.len();
    let length = match rest[0] {
        0x00..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    };
    match std::str::from_utf8(&rest[..length.min(rest.len())]) {
        Ok(_) => to_parsed(lead + length, event::parse(&bytes[..lead + length])),
        Err(error) => error.error_len().map_or(Parsed::Partial, |bad| Parsed::Unknown(lead + bad)),
    }
}

fn to_parsed(used: usize, event: Option<Event>) -> Parsed {
    event.map_or(Parsed::Unknown(used), |event| Parsed::Event(used, event))
}
