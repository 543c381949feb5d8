//! What an action asks of the world outside: the only way the explorer touches anything.

use std::path::PathBuf;

use super::bookmarks::Change;
use super::job::{Job, JobKind};
use super::terminal::TerminalRequest;

/// Something to do outside the explorer's state.
#[derive(Debug)]
pub enum Request {
    /// Something that the owner of the terminal does.
    Terminal(TerminalRequest),
    /// Write a new file; an existing one is never overwritten.
    Write {
        /// Its name, as typed.
        path: PathBuf,
        /// The content.
        text: String,
    },
    /// Open the editor at a line of a file, then read the graph again.
    Edit {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1; 0 if it is not known.
        line: u32,
    },
    /// Open an address that starts with `http://` or `https://`.
    Open(String),
    /// Read the graph again and pass it to [`Explorer::reloaded`](super::Explorer::reloaded).
    Reload,
    /// Save a change to the bookmarks.
    Bookmark(Change),
    /// Start a job; its result arrives at [`Explorer::finish`](super::Explorer::finish).
    Start(Box<Job>),
    /// Cancel a job whose result no one waits for.
    Cancel(JobKind),
}

impl From<TerminalRequest> for Request {
    fn from(request: TerminalRequest) -> Self {
        Self::Terminal(request)
    }
}
