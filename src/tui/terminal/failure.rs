//! Failures to open the terminal or to run its loop.

use std::{error, fmt, io};

use rustix::io::Errno;

/// Failures to open the terminal or to run its loop.
#[derive(Debug)]
pub enum TerminalFailure {
    /// Standard output is a file or a pipe.
    Redirected,
    /// No terminal could be opened, or it refused what was asked of it.
    Refused(io::Error),
    /// The terminal went away.
    HungUp,
    /// Another thread panicked; its message is printed.
    Panicked,
    /// Reading or writing failed.
    Broken(io::Error),
}

impl fmt::Display for TerminalFailure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Redirected => {
                out.write_str("no terminal to draw on: standard output is not a terminal")
            }
            Self::Refused(cause) => write!(out, "no terminal to draw on: {cause}"),
            Self::HungUp => out.write_str("the terminal went away"),
            Self::Panicked => out.write_str("a part of the program failed; see the message above"),
            Self::Broken(cause) => write!(out, "the terminal failed: {cause}"),
        }
    }
}

impl error::Error for TerminalFailure {}

impl From<io::Error> for TerminalFailure {
    fn from(cause: io::Error) -> Self {
        match Errno::from_io_error(&cause) {
            Some(Errno::IO | Errno::NXIO) => Self::HungUp,
            _ => Self::Broken(cause),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use rustix::io::Errno;

    use super::TerminalFailure;

    #[test]
    fn a_hang_up_during_a_frame_is_a_hang_up() {
        let ended = |cause: Errno| TerminalFailure::from(io::Error::from(cause)).to_string();
        assert_eq!(ended(Errno::IO), TerminalFailure::HungUp.to_string());
        assert_eq!(ended(Errno::NXIO), TerminalFailure::HungUp.to_string());
        assert!(ended(Errno::NOSPC).starts_with("the terminal failed: "));
    }
}
