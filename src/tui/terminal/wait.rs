//! The one place where the program sleeps.

use std::io;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::channel::WakePipe;
use super::device::{Device, timespec};

/// The state of the terminal at the end of a wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Readiness {
    /// There is nothing to read.
    Quiet,
    /// Bytes can be read.
    Typed,
    /// It went away.
    HungUp,
}

/// Sleeps until a key, a signal, a message or the deadline. Uses no processor time meanwhile.
pub(super) fn wait(
    device: &Device,
    signals: &WakePipe,
    messages: &WakePipe,
    deadline: Option<Instant>,
) -> io::Result<Readiness> {
    let left = deadline.map(|moment| moment.saturating_duration_since(Instant::now()));
    let mut waited = [
        PollFd::new(device, PollFlags::IN),
        PollFd::new(signals, PollFlags::IN),
        PollFd::new(messages, PollFlags::IN),
    ];
    match poll(&mut waited, left.and_then(timespec).as_ref()) {
        Ok(_) => {}
        Err(Errno::INTR) => return Ok(Readiness::Quiet),
        Err(cause) => return Err(cause.into()),
    }
    let seen = waited[0].revents();
    signals.drain();
    messages.drain();
    if seen.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        return Ok(Readiness::HungUp);
    }
    Ok(if seen.contains(PollFlags::IN) { Readiness::Typed } else { Readiness::Quiet })
}
