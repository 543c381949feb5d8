//! Flags set by signals and panics for the loop.

use std::sync::atomic::{AtomicU8, Ordering};

use super::channel::WakePipe;

/// A flag for the loop, as one bit of a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SignalFlag {
    Resized = 1,
    /// The program should stop, as with Ctrl-Z.
    StopRequested = 2,
    /// The program has continued after a stop.
    Continued = 4,
    Panicked = 8,
}

/// The flags that are set, and the pipe that wakes the loop for them. Setting a flag twice has the
/// same effect as setting it once, so a burst of resizes is handled as one.
#[derive(Debug)]
pub(super) struct SignalFlags {
    bits: AtomicU8,
    pub(super) pipe: WakePipe,
}

impl SignalFlags {
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
