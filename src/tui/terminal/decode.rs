//! Decodes bytes from the terminal into keys, mouse events and pastes.
//!
//! The grammar is ECMA-48's as xterm uses it (Thomas Dickey, `ctlseqs`): CSI sequences have
//! parameters and one final byte, SS3 one more byte, strings (OSC, DCS) end in ST or BEL. Unknown
//! sequences are dropped whole. Half a sequence waits a moment: then ESC is the Escape key, and ESC
//! with a character is Alt with that character.

mod event;
mod sequence;

use std::time::Duration;

use crossterm::event::Event;

use self::sequence::{Parsed, first};
use super::text::safe_lines;

/// How long to wait for the rest of an escape sequence, which distinguishes Escape from Alt.
const HALF_A_SEQUENCE: Duration = Duration::from_millis(50);
/// How long a paste may pause before it counts as finished.
const HALF_A_PASTE: Duration = Duration::from_secs(1);
/// The maximum bytes of a paste; the rest is dropped.
const MAX_PASTE: usize = 1 << 20;
const PASTE_ENDS: &[u8] = b"\x1b[201~";

/// Turns bytes into events; keeps half a sequence until the rest arrives.
#[derive(Debug, Default)]
pub(super) struct Decoder {
    waiting: Vec<u8>,
    paste: Option<Vec<u8>>,
}

impl Decoder {
    /// Decodes the next bytes, in pieces of any size, and adds the events that they complete.
    pub(super) fn feed(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        let held = self.waiting.len();
        let mut buffer = std::mem::take(&mut self.waiting);
        buffer.extend_from_slice(bytes);
        let mut at = 0;
        while at < buffer.len() {
            let rest = &buffer[at..];
            let used = match self.paste {
                Some(_) => self.paste_on(rest, events),
                None => self.key_on(rest, held.saturating_sub(at), events),
            };
            let Some(used) = used else { break };
            at += used;
        }
        buffer.drain(..at);
        self.waiting = buffer;
    }

    /// How long to wait for more bytes before [`Decoder::flush_partial`], if anything is unfinished.
    pub(super) fn patience(&self) -> Option<Duration> {
        match (&self.paste, self.waiting.is_empty()) {
            (Some(_), _) => Some(HALF_A_PASTE),
            (None, false) => Some(HALF_A_SEQUENCE),
            (None, true) => None,
        }
    }

    pub(super) fn is_pasting(&self) -> bool {
        self.paste.is_some()
    }

    /// Decodes unfinished input as what it most likely is, when no more bytes have come.
    pub(super) fn flush_partial(&mut self, events: &mut Vec<Event>) {
        let waiting = std::mem::take(&mut self.waiting);
        if let Some(mut text) = self.paste.take() {
            text.extend_from_slice(&waiting);
            events.push(pasted(&text));
            return;
        }
        match waiting[..] {
            [0x1b] => events.extend(event::of_whole(&waiting)),
            [0x1b, typed @ ..0x80] => events.extend(event::with_alt(typed)),
            _ => {}
        }
    }

    /// One event from the front; `None` if the rest of it has not come yet.
    fn key_on(&mut self, rest: &[u8], held: usize, events: &mut Vec<Event>) -> Option<usize> {
        match first(rest) {
            Parsed::Half => None,
            Parsed::Event(used, event) => {
                events.push(event);
                Some(used)
            }
            Parsed::PasteBegins(used) => {
                self.paste = Some(Vec::new());
                Some(used)
            }
            // Terminals send a sequence in one piece. Bytes that came after the start of a
            // meaningless one are keys of their own, as in half a sequence and then `q`.
            Parsed::Unknown(used) if held > 0 && held < used => Some(held),
            Parsed::Unknown(used) => Some(used),
        }
    }

    /// More of a paste; `None` if what has come may end in half of its closing bracket.
    fn paste_on(&mut self, rest: &[u8], events: &mut Vec<Event>) -> Option<usize> {
        let end = rest.windows(PASTE_ENDS.len()).position(|window| window == PASTE_ENDS);
        let text = self.paste.as_mut()?;
        let length = end.unwrap_or_else(|| rest.len() - half_an_end(rest));
        let room = MAX_PASTE.saturating_sub(text.len());
        text.extend_from_slice(&rest[..length.min(room)]);
        if end.is_some() {
            events.push(pasted(text));
            self.paste = None;
            return Some(length + PASTE_ENDS.len());
        }
        (length > 0).then_some(length)
    }
}

/// The number of bytes at the end that could start the end of a paste.
fn half_an_end(rest: &[u8]) -> usize {
    (1..PASTE_ENDS.len()).rev().find(|&length| rest.ends_with(&PASTE_ENDS[..length])).unwrap_or(0)
}

fn pasted(text: &[u8]) -> Event {
    Event::Paste(safe_lines(&String::from_utf8_lossy(text)))
}

#[cfg(test)]
mod tests;
