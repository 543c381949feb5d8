use std::fmt::Write as _;

use super::problem::Problem;
use super::severity::Severity;
use crate::text::{Palette, Role};

/// `total` is the number of problems, listed or not.
pub(crate) fn render(problems: &[Problem], total: usize, limit: usize, palette: Palette) -> String {
    let rendered = problems.iter().take(limit).map(|problem| problem.render(palette) + "\n");
    let mut output: String = rendered.collect();
    let more = total.saturating_sub(limit.min(problems.len()));
    if more > 0 {
        // Writing to a String cannot fail.
        let _ = writeln!(output, "and {more} more");
    }
    output
}

impl Problem {
    /// The problem as text: message, location, source line with a caret, and suggested fix. Ends in a newline.
    pub fn render(&self, palette: Palette) -> String {
        let paint = |role, text: &str| palette.paint(role, text);
        let severity = match self.severity {
            Severity::Error => paint(Role::Error, "error"),
            Severity::Warning => paint(Role::Warning, "warning"),
        };
        let message = paint(Role::Strong, &self.message);
        let mut output = format!("{severity}[{}]: {message}\n", self.rule.as_str());
        let number = if self.line > 0 { self.line.to_string() } else { String::new() };
        let gutter = " ".repeat(number.len().max(1));
        let bar = paint(Role::Location, "|");
        let _ = writeln!(output, "{gutter}{} {}", paint(Role::Location, "-->"), self.location());
        if let Some(snippet) = &self.snippet {
            let caret = paint(Role::Error, &"^".repeat(snippet.length));
            let _ = writeln!(output, "{gutter} {bar}");
            let _ = writeln!(output, "{} {bar} {}", paint(Role::Location, &number), snippet.text);
            let _ = writeln!(output, "{gutter} {bar} {}{caret}", " ".repeat(snippet.caret));
        }
        if let Some(help) = &self.help {
            let _ = writeln!(output, "{gutter} {} {help}", paint(Role::Location, "= help:"));
        }
        output
    }
}
