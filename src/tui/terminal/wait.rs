//! The only place where the program sleeps.

use std::io;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::channel::WakePipe;
use super::device::{Device, timespec};

/// Sleeps until a key, a signal, a message or the deadline. Uses no processor time meanwhile.
/// Returns whether the terminal is to be read: there are bytes, or it went away.
pub(super) fn wait(
    device: &Device,
    signals: &WakePipe,
    messages: &WakePipe,
    deadline: Option<Instant>,
) -> io::Result<bool> {
    let left = deadline.map(|moment| moment.saturating_duration_since(Instant::now()));
    let mut waited = [
        PollFd::new(device, PollFlags::IN),
        PollFd::new(signals, PollFlags::IN),
        PollFd::new(messages, PollFlags::IN),
    ];
    match poll(&mut waited, left.and_then(timespec).as_ref()) {
        Ok(_) => {}
        Err(Errno::INTR) => return Ok(false),
        Err(cause) => return Err(cause.into()),
    }
    let is_quiet = waited[0].revents().is_empty();
    signals.drain();
    messages.drain();
    Ok(!is_quiet)
}
