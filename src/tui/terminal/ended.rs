//! Why a screen ended without being asked to.

use std::{error, fmt, io};

use rustix::io::Errno;

/// Why [`run`](super::run) ended without [`TerminalRequest::Quit`](super::TerminalRequest::Quit).
#[derive(Debug)]
pub enum Ended {
    /// The terminal went away: its window was closed or its line was cut.
    HungUp,
    /// Another thread panicked; the restored screen shows its message.
    Panicked,
    /// The terminal could not be read, written or waited for.
    Broken(io::Error),
}

impl fmt::Display for Ended {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Ended::HungUp => out.write_str("the terminal went away"),
            Ended::Panicked => out.write_str("a part of the program failed; see the message above"),
            Ended::Broken(cause) => write!(out, "the terminal failed: {cause}"),
        }
    }
}

impl error::Error for Ended {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Ended::Broken(cause) => Some(cause),
            Ended::HungUp | Ended::Panicked => None,
        }
    }
}

impl From<io::Error> for Ended {
    /// A line that is cut between a wait and a frame fails the frame; it is a cut line all the same.
    fn from(cause: io::Error) -> Self {
        match Errno::from_io_error(&cause) {
            Some(Errno::IO | Errno::NXIO) => Ended::HungUp,
            _ => Ended::Broken(cause),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use rustix::io::Errno;

    use super::Ended;

    #[test]
    fn a_frame_that_finds_the_line_cut_ends_as_a_wait_does() {
        let ended = |cause: Errno| Ended::from(io::Error::from(cause)).to_string();
        assert_eq!(ended(Errno::IO), Ended::HungUp.to_string());
        assert_eq!(ended(Errno::NXIO), Ended::HungUp.to_string());
        assert!(ended(Errno::NOSPC).starts_with("the terminal failed: "));
    }
}
