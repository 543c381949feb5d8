//! `guanxi stats`: how much there is, who is tied most, how far the sources are covered.

mod analysed;
mod counted;

use std::io::{self, Write};
use std::ops::ControlFlow;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::filters::Filters;
use crate::cli::print::{self, Format, FormatFlags, Listing, Margins};
use crate::model::Graph;
use crate::query::{Filter, InsightSection, analyse};
use crate::text::Role;

/// How many hubs, brokers and triangles are listed.
const TOLD: usize = 10;

/// Of what, and in which shape.
#[derive(Args, Clone, Debug)]
pub(crate) struct StatsCommand {
    #[command(flatten)]
    format: FormatFlags,
    #[command(flatten)]
    filters: Filters,
}

impl StatsCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<Status, Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let analysis = analyse(graph, &filter, TOLD, &|_| ControlFlow::Continue(()));
        let analysis = analysis.unwrap_or_default();
        let sections = analysis.sections(graph);
        match self.format.format() {
            Format::Json => {
                let mut record = counted::record(graph);
                record["analysis"] = analysed::record(graph, &analysis, &sections);
                writeln!(out, "{record}")?;
            }
            Format::Tsv => listing(graph, &sections).tsv(out)?,
            Format::Table => write(context, graph, &filter, &sections, out)?,
        }
        Ok(Status::Done)
    }
}

fn write(
    context: &Context,
    graph: &Graph,
    filter: &Filter,
    sections: &[InsightSection],
    out: &mut dyn Write,
) -> io::Result<()> {
    writeln!(out, "{}", context.ui.palette.paint(Role::Strong, graph.title()))?;
    writeln!(out, "{}", counted::in_a_line(graph))?;
    let listings = counted::listings(graph).into_iter();
    for (title, listing) in listings.filter(|(_, listing)| !listing.is_empty()) {
        writeln!(out, "\n{}", context.ui.palette.paint(Role::Title, title))?;
        listing.table(context.ui.palette, context.ui.width, out)?;
    }
    if !filter.is_empty() {
        let told = format!(
            "The graph as a whole ends here; what follows is only of what fits {}.",
            filter.to_args(graph)
        );
        write!(out, "\n{}", print::wrapped(&told, context.ui.width, Margins::even("")))?;
    }
    for section in sections {
        writeln!(out, "\n{}", context.ui.palette.paint(Role::Title, section.title))?;
        for insight in &section.insights {
            let margins = Margins { first: "  ", rest: "    " };
            write!(out, "{}", print::wrapped(&insight.sentence, context.ui.width, margins))?;
        }
    }
    Ok(())
}

/// A row for each number, then one for each sentence with the number of relations that support it.
fn listing(graph: &Graph, sections: &[InsightSection]) -> Listing {
    let mut listing = Listing::new(&["what", "of", "number", "sentence"]);
    for (what, of, number) in counted::numbers(graph) {
        listing.row([what.to_owned(), of, number.to_string(), String::new()]);
    }
    for section in sections {
        for insight in &section.insights {
            let slugs: Vec<&str> =
                insight.entities.iter().map(|id| graph.entity(*id).slug()).collect();
            let number = insight.relations.len().to_string();
            let cells = [section.word.to_owned(), slugs.join(" "), number];
            listing.row(cells.into_iter().chain([insight.sentence.clone()]));
        }
    }
    listing
}
