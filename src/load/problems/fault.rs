//! What is wrong, before it is filed under its file.

use std::path::{Path, PathBuf};

use super::rule::Rule;
use super::snippet::Snippet;
use crate::load::location::LineColumn;

/// A fault at a line and column of a file.
pub(in crate::load) type PlacedFault = (LineColumn, Fault);

/// What is wrong and what to do: the words of a problem. It may quote the data as it is; hostile
/// characters are made visible when the problem is filed.
#[derive(Clone, Debug)]
pub(in crate::load) struct Fault {
    pub(in crate::load) rule: Rule,
    pub(in crate::load) message: String,
    pub(in crate::load) help: Option<String>,
    /// Where it is, if it is in a file that is no text.
    pub(in crate::load) spot: Option<FaultSpot>,
}

/// A place in a file that cannot be kept, with what is written there.
#[derive(Clone, Debug)]
pub(in crate::load) struct FaultSpot {
    pub(in crate::load) place: LineColumn,
    pub(in crate::load) snippet: Snippet,
}

impl Fault {
    /// A fault with what was found and what to do next.
    pub(in crate::load) fn new(
        rule: Rule,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Self {
        Self { rule, message: message.into(), help: Some(help.into()), spot: None }
    }
}

/// What a file or folder is called in messages, and where it is on disk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::load) struct FileName {
    pub(in crate::load) name: String,
    pub(in crate::load) path: Option<PathBuf>,
}

impl FileName {
    /// The name of a text that is not on disk.
    pub(in crate::load) fn of_text(name: &str) -> Self {
        Self { name: name.to_owned(), path: None }
    }

    /// A file or folder on disk. Hostile characters of its path are made visible where it is shown.
    pub(in crate::load) fn of_path(path: &Path) -> Self {
        Self { name: path.to_string_lossy().into_owned(), path: Some(path.to_owned()) }
    }
}
