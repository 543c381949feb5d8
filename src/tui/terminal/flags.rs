//! Signal and panic flags for the event loop.

use std::sync::atomic::{AtomicU8, Ordering};

use super::channel::WakePipe;

/// An event from outside the event loop: one bit of [`WakeFlags`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WakeFlag {
    Resized = 1,
    /// SIGTSTP arrived: the program should suspend itself.
    StopRequested = 2,
    /// SIGCONT arrived: the program continues after it was stopped.
    Continued = 4,
    Panicked = 8,
}

/// The flags that are set, and the pipe that wakes the event loop. Setting a flag is idempotent,
/// so a burst of resizes is handled as one.
#[derive(Debug)]
pub(super) struct WakeFlags {
    bits: AtomicU8,
    pub(super) pipe: WakePipe,
}

impl WakeFlags {
    pub(super) fn new() -> Self {
        Self { bits: AtomicU8::new(0), pipe: WakePipe::new() }
    }

    pub(super) fn set(&self, flag: WakeFlag) {
        self.bits.fetch_or(flag as u8, Ordering::SeqCst);
        self.pipe.wake();
    }

    /// Clears a flag; returns whether it was set.
    pub(super) fn take(&self, flag: WakeFlag) -> bool {
        self.bits.fetch_and(!(flag as u8), Ordering::SeqCst) & flag as u8 != 0
    }
}
