//! A fault in a graph's files: where, what, and what to do next.

use std::path::PathBuf;

use super::rule::Rule;
use super::severity::Severity;
use super::snippet::Snippet;

/// A fault in a graph's files. All its text is safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is about.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// The file it is in, by name.
    pub file: String,
    /// That file on disk; nothing for the built-in graph.
    pub path: Option<PathBuf>,
    /// The line, counted from 1; 0 for the whole file.
    pub line: u32,
    /// The column in characters, counted from 1; 0 for the whole line or file.
    pub column: u32,
    /// The source line around the column; kept for the first problems only.
    pub snippet: Option<Snippet>,
    /// What was found and what was expected.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
}

impl Problem {
    /// Its location: `file:line:column`, as editors and terminals understand it.
    pub fn location(&self) -> String {
        match (self.line, self.column) {
            (0, _) => self.file.clone(),
            (line, 0) => format!("{}:{line}", self.file),
            (line, column) => format!("{}:{line}:{column}", self.file),
        }
    }
}
