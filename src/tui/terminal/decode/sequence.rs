//! The first key or sequence in a run of bytes, and where it ends.

use crossterm::event::Event;

use super::event;

/// A longer string (OSC, DCS) is not waited for.
const MAX_STRING: usize = 4096;

/// What comes first, with the number of bytes it takes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parsed {
    /// More bytes are needed.
    Half,
    Event(usize, Event),
    /// The bracket that opens a paste.
    PasteBegins(usize),
    /// Something to drop.
    Unknown(usize),
}

/// Reads the first key or sequence of a run of bytes, which is not empty.
pub(super) fn first(bytes: &[u8]) -> Parsed {
    match *bytes {
        [] | [0x1b] | [0x1b, b'O'] => Parsed::Half,
        [0x1b, b'[', ref rest @ ..] => control_sequence(bytes, rest),
        // Enter of a keypad.
        [0x1b, b'O', b'M', ..] => known(3, event::of_whole(b"\r")),
        [0x1b, b'O', _, ..] => match event::of_whole(&bytes[..3]) {
            Some(event) => Parsed::Event(3, event),
            None => Parsed::Unknown(2),
        },
        [0x1b, b']' | b'P' | b'X' | b'^' | b'_', ref rest @ ..] => string(rest),
        [0x1b, 0x1b, ..] => known(1, event::of_whole(&bytes[..1])),
        [0x1b, ref rest @ ..] => character(bytes, rest),
        _ => character(bytes, bytes),
    }
}

/// `ESC [` and the rest of the bytes.
fn control_sequence(bytes: &[u8], rest: &[u8]) -> Parsed {
    // X10 mouse reports and the Linux console's F1 to F5 count bytes instead of naming an end.
    let counted = match rest {
        [b'M', ..] => Some(6),
        [b'[', ..] => Some(4),
        _ => None,
    };
    if let Some(used) = counted {
        return bytes.get(..used).map_or(Parsed::Half, |whole| known(used, event::of_whole(whole)));
    }
    let Some(end) = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return if rest.len() > MAX_STRING {
            Parsed::Unknown(rest.len() + 2)
        } else {
            Parsed::Half
        };
    };
    if !(0x40..=0x7e).contains(&rest[end]) {
        // Cut off by a control character, another sequence or a character beyond ASCII.
        return Parsed::Unknown(end + 2);
    }
    let used = end + 3;
    if rest[..=end] == *b"200~" {
        return Parsed::PasteBegins(used);
    }
    match event::of_parameters(&rest[..end], rest[end]) {
        Some(event) => Parsed::Event(used, event),
        // No sequence ends at once like this: it is half a sequence, and then a key.
        None if end == 0 => Parsed::Unknown(2),
        None => Parsed::Unknown(used),
    }
}

/// After `ESC ]` and the like: dropped up to its end, as we ask for no such reports.
fn string(rest: &[u8]) -> Parsed {
    let wake = rest.iter().position(|&byte| byte == 0x07).map(|at| at + 3);
    let terminator = rest.windows(2).position(|pair| pair == b"\x1b\\").map(|at| at + 4);
    match (wake, terminator) {
        (Some(wake), Some(terminator)) => Parsed::Unknown(wake.min(terminator)),
        (Some(end), None) | (None, Some(end)) => Parsed::Unknown(end),
        (None, None) if rest.len() > MAX_STRING => Parsed::Unknown(rest.len() + 2),
        (None, None) => Parsed::Half,
    }
}

/// A character, and what comes before it in `bytes`.
fn character(bytes: &[u8], typed: &[u8]) -> Parsed {
    let before = bytes.len() - typed.len();
    let length = match typed[0] {
        0x00..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    };
    match std::str::from_utf8(&typed[..length.min(typed.len())]) {
        Ok(_) => known(before + length, event::of_whole(&bytes[..before + length])),
        Err(error) => error.error_len().map_or(Parsed::Half, |bad| Parsed::Unknown(before + bad)),
    }
}

fn known(used: usize, event: Option<Event>) -> Parsed {
    event.map_or(Parsed::Unknown(used), |event| Parsed::Event(used, event))
}
