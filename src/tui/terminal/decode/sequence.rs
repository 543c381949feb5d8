//! Where the first key or sequence in a run of bytes ends, and what it is.

use crossterm::event::{Event, KeyModifiers};

use super::{csi, key, mouse};

/// A string (OSC, DCS) longer than this is not waited for.
const LONGEST_STRING: usize = 4096;

/// What stands first, with the number of bytes it takes.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// More bytes are needed.
    Half,
    /// An event.
    Event(usize, Event),
    /// The bracket that opens a paste.
    PasteBegins(usize),
    /// Something to drop.
    Unknown(usize),
}

/// The first key or sequence of a run of bytes, which is not empty.
pub(super) fn first(bytes: &[u8]) -> Found {
    match *bytes {
        [] | [0x1b] => Found::Half,
        [0x1b, b'[', ref rest @ ..] => control_sequence(rest),
        [0x1b, b'O', ref rest @ ..] => single_shift(rest),
        [0x1b, b']' | b'P' | b'X' | b'^' | b'_', ref rest @ ..] => string(rest),
        [0x1b, 0x1b, ..] => Found::Event(1, key::escape()),
        [0x1b, ref rest @ ..] => letter(rest, 1, KeyModifiers::ALT),
        _ => letter(bytes, 0, KeyModifiers::NONE),
    }
}

/// Behind `ESC [`.
fn control_sequence(rest: &[u8]) -> Found {
    // X10 mouse reports count bytes instead of naming an end.
    if let [b'M', report @ ..] = rest {
        return match report {
            [button, column, row, ..] => known(6, mouse::of_bytes(*button, *column, *row)),
            _ => Found::Half,
        };
    }
    // The Linux console's F1 to F5.
    if let [b'[', more @ ..] = rest {
        return match more {
            [] => Found::Half,
            [letter, ..] => known(4, csi::console_function(*letter)),
        };
    }
    let Some(end) = rest.iter().position(|byte| !(0x20..=0x3f).contains(byte)) else {
        return if rest.len() > LONGEST_STRING {
            Found::Unknown(rest.len() + 2)
        } else {
            Found::Half
        };
    };
    if !(0x40..=0x7e).contains(&rest[end]) {
        // Cut off by a control character, by another sequence, by a letter beyond ASCII.
        return Found::Unknown(end + 2);
    }
    let used = end + 3;
    if rest[..=end] == *b"200~" {
        return Found::PasteBegins(used);
    }
    match csi::event(&rest[..end], rest[end]) {
        Some(event) => Found::Event(used, event),
        // Nothing ends so at once: half a sequence, and then a key.
        None if end == 0 => Found::Unknown(2),
        None => Found::Unknown(used),
    }
}

/// Behind `ESC O`.
fn single_shift(rest: &[u8]) -> Found {
    match rest {
        [] => Found::Half,
        [letter, ..] => match csi::shifted_function(*letter) {
            Some(event) => Found::Event(3, event),
            None => Found::Unknown(2),
        },
    }
}

/// Behind `ESC ]` and its like: dropped up to its end, as we ask for no such reports.
fn string(rest: &[u8]) -> Found {
    let bell = rest.iter().position(|&byte| byte == 0x07).map(|at| at + 3);
    let terminator = rest.windows(2).position(|pair| pair == b"\x1b\\").map(|at| at + 4);
    match (bell, terminator) {
        (Some(bell), Some(terminator)) => Found::Unknown(bell.min(terminator)),
        (Some(end), None) | (None, Some(end)) => Found::Unknown(end),
        (None, None) if rest.len() > LONGEST_STRING => Found::Unknown(rest.len() + 2),
        (None, None) => Found::Half,
    }
}

/// A letter behind `before` bytes that are already understood.
fn letter(bytes: &[u8], before: usize, modifiers: KeyModifiers) -> Found {
    if bytes[0] < 0x80 {
        return known(before + 1, key::of_byte(bytes[0], modifiers));
    }
    let head = &bytes[..bytes.len().min(4)];
    let whole = match std::str::from_utf8(head) {
        Ok(text) => text,
        Err(fault) if fault.valid_up_to() > 0 => {
            std::str::from_utf8(&head[..fault.valid_up_to()]).unwrap_or_default()
        }
        Err(fault) => {
            return fault.error_len().map_or(Found::Half, |bad| Found::Unknown(before + bad));
        }
    };
    match whole.chars().next() {
        Some(letter) => known(before + letter.len_utf8(), Some(key::of_letter(letter, modifiers))),
        None => Found::Half,
    }
}

fn known(used: usize, event: Option<Event>) -> Found {
    event.map_or(Found::Unknown(used), |event| Found::Event(used, event))
}
