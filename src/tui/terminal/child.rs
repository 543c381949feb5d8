//! An editor or pager that gets the terminal for a while.

use std::io;
use std::process::{Command, ExitStatus};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use super::record::Record;

/// How long Ctrl-C still belongs to the command that has just ended of it: the same key sends the
/// signal to both of us, and its end may be seen before the signal is.
const AFTERMATH: Duration = Duration::from_millis(250);

/// Who has the terminal, as far as signals that keys send are concerned.
#[derive(Debug, Default)]
pub(super) struct Lending(Mutex<Lent>);

#[derive(Clone, Copy, Debug, Default)]
enum Lent {
    #[default]
    Never,
    Now,
    Until(Instant),
}

impl Lending {
    /// Whether another command has the terminal.
    pub(super) fn is_on(&self) -> bool {
        matches!(*self.0.lock().unwrap_or_else(PoisonError::into_inner), Lent::Now)
    }

    /// Whether `Ctrl-C` and `Ctrl-\` are the other command's affair.
    pub(super) fn takes_keys(&self) -> bool {
        match *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            Lent::Never => false,
            Lent::Now => true,
            Lent::Until(end) => Instant::now() < end + AFTERMATH,
        }
    }

    fn set(&self, lent: Lent) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = lent;
    }
}

/// Gives the terminal to a command and waits for its end; the caller enters again.
pub(super) fn lend(record: &Record, command: &mut Command) -> io::Result<ExitStatus> {
    record.lending.set(Lent::Now);
    record.leave();
    let outcome = command.status();
    record.lending.set(Lent::Until(Instant::now()));
    outcome
}
