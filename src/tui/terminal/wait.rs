//! Waits for events; the loop sleeps nowhere else.

use std::io;
use std::os::fd::AsFd;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;

use super::channel::WakePipe;

/// Sleeps until a key, a signal, a message or the deadline. Returns whether to read the terminal,
/// because it has sent bytes or was disconnected.
pub(super) fn wait(
    device: &impl AsFd,
    signals: &WakePipe,
    messages: &WakePipe,
    deadline: Option<Instant>,
) -> io::Result<bool> {
    let mut fds = [
        PollFd::new(device, PollFlags::IN),
        PollFd::new(signals, PollFlags::IN),
        PollFd::new(messages, PollFlags::IN),
    ];
    poll_until(&mut fds, deadline)?;
    let is_readable = !fds[0].revents().is_empty();
    signals.drain();
    messages.drain();
    Ok(is_readable)
}

/// Sleeps until a file descriptor is ready, a signal arrives, or the deadline passes.
pub(super) fn poll_until(fds: &mut [PollFd<'_>], deadline: Option<Instant>) -> io::Result<()> {
    let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
    // There is no timeout if it would be too long for `poll`.
    let timeout = left.and_then(|left| Timespec::try_from(left).ok());
    match poll(fds, timeout.as_ref()) {
        Ok(_) | Err(Errno::INTR) => Ok(()),
        Err(error) => Err(error.into()),
    }
}
