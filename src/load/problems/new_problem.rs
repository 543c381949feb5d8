use std::path::{Path, PathBuf};

use super::rule::Rule;
use super::snippet::Snippet;
use crate::load::location::LineColumn;

pub(crate) type LocatedProblem = (LineColumn, NewProblem);

/// A problem that is not yet assigned to a file. The text may quote data as is: hostile characters are escaped when the
/// problem is added to the list.
#[derive(Clone, Debug)]
pub(crate) struct NewProblem {
    pub(crate) rule: Rule,
    pub(crate) message: String,
    pub(crate) help: Option<String>,
    /// The index of the problem's file, if it differs from the entry's.
    pub(crate) file: Option<u32>,
    /// The file of the problem, if it is not part of the graph.
    pub(crate) outside_file: Option<Box<FileName>>,
    /// Set only if the file cannot be decoded, so its source line must be kept here.
    pub(crate) spot: Option<Box<ProblemSpot>>,
}

#[derive(Clone, Debug)]
pub(crate) struct ProblemSpot {
    pub(crate) position: LineColumn,
    pub(crate) snippet: Snippet,
}

impl NewProblem {
    pub(crate) fn new(rule: Rule, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self {
            rule,
            message: message.into(),
            help: Some(help.into()),
            file: None,
            outside_file: None,
            spot: None,
        }
    }
}

/// The name of a file or folder in messages, and its path on disk.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FileName {
    pub(crate) name: String,
    pub(crate) path: Option<PathBuf>,
}

impl FileName {
    /// As on disk: hostile characters are escaped when a problem is added to the list.
    pub(crate) fn from_path(path: &Path) -> Self {
        Self { name: path.to_string_lossy().into_owned(), path: Some(path.to_owned()) }
    }
}
