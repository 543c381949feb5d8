//! `guanxi stats`: shows counts, hubs, brokers, groups and source coverage.

mod analysis;
mod counts;
mod tables;

use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use clap::Args;

use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::print::{Format, FormatFlags, Listing, TextWriter};
use crate::cli::ui::ProgressLine;
use crate::model::Graph;
use crate::output::records;
use crate::query::{
    Analysis, AnalysisLimits, Filter, InsightSection, MAX_BROKER_ENTITIES, Progress, analyse,
};
use crate::text::{Role, width};

/// The maximum width of a name in a sentence, as a percentage of the terminal width, so that sentences stay short.
const MAX_NAME_PERCENT: usize = 30;

const MAX_LISTED: usize = 10;

/// The width of a bar before a sentence, in cells.
const BAR_CELLS: usize = 6;
/// The minimum terminal width, in cells, for bars before sentences.
const MIN_WIDTH_FOR_BARS: usize = 60;

#[derive(Args, Clone, Debug)]
pub(crate) struct StatsCommand {
    /// List every source, not only the first ten
    #[arg(long)]
    all: bool,
    /// Find brokers only if at most N entities have relations, because it is slow on large graphs
    #[arg(long, value_name = "N", default_value_t = MAX_BROKER_ENTITIES)]
    limit: usize,
    #[command(flatten)]
    format: FormatFlags,
    #[command(flatten)]
    filters: Filters,
}

impl StatsCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let analysis = self.analyse(graph, &filter);
        match self.format.format() {
            Format::Json => {
                let sections = analysis.sections(graph);
                let analysis = analysis::record(graph, &analysis, &sections);
                let record = records::with(counts::record(graph), "analysis", analysis);
                writeln!(out, "{record}")?;
            }
            Format::Tsv => listing(graph, &analysis.sections(graph)).write_tsv(out)?,
            Format::Table => {
                let max_sources = if self.all { usize::MAX } else { MAX_LISTED };
                let columns = context.ui.width;
                let max_name_width =
                    columns.map_or(usize::MAX, |columns| columns * MAX_NAME_PERCENT / 100);
                let sections = analysis.sections_within(graph, max_name_width);
                write_report(
                    &mut TextWriter::new(graph, context.ui, out),
                    &filter,
                    &sections,
                    max_sources,
                )?;
            }
        }
        Ok(())
    }
}

impl StatsCommand {
    /// Analyses the graph, and shows the progress.
    fn analyse(&self, graph: &Graph, filter: &Filter) -> Analysis {
        let limits = AnalysisLimits { findings: MAX_LISTED, broker_entities: self.limit };
        let current = Arc::new(Mutex::new(None));
        let shown = Arc::clone(&current);
        let _line = ProgressLine::start_with("analysing the graph", move |elapsed| {
            let progress = *shown.lock().unwrap_or_else(PoisonError::into_inner);
            describe_progress(progress, elapsed)
        });
        let on_progress = |progress| {
            *current.lock().unwrap_or_else(PoisonError::into_inner) = Some(progress);
            ControlFlow::Continue(())
        };
        analyse(graph, filter, limits, &on_progress).unwrap_or_default()
    }
}

/// The current step, then the elapsed time.
fn describe_progress(progress: Option<Progress>, elapsed: Duration) -> Vec<String> {
    let step = progress.map(|progress| match progress.percent() {
        Some(percent) => format!("{} {percent}%", progress.step),
        None => progress.step.to_owned(),
    });
    step.into_iter().chain([format!("{} s", elapsed.as_secs())]).collect()
}

fn write_report(
    writer: &mut TextWriter<'_>,
    filter: &Filter,
    sections: &[InsightSection],
    max_sources: usize,
) -> io::Result<()> {
    writer.line("", &writer.paint(Role::Strong, writer.graph.title()), 0)?;
    writer.line("", &counts::summary_line(writer.graph), 0)?;
    tables::write(writer, max_sources)?;
    if !filter.is_empty() {
        writer.blank_line()?;
        let note = format!(
            "The figures above cover the whole graph; those below cover only what matches {}.",
            filter.to_args(writer.graph)
        );
        writer.line("", &note, 0)?;
    }
    let has_room = writer.width().is_none_or(|columns| columns >= MIN_WIDTH_FOR_BARS);
    let bar_cells = if has_room { BAR_CELLS } else { 0 };
    for section in sections {
        writer.compact_heading(section.title)?;
        if let Some(note) = &section.note {
            writer.line("  ", note, 4)?;
        }
        for insight in &section.insights {
            let bar = section.bar(insight, bar_cells).map(|bar| format!("  {bar}"));
            let prefix = format!("{}  ", bar.unwrap_or_default());
            writer.line(&prefix, &insight.sentence, width(&prefix) + 2)?;
        }
    }
    Ok(())
}

/// A listing with one row per count, then one row per insight, with the number of relations that support it.
fn listing(graph: &Graph, sections: &[InsightSection]) -> Listing {
    let numbers = counts::all_counts(graph).into_iter();
    let numbers = numbers.map(|(metric, subject, number)| {
        [metric.to_owned(), subject.to_owned(), number.to_string(), String::new()]
    });
    let sentences = sections.iter().flat_map(|section| {
        let note = section
            .note
            .iter()
            .map(|note| [section.noun.to_owned(), String::new(), String::new(), note.clone()]);
        note.chain(section.insights.iter().map(|insight| {
            let slugs = insight.entities.iter().map(|id| graph.entity(*id).slug());
            [
                section.noun.to_owned(),
                slugs.collect::<Vec<&str>>().join(" "),
                insight.relations.len().to_string(),
                insight.sentence.clone(),
            ]
        }))
    });
    Listing::new(["metric", "subject", "count", "sentence"], numbers.chain(sentences))
}
