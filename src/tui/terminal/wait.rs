//! Waits for events; the event loop sleeps nowhere else.

use std::io::{self, ErrorKind};
use std::os::fd::{AsFd, AsRawFd, BorrowedFd};
use std::time::{Duration, Instant};

use filedescriptor::{Error, poll, pollfd};
pub(super) use filedescriptor::{POLLIN, POLLOUT};

use super::channel::WakePipe;

/// Sleeps until input, a signal or a message arrives, the terminal is disconnected, or the deadline passes. Returns
/// whether to read the terminal: it has sent bytes or was disconnected.
pub(super) fn wait(
    device: &impl AsFd,
    signals: &WakePipe,
    messages: &WakePipe,
    deadline: Option<Instant>,
) -> io::Result<bool> {
    let fds = [device.as_fd(), signals.as_fd(), messages.as_fd()];
    let [is_readable, ..] = poll_until(fds, POLLIN, deadline)?;
    signals.drain();
    messages.drain();
    Ok(is_readable)
}

/// Sleeps until a file descriptor is ready for `event`, a signal arrives, or the deadline passes. Returns which are
/// ready. On macOS, where `poll` fails on terminals, `filedescriptor` calls `select`.
pub(super) fn poll_until<const N: usize>(
    fds: [BorrowedFd<'_>; N],
    event: i16,
    deadline: Option<Instant>,
) -> io::Result<[bool; N]> {
    let left = deadline.map(|deadline| deadline.saturating_duration_since(Instant::now()));
    // `filedescriptor` rounds down to milliseconds.
    let left = left.map(|left| left + Duration::from_micros(999));
    let mut fds = fds.map(|fd| pollfd { fd: fd.as_raw_fd(), events: event, revents: 0 });
    match poll(&mut fds, left) {
        Err(Error::Poll(error) | Error::Io(error)) if error.kind() == ErrorKind::Interrupted => {}
        result => drop(result.map_err(io::Error::other)?),
    }
    Ok(fds.map(|fd| fd.revents != 0))
}

#[cfg(test)]
mod tests {
    use std::fs::File;
    use std::os::fd::AsFd;
    use std::time::{Duration, Instant};

    use portable_pty::{MasterPty, PtySize, native_pty_system};

    use super::{POLLIN, POLLOUT, poll_until};

    /// A terminal, opened as the program opens it, and the other end of the pseudo-terminal.
    fn terminal() -> (File, Box<dyn MasterPty>) {
        let pair = native_pty_system().openpty(PtySize::default()).expect("no pseudo-terminal");
        let name = pair.master.tty_name().expect("the terminal has no name");
        let device = File::options()
            .read(true)
            .write(true)
            .open(name)
            .expect("the terminal could not be opened");
        (device, pair.master)
    }

    #[test]
    fn a_terminal_is_ready_for_output_at_once_but_for_input_only_after_typing() {
        let (device, other_end) = terminal();
        let ready = |event| poll_until([device.as_fd()], event, Some(Instant::now()));
        assert_eq!(ready(POLLIN).expect("the poll failed"), [false]);
        assert_eq!(ready(POLLOUT).expect("the poll failed"), [true]);
        other_end.take_writer().expect("no writer").write_all(b"q\n").expect("the write failed");
        assert_eq!(poll_until([device.as_fd()], POLLIN, None).expect("the poll failed"), [true]);
    }

    #[test]
    fn a_terminal_is_ready_for_input_after_a_hangup() {
        let (device, other_end) = terminal();
        drop(other_end);
        assert_eq!(poll_until([device.as_fd()], POLLIN, None).expect("the poll failed"), [true]);
    }

    #[test]
    fn a_wait_never_ends_before_the_deadline() {
        let (device, _other_end) = terminal();
        let deadline = Instant::now() + Duration::from_micros(1500);
        assert_eq!(
            poll_until([device.as_fd()], POLLIN, Some(deadline)).expect("the poll failed"),
            [false]
        );
        assert!(Instant::now() >= deadline, "woken too early");
    }
}
