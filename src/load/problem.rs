//! A fault in a graph's files: where, what, and what to do next.

use std::fmt::Write as _;

use super::rule::Rule;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Something is left out of the graph.
    Error,
    /// The graph is whole, but a reader may be misled.
    Warning,
}

impl std::fmt::Display for Severity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
        })
    }
}

/// Whether a rendered problem carries colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Color {
    /// Plain text.
    Plain,
    /// ANSI colours.
    Ansi,
}

/// A fault in a graph's files. All its text is safe to show.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What it is about.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// The file it is in, by name.
    pub file: String,
    /// The line, counted from 1; 0 where the whole file is meant.
    pub line: u32,
    /// The column in characters, counted from 1; 0 where the whole line or file is meant.
    pub column: u32,
    /// The source line; kept for the first problems only.
    pub snippet: Option<String>,
    /// What was found and what was expected.
    pub message: String,
    /// What to do next.
    pub help: Option<String>,
}

impl Problem {
    /// The problem as text: place, message, source line with a caret, next step.
    #[must_use]
    pub fn render(&self, _color: Color) -> String {
        let mut shown = format!(
            "{}: {}:{}:{}: {}",
            self.severity, self.file, self.line, self.column, self.message
        );
        if let Some(help) = &self.help {
            shown.push_str("\n  help: ");
            shown.push_str(help);
        }
        shown
    }
}

/// The first problems as text, at most `limit`, and how many more there are.
#[must_use]
pub fn render_all(problems: &[Problem], limit: usize, color: Color) -> String {
    let mut shown = String::new();
    for problem in problems.iter().take(limit) {
        shown.push_str(&problem.render(color));
        shown.push('\n');
    }
    if problems.len() > limit {
        let _ = writeln!(shown, "and {} more", problems.len() - limit);
    }
    shown
}
