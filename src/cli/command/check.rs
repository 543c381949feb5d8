//! `guanxi check`: lists the problems in the files of a graph, and counts those beyond a limit.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::cli::context::{Context, MAX_PROBLEMS};
use crate::cli::failure::Failure;
use crate::cli::print::{self, Format, FormatFlags, Listing};
use crate::load::{LoadedGraph, Problem};
use crate::query::{LintWarning, duplicates, lint};
use crate::text::{Palette, Role, count};

#[derive(Args, Clone, Debug)]
pub(crate) struct CheckCommand {
    #[arg(
        value_name = "PATH",
        help = "The graph to check [default: the graph that other commands open]"
    )]
    path: Option<PathBuf>,
    /// Also run lints (unknown names, entities without relations, paragraphs that name several
    /// entities but support no relation, imprecise citations …), and fail on warnings
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    format: FormatFlags,
}

impl CheckCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let path_context = self.path.as_deref().map(|path| context.with_graph(path));
        let context = path_context.as_ref().unwrap_or(context);
        let loaded = context.load_to_check();
        let find_warnings = if self.strict { lint } else { duplicates };
        let warnings = find_warnings(&loaded.graph, &loaded.incomplete_entries);
        match self.format.format() {
            Format::Table => write_report(context.ui.palette, loaded, &warnings, out)?,
            format => {
                let warnings = warnings.iter().map(|warning| warning_record(loaded, warning));
                let problems = loaded.problems.iter().map(problem_record);
                let records: Vec<Value> = problems.chain(warnings).collect();
                let listing = Listing::from_records(&PROBLEM_COLUMNS, &records);
                print::write_listing(context.ui, format, &listing, records.into_iter(), out)?;
            }
        }
        if loaded.is_unreadable() {
            return Err(Failure::File(format!("no graph in {}", loaded.source)));
        }
        let warning_count = loaded.warning_count() + warnings.len();
        let has_failed = loaded.error_count() > 0 || (self.strict && warning_count > 0);
        if has_failed { Err(Failure::CheckFailed) } else { Ok(()) }
    }
}

pub(super) const PROBLEM_COLUMNS: [&str; 7] =
    ["severity", "rule", "file", "line", "column", "message", "help"];

pub(super) fn problem_record(problem: &Problem) -> Value {
    json!({
        "severity": problem.severity.to_string(),
        "rule": problem.rule.as_str(),
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "help": problem.help,
    })
}

fn warning_record(loaded: &LoadedGraph, warning: &LintWarning) -> Value {
    json!({
        "severity": "warning",
        "rule": warning.rule.as_str(),
        "file": loaded.file_of(warning.location).unwrap_or_default(),
        "line": warning.location.line,
        "column": 0,
        "message": warning.message,
        "help": warning.help,
    })
}

/// Writes the problems, the lint warnings (which quote no line), and a summary unless the graph is unreadable.
fn write_report(
    palette: Palette,
    loaded: &LoadedGraph,
    warnings: &[LintWarning],
    out: &mut dyn Write,
) -> io::Result<()> {
    write!(out, "{}", loaded.render_problems(MAX_PROBLEMS, palette))?;
    for warning in warnings {
        let message = palette.paint(Role::Strong, &warning.message);
        writeln!(out, "warning[{}]: {message}", warning.rule.as_str())?;
        let file = loaded.file_of(warning.location).unwrap_or_default();
        let line = Some(warning.location.line).filter(|line| *line > 0);
        let line = line.map(|line| format!(":{line}")).unwrap_or_default();
        writeln!(out, "  --> {file}{line}\n   = help: {}\n", warning.help)?;
    }
    if loaded.is_unreadable() {
        return Ok(());
    }
    let errors = count(loaded.error_count(), "error", "errors");
    let warnings = count(loaded.warning_count() + warnings.len(), "warning", "warnings");
    writeln!(out, "{}: {errors}, {warnings}; {}", loaded.source, print::size_summary(&loaded.graph))
}
