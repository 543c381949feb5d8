//! Reads pending input, with a timeout for incomplete escape sequences.

use std::time::Instant;

use crossterm::event::Event;

use super::decode::{Connection, Decoder};
use super::device::Device;
use super::failure::TerminalFailure;

/// The maximum number of bytes read per frame, so that a flood of input cannot starve drawing.
const MAX_BYTES_PER_FRAME: usize = 64 * 1024;

#[derive(Debug, Default)]
pub(super) struct InputReader {
    decoder: Decoder,
    /// When to stop waiting for the rest of an incomplete sequence.
    pub(super) deadline: Option<Instant>,
}

impl InputReader {
    pub(super) fn new(connection: Connection) -> Self {
        Self { decoder: Decoder::new(connection), ..Self::default() }
    }

    /// Reads all pending input, up to a limit.
    #[expect(clippy::indexing_slicing, reason = "no more is read than fits")]
    pub(super) fn read(&mut self, device: &Device) -> Result<Vec<Event>, TerminalFailure> {
        let mut events = Vec::new();
        let mut bytes = [0; 4096];
        let mut total = 0;
        while total < MAX_BYTES_PER_FRAME {
            match device.read(&mut bytes) {
                Ok(None) => break,
                // The other end is closed, or this process has lost the terminal (EIO).
                Ok(Some(0)) | Err(_) => return Err(TerminalFailure::HungUp),
                Ok(Some(length)) => {
                    self.decode(&bytes[..length], &mut events);
                    total += length;
                }
            }
        }
        Ok(events)
    }

    /// Decodes bytes that were read before the event loop started.
    pub(super) fn decode_typed_ahead(&mut self, bytes: &[u8]) -> Vec<Event> {
        let mut events = Vec::new();
        self.decode(bytes, &mut events);
        events
    }

    /// Decodes an incomplete sequence if its deadline has passed.
    pub(super) fn flush_partial(&mut self, events: &mut Vec<Event>) {
        if self.deadline.is_some_and(|deadline| deadline <= Instant::now()) {
            self.decoder.flush_partial(events);
            self.deadline = None;
        }
    }

    fn decode(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        let before = events.len();
        self.decoder.feed(bytes, events);
        // An incomplete sequence that only grows keeps its first deadline: keys that are held down must
        // not extend it forever.
        let only_grows = events.len() == before && !self.decoder.is_pasting();
        let first = self.deadline.filter(|_| only_grows);
        let timeout = self.decoder.timeout();
        self.deadline = timeout.map(|timeout| first.unwrap_or_else(|| Instant::now() + timeout));
    }
}
