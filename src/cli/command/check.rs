//! `guanxi check`: every problem in a graph's files.

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use serde_json::{Value, json};

use crate::cli::context::{Context, PROBLEMS_PRINTED};
use crate::cli::failure::{Failure, Status};
use crate::cli::ink::Ink;
use crate::cli::print::{self, Listing, Shape, ShapeArguments};
use crate::load::{Color, Problem, World, render_all};

/// What to check, and how strictly.
#[derive(Args, Clone, Debug)]
pub struct Check {
    /// The graph to check [the same as everywhere: --graph, `GUANXI_GRAPH`, ./graph, built in]
    #[arg(value_name = "PATH")]
    path: Option<PathBuf>,
    /// Fail on warnings too
    #[arg(long)]
    strict: bool,
    #[command(flatten)]
    shape: ShapeArguments,
}

impl Check {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let elsewhere = self.path.as_deref().map(|path| context.elsewhere(path));
        let context = elsewhere.as_ref().unwrap_or(context);
        let world = context.whatever_was_read();
        match self.shape.shape() {
            Shape::Table => report(context, world, out)?,
            shape => {
                let records = world.problems.iter().map(record);
                print::listing(context, shape, &listing(world), records, out)?;
            }
        }
        if world.nothing_readable() {
            return Err(Failure::Files(format!("no graph in {}", world.place)));
        }
        let failed = world.errors() > 0 || (self.strict && world.warnings() > 0);
        Ok(if failed { Status::No } else { Status::Done })
    }
}

fn report(context: &Context, world: &World, out: &mut dyn Write) -> Result<(), Failure> {
    let color = match context.ink {
        Ink::Plain => Color::Plain,
        Ink::Ansi => Color::Ansi,
    };
    write!(out, "{}", render_all(&world.problems, PROBLEMS_PRINTED, color))?;
    if world.nothing_readable() {
        return Ok(());
    }
    let graph = &world.graph;
    writeln!(
        out,
        "{}: {}, {}; {}, {}, {}",
        world.place,
        print::count(world.errors(), "error", "errors"),
        print::count(world.warnings(), "warning", "warnings"),
        print::count(graph.entity_count(), "entity", "entities"),
        print::count(graph.relation_count(), "relation", "relations"),
        print::count(graph.sources().len(), "source", "sources"),
    )?;
    Ok(())
}

fn listing(world: &World) -> Listing {
    let mut listing =
        Listing::new(&["severity", "rule", "file", "line", "column", "message", "help"]);
    for problem in &world.problems {
        listing.row([
            problem.severity.to_string(),
            problem.rule.to_string(),
            problem.file.clone(),
            problem.line.to_string(),
            problem.column.to_string(),
            problem.message.clone(),
            problem.help.clone().unwrap_or_default(),
        ]);
    }
    listing
}

fn record(problem: &Problem) -> Value {
    json!({
        "severity": problem.severity.to_string(),
        "rule": problem.rule.to_string(),
        "file": problem.file,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "help": problem.help,
    })
}
