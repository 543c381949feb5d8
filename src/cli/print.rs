//! Output shared by commands: tables, wrapped text, citations.

mod format;
mod listing;
mod side_by_side;
mod text_output;
mod wrap;

use std::io::{self, Write};

use serde_json::Value;

use super::ui::Ui;
use crate::model::{Graph, TieDirection};
use crate::output::records;
use crate::query::Filter;
use crate::text::{Symbol, count};

pub(super) use format::{Format, FormatFlags};
pub(super) use listing::{Bar, Listing};
pub(super) use side_by_side::{BLOCK_GAP, side_by_side};
pub(super) use text_output::TextWriter;

pub(super) fn write_json_records(
    records: impl Iterator<Item = Value>,
    out: &mut dyn Write,
) -> io::Result<()> {
    records::write_array(records, out)?;
    writeln!(out)
}

/// Writes one record as an object, and any other number of records as an array.
pub(super) fn write_json_one_or_many(records: Vec<Value>, out: &mut dyn Write) -> io::Result<()> {
    match &records[..] {
        [only] => writeln!(out, "{only}"),
        _ => write_json_records(records.into_iter(), out),
    }
}

pub(super) fn arrow(direction: TieDirection) -> &'static str {
    Symbol::for_direction(direction).glyph
}

/// `3 entities, 2 relations, 1 source`.
pub(super) fn size_summary(graph: &Graph) -> String {
    size_summary_of([graph.entity_count(), graph.relation_count()], graph)
}

/// The size of a part of a graph: its entities, its relations, and all sources.
pub(super) fn size_summary_of([entities, relations]: [usize; 2], graph: &Graph) -> String {
    let entities = count(entities, "entity", "entities");
    let relations = count(relations, "relation", "relations");
    format!("{entities}, {relations}, {}", count(graph.sources().len(), "source", "sources"))
}

/// Writes a listing as a table or TSV, or the records as JSON.
pub(super) fn write_listing(
    ui: Ui,
    format: Format,
    listing: &Listing,
    records: impl Iterator<Item = Value>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Table => listing.write_table(ui, out),
        Format::Tsv => listing.write_tsv(out),
        Format::Json => write_json_records(records, out),
    }
}

/// A suffix for messages, which mentions the filters if there are any.
pub(super) fn filter_suffix(filter: &Filter) -> &'static str {
    if filter.is_empty() { "" } else { " with these filters" }
}
