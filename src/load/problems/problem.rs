use std::path::PathBuf;

use super::rule::Rule;
use super::severity::Severity;
use super::snippet::Snippet;
use crate::load::location::LineColumn;
use crate::model::escape_hostile;

/// A problem in a graph file or in the settings. Its text is safe to print to a terminal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The rule that is broken.
    pub rule: Rule,
    pub(crate) severity: Severity,
    pub(crate) file: String,
    /// The path of the file; `None` for the built-in graph and text in memory.
    pub(crate) path: Option<PathBuf>,
    /// The one-based line; 0 for the whole file.
    pub(crate) line: u32,
    /// The one-based column in characters; 0 for the whole line or file.
    pub(crate) column: u32,
    /// The source line around the column; `None` without a column, or after the first few hundred problems.
    pub(crate) snippet: Option<Snippet>,
    /// Starts in lower case, and has no full stop.
    pub message: String,
    /// A suggested fix.
    pub help: Option<String>,
}

impl Problem {
    /// A problem in the settings: in a config file with this `text`, or in an environment variable.
    pub(crate) fn in_settings(
        (file, path): (String, Option<PathBuf>),
        (line, column): LineColumn,
        text: &str,
        (message, help): (&str, Option<&str>),
    ) -> Self {
        let (rule, message) = (Rule::Settings, escape_hostile(message).into_owned());
        let index = (line as usize).checked_sub(1);
        let quoted = message.split('`').nth(1).unwrap_or_default();
        let snippet = index.and_then(|index| text.split('\n').nth(index));
        let snippet = snippet.map(|source| Snippet::new(source, column, quoted));
        let help = help.map(|help| escape_hostile(help).into_owned());
        Self { rule, severity: rule.severity(), file, path, line, column, snippet, message, help }
    }

    /// Its location as `file:line:column`.
    pub fn location(&self) -> String {
        match (self.line, self.column) {
            (0, _) => self.file.clone(),
            (line, 0) => format!("{}:{line}", self.file),
            (line, column) => format!("{}:{line}:{column}", self.file),
        }
    }
}
