//! Side effects requested by actions.

use std::ffi::OsString;
use std::path::PathBuf;

use super::session::bookmark::Bookmark;
use super::terminal::TerminalRequest;

/// A side effect to perform.
#[derive(Debug)]
pub enum Request {
    /// A request that the event loop performs.
    Terminal(TerminalRequest),
    /// Write this content to a new file at the typed path; an existing file is never overwritten.
    Write(PathBuf, String),
    /// Open the editor at a line of a file, then reload the graph. Line numbers are one-based; 0 if unknown.
    Edit(PathBuf, u32),
    /// Open a web page, or a file in the folder of the graph.
    Open(OsString),
    /// Reload the graph and pass it to [`Explorer::show_reloaded`](super::Explorer::show_reloaded).
    Reload,
    /// Save a change to the bookmarks.
    ChangeBookmarks(BookmarkChange),
}

/// A change to the bookmarks of a graph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BookmarkChange {
    /// Add a bookmark at the end.
    Add(Bookmark),
    /// Remove a bookmark.
    Remove(Bookmark),
}
