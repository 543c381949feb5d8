//! `guanxi stats`: how much there is, who is tied most, how far the sources are covered.

mod analysed;
mod counted;

use std::io::Write;

use clap::Args;

use crate::cli::args::Filters;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::ink::Role;
use crate::cli::print::{self, Margins};
use analysed::Analysis;

/// Of what, and in which shape.
#[derive(Args, Clone, Debug)]
pub struct Stats {
    /// One JSON record
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    filters: Filters,
}

impl Stats {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.words().resolve(graph)?;
        let analysis = Analysis::new(graph, &filter);
        if self.json {
            let mut record = counted::record(graph);
            record["analysis"] = analysis.record();
            writeln!(out, "{record}")?;
            return Ok(Status::Done);
        }
        writeln!(out, "{}", context.ink.paint(Role::Name, graph.title()))?;
        writeln!(out, "{}", counted::in_a_line(graph))?;
        let listings = counted::listings(graph).into_iter();
        for (title, listing) in listings.filter(|(_, listing)| !listing.is_empty()) {
            writeln!(out, "\n{}", context.ink.paint(Role::Heading, title))?;
            listing.table(context.ink, context.width, out)?;
        }
        for (title, sentences) in analysis.sections() {
            writeln!(out, "\n{}", context.ink.paint(Role::Heading, title))?;
            for sentence in sentences {
                let margins = Margins { first: "  ", rest: "    " };
                write!(out, "{}", print::wrapped(&sentence, context.width, margins))?;
            }
        }
        Ok(Status::Done)
    }
}
