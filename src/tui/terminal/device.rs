//! The terminal as a file of our own: opened anew, so that reading without blocking is our affair.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, ErrorKind, IsTerminal, Read, Write};
use std::os::fd::{AsFd, BorrowedFd};
use std::os::unix::ffi::OsStringExt;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;
use std::time::{Duration, Instant};
use std::{error, fmt};

use ratatui::layout::Size;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::fs::OFlags;
use rustix::termios::{isatty, tcgetwinsize, ttyname};

/// Where the screen is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// On standard output, which must be a terminal.
    Standard,
    /// On the terminal the program was started from, whatever standard output is: for a picker
    /// whose result goes into a pipe.
    Device,
}

/// There is no terminal to draw on.
#[derive(Debug)]
pub enum NoTerminal {
    /// Standard output goes elsewhere: into a file or a pipe.
    Redirected,
    /// It could not be opened, or not be set up.
    Refused(io::Error),
}

impl fmt::Display for NoTerminal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("no terminal to draw on: ")?;
        match self {
            NoTerminal::Redirected => out.write_str("standard output is not a terminal"),
            NoTerminal::Refused(cause) => write!(out, "{cause}"),
        }
    }
}

impl error::Error for NoTerminal {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            NoTerminal::Redirected => None,
            NoTerminal::Refused(cause) => Some(cause),
        }
    }
}

/// A terminal opened for reading and writing without blocking.
#[derive(Debug)]
pub(super) struct Device(File);

impl Device {
    /// Opens the terminal anew, so that children and the shell never see it non-blocking.
    pub(super) fn open(output: Output) -> Result<Self, NoTerminal> {
        let opened = match output {
            Output::Standard if !io::stdout().is_terminal() => return Err(NoTerminal::Redirected),
            Output::Standard => open_named(io::stdout().as_fd()),
            Output::Device => open_any_standard(),
        };
        opened.or_else(|_| open_controlling()).map(Self).map_err(NoTerminal::Refused)
    }

    /// What can be read now: `None` when nothing waits, 0 bytes when the terminal is gone.
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

    /// The size in cells, or `None` when the terminal does not know it.
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

/// A duration as poll wants it; `None`, for ever, when it is beyond all bounds.
pub(super) fn timespec(duration: Duration) -> Option<Timespec> {
    Timespec::try_from(duration).ok()
}

fn open_any_standard() -> io::Result<File> {
    open_named(io::stdin().as_fd())
        .or_else(|_| open_named(io::stderr().as_fd()))
        .or_else(|_| open_named(io::stdout().as_fd()))
}

/// The terminal behind a standard stream, by its own name: some systems cannot poll `/dev/tty`.
fn open_named(stream: BorrowedFd<'_>) -> io::Result<File> {
    let name = ttyname(stream, Vec::new())?;
    open_path(Path::new(&OsString::from_vec(name.into_bytes())))
}

/// The controlling terminal; also where the terminal's own name belongs to another container.
fn open_controlling() -> io::Result<File> {
    open_path(Path::new("/dev/tty"))
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
