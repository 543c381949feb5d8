use std::fmt;
use std::io;

use crate::query::FilterError;
use crate::system::error_text;

/// Why a command failed.
#[derive(Debug)]
pub enum Failure {
    /// A check failed, or an import left something out. The problems have already been printed. Exit status 1.
    CheckFailed,
    /// Something, such as an entity or a path, was not found. Exit status 1.
    NotFound(String),
    /// The command line is invalid. Exit status 2.
    Usage(String),
    /// A file cannot be read or written. Exit status 2.
    File(String),
    /// A thread of the explorer panicked. Exit status 101, as for any panic in Rust.
    Crashed(String),
    /// The output could not be written. Exit status 0 if the reader closed the pipe, otherwise 2.
    Output(io::Error),
}

impl Failure {
    pub(super) fn exit_code(&self) -> u8 {
        match self {
            Self::CheckFailed | Self::NotFound(_) => 1,
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => 0,
            Self::Usage(_) | Self::File(_) | Self::Output(_) => 2,
            Self::Crashed(_) => 101,
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::CheckFailed => Ok(()),
            Self::NotFound(message)
            | Self::Usage(message)
            | Self::File(message)
            | Self::Crashed(message) => f.write_str(message),
            Self::Output(error) => write!(f, "cannot write the output: {}", error_text(error)),
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
