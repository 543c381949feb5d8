//! What an action asks of the world outside: the only way the explorer touches anything.

use std::path::PathBuf;

use super::session::bookmark::Bookmark;
use super::terminal::TerminalRequest;

/// Something to do outside the explorer's state.
#[derive(Debug)]
pub enum Request {
    /// Something that the owner of the terminal does.
    Terminal(TerminalRequest),
    /// Write a new file, named as typed, with this content; an existing one is never overwritten.
    Write(PathBuf, String),
    /// Open the editor at a line of a file, then read the graph again. The line is counted from 1;
    /// 0 if it is not known.
    Edit(PathBuf, u32),
    /// Open a URL that starts with `http://` or `https://`.
    Open(String),
    /// Read the graph again and pass it to [`Explorer::reloaded`](super::Explorer::reloaded).
    Reload,
    /// Save a change to the bookmarks.
    Bookmark(BookmarkChange),
}

/// A change to the bookmarks of a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookmarkChange {
    /// One more, after the others.
    Add(Bookmark),
    /// One less.
    Remove(Bookmark),
}
