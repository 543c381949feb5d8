//! The tables of kinds, families and sources.

use std::io;

use crate::cli::print::{GAP, Listing, TextWriter, side_by_side};
use crate::model::Graph;
use crate::text::Role;

use super::counts;

const INDENT: &str = "  ";

/// The maximum width of the first of two tables on one screen, so that the second one has room for its columns.
const MAX_FIRST_WIDTH: usize = 30;

/// The minimum width of a screen for two tables beside each other.
const MIN_SCREEN_WIDTH: usize = 72;

const SOURCES: &str = "Sources, with their paragraphs and the claims drawn from them";

/// Writes the tables that have rows. On a terminal they are as low as possible, with the first two side by side.
pub(super) fn write(writer: &mut TextWriter<'_>, max_sources: usize) -> io::Result<()> {
    let graph = writer.graph;
    match writer.width() {
        Some(columns) => write_compact(writer, max_sources, columns)?,
        None => write_apart(writer, max_sources)?,
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
        (SOURCES, counts::sources(graph, max_sources)),
    ]
}

fn write_apart(writer: &mut TextWriter<'_>, max_sources: usize) -> io::Result<()> {
    let tables = tables(writer.graph, max_sources).into_iter();
    for (title, listing) in tables.filter(|(_, listing)| !listing.is_empty()) {
        writer.heading(title)?;
        writer.table(&listing)?;
    }
    Ok(())
}

fn write_compact(
    writer: &mut TextWriter<'_>,
    max_sources: usize,
    columns: usize,
) -> io::Result<()> {
    let [kinds, families, sources] = tables(writer.graph, max_sources);
    if columns < MIN_SCREEN_WIDTH {
        for table in [&kinds, &families, &sources] {
            let lines = block(writer, table, columns)?;
            writer.fitted_lines(&lines)?;
        }
        return Ok(());
    }
    let kinds = block(writer, &kinds, MAX_FIRST_WIDTH)?;
    let families = block(writer, &families, columns - MAX_FIRST_WIDTH - GAP)?;
    let sources = block(writer, &sources, columns)?;
    writer.fitted_lines(&side_by_side(&kinds, &families))?;
    writer.fitted_lines(&sources)
}

/// The lines of a titled table; none if the table is empty.
fn block(
    writer: &TextWriter<'_>,
    (title, listing): &(&'static str, Listing),
    columns: usize,
) -> io::Result<Vec<String>> {
    if listing.is_empty() {
        return Ok(Vec::new());
    }
    let title = writer.paint(Role::Title, title);
    let lines = writer.table_lines(listing, columns.saturating_sub(INDENT.len()))?.into_iter();
    Ok([title].into_iter().chain(lines.map(|line| format!("{INDENT}{line}"))).collect())
}
