//! The first key or sequence in a run of bytes, and where it ends.

use crossterm::event::{Event, KeyModifiers};

use super::{csi, key, mouse};

/// A longer string (OSC, DCS) is not waited for.
const LONGEST_STRING: usize = 4096;

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
        [] | [0x1b] => Parsed::Half,
        [0x1b, b'[', ref rest @ ..] => control_sequence(rest),
        [0x1b, b'O', ref rest @ ..] => single_shift(rest),
        [0x1b, b']' | b'P' | b'X' | b'^' | b'_', ref rest @ ..] => string(rest),
        [0x1b, 0x1b, ..] => Parsed::Event(1, key::escape()),
        [0x1b, ref rest @ ..] => character(rest, 1, KeyModifiers::ALT),
        _ => character(bytes, 0, KeyModifiers::NONE),
    }
}

/// After `ESC [`.
fn control_sequence(rest: &[u8]) -> Parsed {
    // X10 mouse reports count bytes instead of naming an end.
    if let [b'M', report @ ..] = rest {
        return match report {
            [button, column, row, ..] => known(6, mouse::of_bytes(*button, *column, *row)),
            _ => Parsed::Half,
        };
    }
    // The Linux console's F1 to F5.
    if let [b'[', more @ ..] = rest {
        return match more {
            [] => Parsed::Half,
            [byte, ..] => known(4, csi::console_function(*byte)),
        };
    }
    let Some(end) = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return if rest.len() > LONGEST_STRING {
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
    match csi::event(&rest[..end], rest[end]) {
        Some(event) => Parsed::Event(used, event),
        // No sequence ends at once like this: it is half a sequence, and then a key.
        None if end == 0 => Parsed::Unknown(2),
        None => Parsed::Unknown(used),
    }
}

/// After `ESC O`.
fn single_shift(rest: &[u8]) -> Parsed {
    match rest {
        [] => Parsed::Half,
        [byte, ..] => match csi::shifted_function(*byte) {
            Some(event) => Parsed::Event(3, event),
            None => Parsed::Unknown(2),
        },
    }
}

/// After `ESC ]` and the like: dropped up to its end, as we ask for no such reports.
fn string(rest: &[u8]) -> Parsed {
    let wake = rest.iter().position(|&byte| byte == 0x07).map(|at| at + 3);
    let terminator = rest.windows(2).position(|pair| pair == b"\x1b\\").map(|at| at + 4);
    match (wake, terminator) {
        (Some(wake), Some(terminator)) => Parsed::Unknown(wake.min(terminator)),
        (Some(end), None) | (None, Some(end)) => Parsed::Unknown(end),
        (None, None) if rest.len() > LONGEST_STRING => Parsed::Unknown(rest.len() + 2),
        (None, None) => Parsed::Half,
    }
}

/// A character after `before` bytes that are already read.
fn character(bytes: &[u8], before: usize, modifiers: KeyModifiers) -> Parsed {
    if bytes[0] < 0x80 {
        return known(before + 1, key::of_byte(bytes[0], modifiers));
    }
    let head = &bytes[..bytes.len().min(4)];
    let whole = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(error) if error.valid_up_to() > 0 => {
            std::str::from_utf8(&head[..error.valid_up_to()]).unwrap_or_default()
        }
        Err(error) => {
            return error.error_len().map_or(Parsed::Half, |bad| Parsed::Unknown(before + bad));
        }
    };
    match whole.chars().next() {
        Some(typed) => known(before + typed.len_utf8(), Some(key::of_char(typed, modifiers))),
        None => Parsed::Half,
    }
}

fn known(used: usize, event: Option<Event>) -> Parsed {
    event.map_or(Parsed::Unknown(used), |event| Parsed::Event(used, event))
}
