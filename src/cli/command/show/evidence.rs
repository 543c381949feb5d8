//! The evidence for a claim: each cited paragraph.

use std::io;

use crate::cli::print::TextWriter;
use crate::load::LoadedGraph;
use crate::model::Citation;

/// Writes each citation and its paragraph: its text if the article is available and has been read, else its gist.
pub(super) fn write_evidence(
    writer: &mut TextWriter<'_>,
    loaded: &LoadedGraph,
    cites: &[Citation<'_>],
) -> io::Result<()> {
    cites.iter().try_for_each(|cite| write_passage(writer, loaded, *cite))
}

fn write_passage(
    writer: &mut TextWriter<'_>,
    loaded: &LoadedGraph,
    cite: Citation<'_>,
) -> io::Result<()> {
    writer.blank_line()?;
    writer.line("", &writer.format_citations(std::iter::once(cite)), 2)?;
    if cite.part.paragraph().is_none() {
        return Ok(());
    }
    writer.line("  ", loaded.cited_text(&cite).unwrap_or("(page furniture)"), 2)
}
