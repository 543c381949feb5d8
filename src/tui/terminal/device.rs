//! The terminal as a separate non-blocking file description.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::Instant;

use ratatui::layout::Size;
use rustix::fs::OFlags;
use rustix::io::{Errno, read, retry_on_intr, write};
use rustix::termios::{
    OptionalActions, QueueSelector, Termios, isatty, tcflush, tcgetwinsize, tcsetattr, ttyname,
};

use super::failure::TerminalFailure;
use super::wait::{POLLOUT, poll_until};

/// The terminal to draw on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DrawTarget {
    /// Standard output, which must be a terminal.
    StandardOutput,
    /// The terminal that the program was started from, regardless of where standard output goes: for
    /// a picker whose result goes into a pipe.
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
        // The terminal's name may not exist in this container.
        let opened = opened.or_else(|_| open_path(Path::new("/dev/tty")));
        opened.map(Self).map_err(TerminalFailure::Unavailable)
    }

    /// Reads the available bytes: `None` if there are none, 0 if the terminal was disconnected.
    pub(super) fn read(&self, buffer: &mut [u8]) -> io::Result<Option<usize>> {
        match retry_on_intr(|| read(&self.0, &mut *buffer)) {
            Err(Errno::AGAIN) => Ok(None),
            length => Ok(Some(length?)),
        }
    }

    /// Writes all bytes, waiting for a slow terminal until the deadline, if any. Stops early, without an error, once
    /// `is_wanted` returns false.
    #[expect(clippy::indexing_slicing, reason = "no more is written than was given")]
    pub(super) fn write(
        &self,
        mut bytes: &[u8],
        deadline: Option<Instant>,
        is_wanted: impl Fn() -> bool,
    ) -> io::Result<()> {
        while !bytes.is_empty() && is_wanted() {
            match retry_on_intr(|| write(&self.0, bytes)) {
                Err(Errno::AGAIN) => self.wait_until_writable(deadline)?,
                length => bytes = &bytes[length?..],
            }
        }
        Ok(())
    }

    pub(super) fn discard_output(&self) {
        let _ = tcflush(&self.0, QueueSelector::OFlush);
    }

    pub(super) fn set_mode(&self, mode: &Termios) -> io::Result<()> {
        Ok(retry_on_intr(|| tcsetattr(&self.0, OptionalActions::Now, mode))?)
    }

    /// The size in cells, or `None` if the terminal does not report it.
    pub(super) fn size(&self) -> Option<Size> {
        let size = tcgetwinsize(&self.0).ok()?;
        (size.ws_col > 0 || size.ws_row > 0).then_some(Size::new(size.ws_col, size.ws_row))
    }

    fn wait_until_writable(&self, deadline: Option<Instant>) -> io::Result<()> {
        if deadline.is_some_and(|deadline| deadline <= Instant::now()) {
            return Err(ErrorKind::TimedOut.into());
        }
        poll_until([self.as_fd()], POLLOUT, deadline).map(drop)
    }
}

impl AsFd for Device {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.0.as_fd()
    }
}

/// Opens the terminal of a standard stream by name, as some systems cannot poll `/dev/tty`.
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
