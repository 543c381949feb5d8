//! The tables of kinds, families and sources.

use std::io;

use crate::cli::print::{BLOCK_GAP, Listing, TextWriter, side_by_side};
use crate::model::Graph;
use crate::text::Role;

use super::counts;

const INDENT: &str = "  ";

/// The maximum width, in cells, of the left of two side-by-side tables, so that the right one has room.
const MAX_LEFT_WIDTH: usize = 30;

/// The minimum terminal width, in cells, for two tables side by side.
const MIN_TERMINAL_WIDTH: usize = 72;

const SOURCES_TITLE: &str = "Sources, with paragraph and claim counts";

/// Writes the non-empty tables, with at most `max_sources` sources. On a terminal, the first two are side by side if
/// there is room.
pub(super) fn write(writer: &mut TextWriter<'_>, max_sources: usize) -> io::Result<()> {
    let graph = writer.graph;
    match writer.width() {
        Some(width) => write_fitted(writer, max_sources, width)?,
        None => write_separate(writer, max_sources)?,
    }
    let more = graph.sources().len().saturating_sub(max_sources);
    if more > 0 {
        let indent = writer.width().map_or("", |_| INDENT);
        writer.line(indent, &format!("and {more} more; use --all to list them"), 0)?;
    }
    Ok(())
}

fn tables(graph: &Graph, max_sources: usize) -> [(&'static str, Listing); 3] {
    [
        ("Entities", counts::entity_kinds(graph)),
        ("Relations", counts::families(graph)),
        (SOURCES_TITLE, counts::sources(graph, max_sources)),
    ]
}

fn write_separate(writer: &mut TextWriter<'_>, max_sources: usize) -> io::Result<()> {
    let tables = tables(writer.graph, max_sources).into_iter();
    for (title, listing) in tables.filter(|(_, listing)| !listing.is_empty()) {
        writer.heading(title)?;
        writer.table(&listing)?;
    }
    Ok(())
}

fn write_fitted(writer: &mut TextWriter<'_>, max_sources: usize, width: usize) -> io::Result<()> {
    let [kinds, families, sources] = tables(writer.graph, max_sources);
    if width < MIN_TERMINAL_WIDTH {
        for table in [&kinds, &families, &sources] {
            let lines = titled_lines(writer, table, width)?;
            writer.fitted_lines(&lines)?;
        }
        return Ok(());
    }
    let kinds = titled_lines(writer, &kinds, MAX_LEFT_WIDTH)?;
    let families = titled_lines(writer, &families, width - MAX_LEFT_WIDTH - BLOCK_GAP)?;
    let sources = titled_lines(writer, &sources, width)?;
    writer.fitted_lines(&side_by_side(&kinds, &families))?;
    writer.fitted_lines(&sources)
}

fn titled_lines(
    writer: &TextWriter<'_>,
    (title, listing): &(&'static str, Listing),
    width: usize,
) -> io::Result<Vec<String>> {
    if listing.is_empty() {
        return Ok(Vec::new());
    }
    let title = writer.paint(Role::Title, title);
    let lines = writer.table_lines(listing, width.saturating_sub(INDENT.len()))?.into_iter();
    Ok([title].into_iter().chain(lines.map(|line| format!("{INDENT}{line}"))).collect())
}
