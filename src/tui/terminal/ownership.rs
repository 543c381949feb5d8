//! Who the terminal belongs to while an editor or pager runs.

use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// How long Ctrl-C still belongs to the command that has just ended: the key sends the signal to
/// both of us, and the end of the command may be seen before the signal is.
const AFTERMATH: Duration = Duration::from_millis(250);

/// Whether signals that keys send are for us or for a child process.
#[derive(Debug, Default)]
pub(super) struct ChildProcessGuard(Mutex<Ownership>);

#[derive(Clone, Copy, Debug, Default)]
pub(super) enum Ownership {
    #[default]
    Ours,
    Child,
    OursSince(Instant),
}

impl ChildProcessGuard {
    pub(super) fn is_active(&self) -> bool {
        matches!(self.get(), Ownership::Child)
    }

    /// Whether `Ctrl-C` and `Ctrl-\\` are meant for a child process.
    pub(super) fn takes_keys(&self) -> bool {
        match self.get() {
            Ownership::Ours => false,
            Ownership::Child => true,
            Ownership::OursSince(end) => Instant::now() < end + AFTERMATH,
        }
    }

    /// Notes who has the terminal now.
    pub(super) fn set(&self, ownership: Ownership) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = ownership;
    }

    fn get(&self) -> Ownership {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
