//! What is wrong, before it is listed with its file.

use std::path::{Path, PathBuf};

use super::rule::Rule;
use super::snippet::Snippet;
use crate::load::location::LineColumn;

/// A fault at a line and column of a file.
pub(crate) type PlacedFault = (LineColumn, Fault);

/// What is wrong and what to do, in words. It may quote the data as it is; hostile characters are made
/// visible when the problem is listed.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    pub(crate) rule: Rule,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    /// Its position, if it is in a file that is not text.
    pub(crate) spot: Option<FaultSpot>,
}

/// A position in a file whose text is not kept, with its source line.
#[derive(Clone, Debug)]
pub(crate) struct FaultSpot {
    pub(crate) position: LineColumn,
    pub(crate) snippet: Snippet,
}

impl Fault {
    /// A fault with what was found and what to do next.
    pub(crate) fn new(rule: Rule, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { rule, message: message.into(), help: Some(help.into()), spot: None }
    }
}

/// What a file or folder is called in messages, and where it is on disk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FileName {
    pub(crate) name: String,
    pub(crate) path: Option<PathBuf>,
}

impl FileName {
    /// A file or folder on disk. Hostile characters of its path are made visible when it is shown.
    pub(crate) fn of_path(path: &Path) -> Self {
        Self { name: path.to_string_lossy().into_owned(), path: Some(path.to_owned()) }
    }
}
