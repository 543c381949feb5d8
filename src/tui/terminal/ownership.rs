//! Tracks who owns the terminal while an editor or pager runs.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long Ctrl-C is still meant for a command that has just ended: the terminal signals both
/// processes, and this one may notice the end of the command before the signal.
const GRACE_PERIOD: Duration = Duration::from_millis(250);

/// Whether key signals, such as that of Ctrl-C, are meant for this process or a child process.
#[derive(Debug, Default)]
pub(super) struct SharedOwnership(Mutex<Ownership>);

#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Ownership {
    #[default]
    Ours,
    Child,
    OursSince(Instant),
}

impl SharedOwnership {
    pub(super) fn is_child_running(&self) -> bool {
        matches!(self.get(), Ownership::Child)
    }

    /// Whether Ctrl-C and `Ctrl-\` are meant for a child process.
    pub(super) fn child_gets_key_signals(&self) -> bool {
        match self.get() {
            Ownership::Ours => false,
            Ownership::Child => true,
            Ownership::OursSince(end) => Instant::now() < end + GRACE_PERIOD,
        }
    }

    pub(super) fn set(&self, ownership: Ownership) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = ownership;
    }

    fn get(&self) -> Ownership {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
