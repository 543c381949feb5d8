//! An editor or pager that gets the terminal for a while.

use std::io;
use std::process::{Command, ExitStatus};

use super::record::Record;

/// Gives the terminal to a command and waits for its end; the caller enters again.
pub(super) fn lend(record: &Record, command: &mut Command) -> io::Result<ExitStatus> {
    record.lend();
    let outcome = command.status();
    record.take_back();
    outcome
}
