//! The terminal as a separate non-blocking file description.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::termios::{isatty, tcgetwinsize, ttyname};

use super::failure::TerminalFailure;

/// The terminal that is drawn on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawTarget {
    /// Standard output, which must be a terminal.
    StandardOutput,
    /// The terminal the program was started from, whatever standard output is: for a picker whose
    /// result goes into a pipe.
    AnyTerminal,
}

/// A terminal opened for reading and writing without blocking.
#[derive(Debug)]
pub(super) struct Device(File);

impl Device {
    /// Opens the terminal again, so that children and the shell never see it non-blocking.
    pub(super) fn open(target: DrawTarget) -> Result<Self, TerminalFailure> {
        let opened = match target {
            DrawTarget::StandardOutput if !io::stdout().is_terminal() => {
                return Err(TerminalFailure::Redirected);
            }
            DrawTarget::StandardOutput => open_named(io::stdout().as_fd()),
            DrawTarget::AnyTerminal => open_named(io::stdin().as_fd())
                .or_else(|_| open_named(io::stderr().as_fd()))
                .or_else(|_| open_named(io::stdout().as_fd())),
        };
        // The terminal's own name may belong to another container.
        let opened = opened.or_else(|_| open_path(Path::new("/dev/tty")));
        opened.map(Self).map_err(TerminalFailure::Refused)
    }

    /// Reads available bytes: `None` if there are none, 0 if the terminal is gone.
    pub(super) fn read(&self, into: &mut [u8]) -> io::Result<Option<usize>> {
        loop {
            match (&self.0).read(into) {
                Ok(length) => return Ok(Some(length)),
                Err(cause) if cause.kind() == ErrorKind::Interrupted => {}
                Err(cause) if cause.kind() == ErrorKind::WouldBlock => return Ok(None),
                Err(cause) => return Err(cause),
            }
        }
    }

    /// Writes everything, waiting for a slow terminal until the moment given, if any.
    pub(super) fn write(&self, mut bytes: &[u8], until: Option<Instant>) -> io::Result<()> {
        while !bytes.is_empty() {
            match (&self.0).write(bytes) {
                Ok(length) => bytes = &bytes[length..],
                Err(cause) if cause.kind() == ErrorKind::Interrupted => {}
                Err(cause) if cause.kind() == ErrorKind::WouldBlock => self.wait_to_write(until)?,
                Err(cause) => return Err(cause),
            }
        }
        Ok(())
    }

    /// The size in cells, or `None` if the terminal does not know it.
    pub(super) fn size(&self) -> Option<Size> {
        let size = tcgetwinsize(&self.0).ok()?;
        (size.ws_col > 0 || size.ws_row > 0).then_some(Size::new(size.ws_col, size.ws_row))
    }

    fn wait_to_write(&self, until: Option<Instant>) -> io::Result<()> {
        let left = until.map(|moment| moment.saturating_duration_since(Instant::now()));
        if left.is_some_and(|left| left.is_zero()) {
            return Err(ErrorKind::TimedOut.into());
        }
        let mut waited = [PollFd::new(&self.0, PollFlags::OUT)];
        match poll(&mut waited, left.and_then(timespec).as_ref()) {
            Ok(_) | Err(rustix::io::Errno::INTR) => Ok(()),
            Err(cause) => Err(cause.into()),
        }
    }
}

impl AsFd for Device {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

/// A duration for poll; `None`, which is forever, if it is too long for poll.
pub(super) fn timespec(duration: Duration) -> Option<Timespec> {
    Timespec::try_from(duration).ok()
}

/// The terminal of a standard stream, by its own name: some systems cannot poll `/dev/tty`.
fn open_named(stream: BorrowedFd<'_>) -> io::Result<File> {
    let name = ttyname(stream, Vec::new())?;
    open_path(Path::new(&OsString::from_vec(name.into_bytes())))
}

fn open_path(path: &Path) -> io::Result<File> {
    let flags = OFlags::NONBLOCK | OFlags::NOCTTY;
    let file = File::options()
        .read(true)
        .write(true)
        .custom_flags(flags.bits().cast_signed())
        .open(path)?;
    if isatty(&file) { Ok(file) } else { Err(ErrorKind::Unsupported.into()) }
}
