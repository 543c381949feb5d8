//! Stops the whole process group on Ctrl-Z, as the shell expects of a job.

use std::io;
use std::os::fd::AsFd;
use std::time::{Duration, Instant};

use rustix::process::{Signal, getpid, getppid, getsid, kill_current_process_group};

use super::flags::{WakeFlag, WakeFlags};
use super::wait::{POLLIN, poll_until};

/// Stops the process group, and returns once it continues. Does nothing if no shell could
/// continue it: for a session leader, or if the parent belongs to another session.
pub(super) fn stop_group(flags: &WakeFlags) -> io::Result<()> {
    if !can_be_continued() {
        return Ok(());
    }
    flags.take(WakeFlag::Continued);
    kill_current_process_group(Signal::STOP)?;
    wait_for_continuation(flags);
    Ok(())
}

/// Waits until the process has continued. The stop may take effect a moment after the call, and the terminal must not
/// be entered until then. The wait is bounded in case the flag is lost.
fn wait_for_continuation(flags: &WakeFlags) {
    let deadline = Instant::now() + Duration::from_secs(1);
    while !flags.take(WakeFlag::Continued) && Instant::now() < deadline {
        let _ = poll_until([flags.pipe.as_fd()], POLLIN, Some(deadline));
        flags.pipe.drain();
    }
    // The pipe may just have been drained for another flag.
    flags.pipe.wake();
}

fn can_be_continued() -> bool {
    let Ok(session) = getsid(None) else { return false };
    session != getpid() && getppid().is_some_and(|parent| getsid(Some(parent)) == Ok(session))
}
