//! The one place where the program sleeps.

use std::io;
use std::time::Instant;

use rustix::event::{PollFd, PollFlags, poll};
use rustix::io::Errno;

use super::device::{Device, timespec};
use super::wake::Bell;

/// What the terminal had to say when the wait ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Line {
    /// Nothing.
    Quiet,
    /// Bytes can be read.
    Typed,
    /// It went away.
    HungUp,
}

/// Sleeps until the terminal, the signals or a message have something to tell, or until the
/// deadline. Uses no processor time meanwhile.
pub(super) fn wait(
    device: &Device,
    signals: &Bell,
    messages: &Bell,
    deadline: Option<Instant>,
) -> io::Result<Line> {
    let left = deadline.map(|moment| moment.saturating_duration_since(Instant::now()));
    let mut waited = [
        PollFd::new(device, PollFlags::IN),
        PollFd::new(signals, PollFlags::IN),
        PollFd::new(messages, PollFlags::IN),
    ];
    match poll(&mut waited, left.and_then(timespec).as_ref()) {
        Ok(_) => {}
        Err(Errno::INTR) => return Ok(Line::Quiet),
        Err(cause) => return Err(cause.into()),
    }
    let told = waited[0].revents();
    signals.hush();
    messages.hush();
    if told.intersects(PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL) {
        return Ok(Line::HungUp);
    }
    Ok(if told.contains(PollFlags::IN) { Line::Typed } else { Line::Quiet })
}
