//! How a command ends: sorted by who has to do something about it.

use std::fmt;
use std::io;

use crate::query::FilterError;

/// How a command that ran to its end came out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Done, or found: exit status 0.
    Done,
    /// A clean no that the output already tells, such as a failed check: exit status 1.
    No,
}

/// Why a command could not give its answer.
#[derive(Debug)]
pub enum Failure {
    /// A clean no: nothing of that name, no path. Exit status 1.
    No(String),
    /// The user asked for something that cannot be: exit status 2.
    Usage(String),
    /// The files are at fault: nothing readable, nothing writable. Exit status 2.
    Files(String),
    /// The answer could not be written out. A closed pipe is exit status 0: whoever read it had
    /// enough. Everything else is 2.
    Output(io::Error),
}

impl Failure {
    /// The exit status.
    #[must_use]
    pub fn code(&self) -> u8 {
        match self {
            Self::No(_) => 1,
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Usage(_) | Self::Files(_) | Self::Output(_) => 2,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::No(message) | Self::Usage(message) | Self::Files(message) => f.write_str(message),
            Self::Output(error) => write!(f, "cannot write the answer: {error}"),
        }
    }
}

impl std::error::Error for Failure {}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<FilterError> for Failure {
    fn from(error: FilterError) -> Self {
        Self::Usage(error.to_string())
    }
}
