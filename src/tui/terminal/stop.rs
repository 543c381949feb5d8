//! Ctrl-Z: the whole process group stops, as the shell expects of a job.

use std::io;
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use rustix::process::{Signal, getpid, getppid, getsid, kill_current_process_group};

use super::device::timespec;
use super::signals::{Notice, Notices};

/// Stops the process group and returns once it goes on. Does nothing where no shell could wake
/// it again: for a session's leader, or when the parent belongs to another session.
pub(super) fn stop_group(notices: &Notices) -> io::Result<()> {
    if !somebody_can_wake_us() {
        return Ok(());
    }
    notices.take(Notice::Continued);
    kill_current_process_group(Signal::STOP)?;
    wait_for_continuation(notices);
    Ok(())
}

/// The stop may take hold a moment after the call, on any thread; the terminal must not be
/// entered in that moment. Waiting is bounded in case the notice is lost.
fn wait_for_continuation(notices: &Notices) {
    let until = Instant::now() + Duration::from_secs(1);
    while !notices.take(Notice::Continued) {
        let left = until.saturating_duration_since(Instant::now());
        if left.is_zero() {
            break;
        }
        let mut waited = [PollFd::new(&notices.bell, PollFlags::IN)];
        let _ = poll(&mut waited, timespec(left).as_ref());
        notices.bell.hush();
    }
    // For the notices of other kinds, whose ringing may just have been hushed.
    notices.bell.ring();
}

fn somebody_can_wake_us() -> bool {
    let Ok(session) = getsid(None) else { return false };
    session != getpid() && getppid().is_some_and(|parent| getsid(Some(parent)) == Ok(session))
}
