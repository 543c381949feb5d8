//! Reading: all bytes that wait, and an end to what stays unfinished.

use std::time::Instant;

use crossterm::event::Event;

use super::decode::Decoder;
use super::device::Device;

/// Bytes handed over before a frame is drawn, so that endless input is still seen to arrive.
const MOST_BYTES: usize = 64 * 1024;

/// The terminal went away while it was read.
#[derive(Debug)]
pub(super) struct Gone;

/// The reader of one terminal.
#[derive(Debug, Default)]
pub(super) struct Input {
    decoder: Decoder,
    given_up: Option<Instant>,
}

impl Input {
    /// When to look in again even if nothing is typed: half a sequence is given up then.
    pub(super) fn deadline(&self) -> Option<Instant> {
        self.given_up
    }

    /// Reads what waits.
    pub(super) fn read(&mut self, device: &Device) -> Result<Vec<Event>, Gone> {
        let mut events = Vec::new();
        let mut bytes = [0; 4096];
        let mut total = 0;
        while total < MOST_BYTES {
            match device.read(&mut bytes) {
                Ok(None) => break,
                // The other end is closed, or the terminal was taken from us (EIO).
                Ok(Some(0)) | Err(_) => return Err(Gone),
                Ok(Some(length)) => {
                    self.take_in(&bytes[..length], &mut events);
                    total += length;
                }
            }
        }
        Ok(events)
    }

    /// Ends what has been unfinished for too long.
    pub(super) fn give_up(&mut self, events: &mut Vec<Event>) {
        if self.given_up.is_some_and(|moment| moment <= Instant::now()) {
            self.decoder.give_up(events);
            self.given_up = None;
        }
    }

    fn take_in(&mut self, bytes: &[u8], events: &mut Vec<Event>) {
        let before = events.len();
        self.decoder.feed(bytes, events);
        // A sequence that only grows keeps its first deadline: keys held down must not feed it
        // for ever.
        let renewed = events.len() > before || self.decoder.is_pasting();
        self.given_up = match (self.decoder.patience(), self.given_up) {
            (None, _) => None,
            (Some(_), Some(moment)) if !renewed => Some(moment),
            (Some(patience), _) => Some(Instant::now() + patience),
        };
    }
}
