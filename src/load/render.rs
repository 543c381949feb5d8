//! Problems as text for a terminal.

use std::fmt::Write as _;

use super::problem::{Color, Problem, Severity};

/// The first problems as text, at most `limit`, and how many more there are.
///
/// [`LoadedGraph::render_problems`](super::LoadedGraph::render_problems) counts those too that are not listed.
#[must_use]
pub fn render_all(problems: &[Problem], limit: usize, color: Color) -> String {
    first(problems, problems.len(), limit, color)
}

/// The first problems as text, at most `limit`, and how many more there are of `total`.
pub(super) fn first(problems: &[Problem], total: usize, limit: usize, color: Color) -> String {
    let mut shown = String::new();
    for problem in problems.iter().take(limit) {
        shown.push_str(&problem.render(color));
        shown.push('\n');
    }
    let more = total.saturating_sub(limit.min(problems.len()));
    if more > 0 {
        // Writing to a String cannot fail.
        let _ = writeln!(shown, "and {more} more");
    }
    shown
}

/// One problem as text.
pub(super) fn problem(problem: &Problem, color: Color) -> String {
    let paint = Paint { color };
    let severity = match problem.severity {
        Severity::Error => paint.red("error"),
        Severity::Warning => paint.yellow("warning"),
    };
    let head = paint.bold(&problem.message);
    let mut shown = format!("{severity}[{}]: {head}\n", problem.rule.code());
    let number = if problem.line > 0 { problem.line.to_string() } else { String::new() };
    let gutter = " ".repeat(number.len().max(1));
    let bar = paint.blue("|");
    let _ = writeln!(shown, "{gutter}{} {}", paint.blue("-->"), problem.place());
    if let Some(snippet) = &problem.snippet {
        let caret = paint.red(&"^".repeat(snippet.length));
        let _ = writeln!(shown, "{gutter} {bar}");
        let _ = writeln!(shown, "{} {bar} {}", paint.blue(&number), snippet.text);
        let _ = writeln!(shown, "{gutter} {bar} {}{caret}", " ".repeat(snippet.caret));
    }
    if let Some(help) = &problem.help {
        let _ = writeln!(shown, "{gutter} {} {help}", paint.blue("= help:"));
    }
    shown
}

/// Colours, or none.
#[derive(Clone, Copy)]
struct Paint {
    color: Color,
}

impl Paint {
    fn red(self, text: &str) -> String {
        self.with("1;31", text)
    }

    fn yellow(self, text: &str) -> String {
        self.with("1;33", text)
    }

    fn blue(self, text: &str) -> String {
        self.with("34", text)
    }

    fn bold(self, text: &str) -> String {
        self.with("1", text)
    }

    fn with(self, code: &str, text: &str) -> String {
        match self.color {
            Color::Plain => text.to_owned(),
            Color::Ansi => format!("\u{1b}[{code}m{text}\u{1b}[0m"),
        }
    }
}
