//! `guanxi check`: every problem in a graph's files.

use std::io::{self, Write};
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::cli::context::{Context, PROBLEMS_PRINTED};
use crate::cli::failure::{Failure, Status};
use crate::cli::print::{self, Format, FormatFlags, Listing};
use crate::load::{LoadedGraph, Problem};
use crate::query::{Finding, lint};
use crate::text::{Palette, Role};

/// What to check, and how strictly.
#[derive(Args, Clone, Debug)]
pub(crate) struct CheckCommand {
    /// The graph to check [the same as everywhere: --graph, `GUANXI_GRAPH`, ./graph, built in]
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Ask a careful reader's questions too (names nobody knows, paragraphs nobody used, entities
    /// tied to nobody …), and fail on warnings
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    format: FormatFlags,
}

impl CheckCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let elsewhere = self.path.as_deref().map(|path| context.elsewhere(path));
        let context = elsewhere.as_ref().unwrap_or(context);
        let world = context.whatever_was_read();
        let findings = if self.strict { lint(&world.graph) } else { Vec::new() };
        let report = CheckReport { world, findings };
        match self.format.format() {
            Format::Table => report.write(context, out)?,
            format => {
                let records = report.faults().map(|fault| fault.record());
                print::listing(context, format, &report.listing(), records, out)?;
            }
        }
        if world.nothing_readable() {
            return Err(Failure::Files(format!("no graph in {}", world.place)));
        }
        let failed = world.errors() > 0 || (self.strict && report.warnings() > 0);
        Ok(if failed { Status::No } else { Status::Done })
    }
}

/// What was found in a graph's files.
struct CheckReport<'w> {
    world: &'w LoadedGraph,
    findings: Vec<Finding>,
}

/// A problem or a finding, as every format shows it.
struct ProblemRow<'w> {
    severity: String,
    rule: &'w str,
    file: &'w str,
    line: u32,
    column: u32,
    message: &'w str,
    help: Option<&'w str>,
}

impl CheckReport<'_> {
    fn warnings(&self) -> usize {
        self.world.warnings() + self.findings.len()
    }

    fn faults(&self) -> impl Iterator<Item = ProblemRow<'_>> {
        let findings =
            self.findings.iter().map(|finding| ProblemRow::of_finding(self.world, finding));
        self.world.problems.iter().map(ProblemRow::of_problem).chain(findings)
    }

    fn write(&self, context: &Context, out: &mut dyn Write) -> io::Result<()> {
        let palette = context.ui.palette;
        write!(out, "{}", self.world.render_problems(PROBLEMS_PRINTED, palette))?;
        for finding in &self.findings {
            ProblemRow::of_finding(self.world, finding).write(palette, out)?;
        }
        if self.world.nothing_readable() { Ok(()) } else { self.summary(out) }
    }

    fn summary(&self, out: &mut dyn Write) -> io::Result<()> {
        let graph = &self.world.graph;
        writeln!(
            out,
            "{}: {}, {}; {}, {}, {}",
            self.world.place,
            print::count(self.world.errors(), "error", "errors"),
            print::count(self.warnings(), "warning", "warnings"),
            print::count(graph.entity_count(), "entity", "entities"),
            print::count(graph.relation_count(), "relation", "relations"),
            print::count(graph.sources().len(), "source", "sources"),
        )
    }

    fn listing(&self) -> Listing {
        let mut listing =
            Listing::new(&["severity", "rule", "file", "line", "column", "message", "help"]);
        for fault in self.faults() {
            listing.row([
                fault.severity,
                fault.rule.to_owned(),
                fault.file.to_owned(),
                fault.line.to_string(),
                fault.column.to_string(),
                fault.message.to_owned(),
                fault.help.unwrap_or_default().to_owned(),
            ]);
        }
        listing
    }
}

impl<'w> ProblemRow<'w> {
    fn of_problem(problem: &'w Problem) -> Self {
        Self {
            severity: problem.severity.to_string(),
            rule: problem.rule.code(),
            file: &problem.file,
            line: problem.line,
            column: problem.column,
            message: &problem.message,
            help: problem.help.as_deref(),
        }
    }

    fn of_finding(world: &'w LoadedGraph, finding: &'w Finding) -> Self {
        Self {
            severity: "warning".to_owned(),
            rule: finding.rule.word(),
            file: world.file_of(finding.origin).unwrap_or_default(),
            line: finding.origin.line,
            column: 0,
            message: &finding.message,
            help: Some(&finding.help),
        }
    }

    /// The problem as the loader renders its own, without the source line.
    fn write(&self, palette: Palette, out: &mut dyn Write) -> io::Result<()> {
        let Self { severity, rule, file, line, message, .. } = self;
        let place = if *line > 0 { format!("{file}:{line}") } else { (*file).to_owned() };
        writeln!(out, "{severity}[{rule}]: {}", palette.paint(Role::Strong, message))?;
        writeln!(out, "  --> {place}")?;
        if let Some(help) = self.help {
            writeln!(out, "   = help: {help}")?;
        }
        writeln!(out)
    }

    fn record(&self) -> Value {
        json!({
            "severity": self.severity,
            "rule": self.rule,
            "file": self.file,
            "line": self.line,
            "column": self.column,
            "message": self.message,
            "help": self.help,
        })
    }
}
