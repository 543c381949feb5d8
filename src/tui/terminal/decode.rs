//! Decodes bytes from the terminal into keys, mouse events and pastes.
//!
//! The grammar is ECMA-48's as xterm uses it (Thomas Dickey, `ctlseqs`): CSI sequences have
//! parameters and one final byte, SS3 sequences one more byte, and strings (OSC, DCS) end in ST or
//! BEL. Unknown sequences are dropped whole. If the rest of a sequence does not arrive in time, a
//! lone ESC is the Escape key, and ESC followed by a character is Alt plus that character.
#![expect(clippy::indexing_slicing, reason = "lengths are those of bytes that were parsed")]

mod event;
mod sequence;

use std::time::Duration;

use crossterm::event::Event;

use self::sequence::{Parsed, parse_first};
use super::text::sanitize_lines;

/// How long to wait for the rest of an escape sequence. The wait distinguishes Escape from Alt, and delays every Escape.
const SEQUENCE_TIMEOUT: Duration = Duration::from_millis(20);
/// The same over a network, which may split a sequence.
const REMOTE_SEQUENCE_TIMEOUT: Duration = Duration::from_millis(50);
/// How long to wait for the rest of a report such as the background colour, which cannot be a typed key.
const REPORT_TIMEOUT: Duration = Duration::from_secs(1);
const REPORT_START: &[u8] = b"\x1b]1";
/// How long a paste may pause before it counts as finished.
const PASTE_TIMEOUT: Duration = Duration::from_secs(1);
/// The maximum number of bytes in a paste; the rest is dropped.
const MAX_PASTE: usize = 1 << 20;
const PASTE_END: &[u8] = b"\x1b[201~";

/// How keys reach the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Connection {
    #[default]
    Local,
    /// Over SSH.
    Remote,
}

/// Turns bytes into events; keeps an incomplete sequence until the rest arrives.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    connection: Connection,
    incomplete: Vec<u8>,
    paste: Option<Vec<u8>>,
}

impl Connection {
    /// The connection according to the program's environment.
    pub(super) fn in_effect() -> Self {
        let is_remote =
            ["SSH_CONNECTION", "SSH_TTY"].map(std::env::var_os).iter().any(Option::is_some);
        if is_remote { Self::Remote } else { Self::Local }
    }
}

impl Decoder {
    pub(super) fn new(connection: Connection) -> Self {
        Self { connection, ..Self::default() }
    }

    /// Decodes more bytes, split at any point, and appends the events that they complete.
    pub(super) fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        let carried_over = self.incomplete.len();
        let mut buffer = std::mem::take(&mut self.incomplete);
        buffer.extend_from_slice(bytes);
        let mut offset = 0;
        while offset < buffer.len() {
            let rest = &buffer[offset..];
            let used = match self.paste {
                Some(_) => self.decode_paste(rest, events),
                None => self.decode_next(rest, carried_over.saturating_sub(offset), events),
            };
            let Some(used) = used else { break };
            offset += used;
        }
        buffer.drain(..offset);
        self.incomplete = buffer;
    }

    /// How long to wait for more bytes before [`Decoder::flush_partial`], if anything is incomplete.
    pub(super) fn timeout(&self) -> Option<Duration> {
        match (&self.paste, self.incomplete.is_empty()) {
            (Some(_), _) => Some(PASTE_TIMEOUT),
            (None, false) if self.incomplete.starts_with(REPORT_START) => Some(REPORT_TIMEOUT),
            (None, false) if self.connection == Connection::Remote => Some(REMOTE_SEQUENCE_TIMEOUT),
            (None, false) => Some(SEQUENCE_TIMEOUT),
            (None, true) => None,
        }
    }

    pub(super) fn is_pasting(&self) -> bool {
        self.paste.is_some()
    }

    /// Decodes incomplete input as its most likely meaning, once no more bytes are expected.
    pub(super) fn flush_partial(&mut self, events: &mut Vec<Event>) {
        let incomplete = std::mem::take(&mut self.incomplete);
        if let Some(mut text) = self.paste.take() {
            text.extend_from_slice(&incomplete);
            events.push(paste_event(&text));
            return;
        }
        match incomplete[..] {
            [0x1b] => events.extend(event::parse(&incomplete)),
            [0x1b, typed @ ..0x80] => events.extend(event::with_alt(typed)),
            _ => {}
        }
    }

    /// Decodes the first event or sequence and returns its length in bytes; `None` if the rest has not arrived. The
    /// first `carried_over` bytes are from earlier calls to [`Decoder::feed`].
    fn decode_next(
        &mut self,
        rest: &[u8],
        carried_over: usize,
        events: &mut Vec<Event>,
    ) -> Option<usize> {
        match parse_first(rest) {
            Parsed::Partial => None,
            Parsed::Event(used, event) => {
                events.push(event);
                Some(used)
            }
            Parsed::PasteStart(used) => {
                self.paste = Some(Vec::new());
                Some(used)
            }
            // Terminals normally send a whole sequence at once. If later bytes turn a partial sequence into an
            // unknown one, only the partial sequence is dropped, and the later bytes are decoded as keys.
            Parsed::Unknown(used)
                if carried_over > 0 && carried_over < used && !is_answer(&rest[..used]) =>
            {
                Some(carried_over)
            }
            Parsed::Unknown(used) => Some(used),
        }
    }

    /// Decodes more of a paste; `None` if all of `rest` may be the start of the end marker.
    fn decode_paste(&mut self, rest: &[u8], events: &mut Vec<Event>) -> Option<usize> {
        let end = rest.windows(PASTE_END.len()).position(|window| window == PASTE_END);
        let text = self.paste.as_mut()?;
        let length = end.unwrap_or_else(|| rest.len() - partial_end_len(rest));
        let remaining = MAX_PASTE.saturating_sub(text.len());
        text.extend_from_slice(&rest[..length.min(remaining)]);
        if end.is_some() {
            events.push(paste_event(text));
            self.paste = None;
            return Some(length + PASTE_END.len());
        }
        (length > 0).then_some(length)
    }
}

/// Whether a sequence answers the background query; a slow connection may deliver it late and in pieces.
fn is_answer(sequence: &[u8]) -> bool {
    let is_attributes = sequence.starts_with(b"\x1b[?") && sequence.ends_with(b"c");
    is_attributes || sequence.starts_with(REPORT_START)
}

/// Decodes pieces of input in the order of arrival, as if nothing followed the last.
pub fn decode(pieces: &[&[u8]]) -> Vec<Event> {
    let (mut decoder, mut events) = (Decoder::default(), Vec::new());
    for piece in pieces {
        decoder.feed(piece, &mut events);
    }
    decoder.flush_partial(&mut events);
    events
}

/// The number of bytes at the end that could be the start of `PASTE_END`.
fn partial_end_len(rest: &[u8]) -> usize {
    (1..PASTE_END.len()).rev().find(|&length| rest.ends_with(&PASTE_END[..length])).unwrap_or(0)
}

fn paste_event(text: &[u8]) -> Event {
    Event::Paste(sanitize_lines(&String::from_utf8_lossy(text)))
}

#[cfg(test)]
mod tests;
