//! What signals and panics ask of the loop.

use std::sync::atomic::{AtomicU8, Ordering};

use super::channel::WakePipe;

/// Something that a signal asks of the loop, as one bit of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignalFlag {
    /// The window has another size.
    Resized = 1,
    /// The program is to stop, as by Ctrl-Z.
    Stop = 2,
    /// The program goes on after a stop.
    Continued = 4,
    /// A thread has panicked.
    Panicked = 8,
}

/// The flags that are set, and the pipe that wakes the loop for them. Setting one twice is setting
/// it once, so a burst of resizes is one resize.
#[derive(Debug)]
pub(super) struct SignalFlags {
    bits: AtomicU8,
    pub(super) pipe: WakePipe,
}

impl SignalFlags {
    /// No flag set.
    pub(super) fn new() -> Self {
        Self { bits: AtomicU8::new(0), pipe: WakePipe::new() }
    }

    pub(super) fn set(&self, flag: SignalFlag) {
        self.bits.fetch_or(flag as u8, Ordering::SeqCst);
        self.pipe.wake();
    }

    /// Clears a flag; `true` if it was set.
    pub(super) fn take(&self, flag: SignalFlag) -> bool {
        self.bits.fetch_and(!(flag as u8), Ordering::SeqCst) & flag as u8 != 0
    }
}
