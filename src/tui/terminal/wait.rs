//! The only place where the program sleeps.

use std::io;
use std::os::fd::AsFd;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::channel::WakePipe;

/// Sleeps until a key, a signal, a message or the deadline. Uses no processor time meanwhile.
/// Returns whether the terminal is to be read: there are bytes, or it went away.
pub(super) fn wait(
    device: &impl AsFd,
    signals: &WakePipe,
    messages: &WakePipe,
    deadline: Option<Instant>,
) -> io::Result<bool> {
    let mut waited = [
        PollFd::new(device, PollFlags::IN),
        PollFd::new(signals, PollFlags::IN),
        PollFd::new(messages, PollFlags::IN),
    ];
    poll_until(&mut waited, deadline)?;
    let is_quiet = waited[0].revents().is_empty();
    signals.drain();
    messages.drain();
    Ok(!is_quiet)
}

/// Sleeps until one of some files is ready, until the deadline or until a signal.
pub(super) fn poll_until(waited: &mut [PollFd<'_>], deadline: Option<Instant>) -> io::Result<()> {
    let left = deadline.map(|moment| moment.saturating_duration_since(Instant::now()));
    // Without a limit if it is too long for poll.
    let limit = left.and_then(|left| Timespec::try_from(left).ok());
    match poll(waited, limit.as_ref()) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(cause) => Err(cause.into()),
    }
}
