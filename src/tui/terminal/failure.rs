use std::{error, fmt, io};

use rustix::io::Errno;

/// A failure to open the terminal or to run the event loop.
#[derive(Debug)]
pub enum TerminalFailure {
    /// Standard output is a file or a pipe.
    Redirected,
    /// No terminal could be opened, or its mode could not be changed.
    Unavailable(io::Error),
    /// The terminal was disconnected.
    HungUp,
    /// Another thread panicked; its message is printed.
    Panicked,
    /// Reading or writing failed.
    Io(io::Error),
}

impl fmt::Display for TerminalFailure {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Redirected => {
                out.write_str("no terminal to draw on: standard output is not a terminal")
            }
            Self::Unavailable(_) => out.write_str("no terminal to draw on"),
            Self::HungUp => out.write_str("the terminal was disconnected"),
            Self::Panicked => out.write_str("a background thread panicked; see the message above"),
            Self::Io(_) => out.write_str("could not read or write the terminal"),
        }
    }
}

impl error::Error for TerminalFailure {
    fn source(&self) -> Option<&(dyn error::Error + 'static)> {
        match self {
            Self::Unavailable(error) | Self::Io(error) => Some(error),
            Self::Redirected | Self::HungUp | Self::Panicked => None,
        }
    }
}

impl From<io::Error> for TerminalFailure {
    fn from(error: io::Error) -> Self {
        match Errno::from_io_error(&error) {
            Some(Errno::IO | Errno::NXIO) => Self::HungUp,
            _ => Self::Io(error),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io;

    use rustix::io::Errno;

    use super::TerminalFailure;

    #[test]
    fn errors_of_a_disconnected_terminal_are_hang_ups() {
        let message_of = |error: Errno| TerminalFailure::from(io::Error::from(error)).to_string();
        assert_eq!(message_of(Errno::IO), TerminalFailure::HungUp.to_string());
        assert_eq!(message_of(Errno::NXIO), TerminalFailure::HungUp.to_string());
        assert_eq!(message_of(Errno::NOSPC), "could not read or write the terminal");
    }
}
