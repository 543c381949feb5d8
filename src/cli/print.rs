//! How answers are laid out: listings, wrapped text, citations. Nothing here knows a command.

mod format;
mod listing;
mod wrap;

use std::io::{self, Write};

use serde_json::Value;

use super::context::Context;
use crate::model::{Citation, Graph, RelationId, Tie, Way};
use crate::output::records;
use crate::query::Filter;
use crate::text::{ClaimText, Mark, Role};

pub(super) use format::{Format, FormatFlags};
pub(super) use listing::Listing;
pub(super) use wrap::{Margins, wrapped};

pub(super) use crate::text::count;

/// Writes JSON records as one array, a record a line.
pub(super) fn json_records(
    array: impl Iterator<Item = Value>,
    out: &mut dyn Write,
) -> io::Result<()> {
    records::write_array(array, out)?;
    writeln!(out)
}

/// `[courage-speech#1, courage-speech#4 “unanimously strongly urged”]`.
pub(super) fn citations<'g>(
    context: &Context,
    graph: &Graph,
    cites: impl Iterator<Item = Citation<'g>>,
) -> String {
    let shown: Vec<String> = cites.map(|cite| citation(graph, cite)).collect();
    if shown.is_empty() {
        return String::new();
    }
    context.ui.palette.paint(Role::Citation, &format!("[{}]", shown.join(", ")))
}

fn citation(graph: &Graph, cite: Citation<'_>) -> String {
    match cite.words {
        Some(words) => format!("{} “{words}”", cite.address(graph)),
        None => cite.address(graph),
    }
}

/// A relation seen from one end, in a line: `← was advised by Li Bin, 2021-03, says Lei Jun`.
pub(super) fn tie(context: &Context, graph: &Graph, tie: Tie) -> String {
    let relation = graph.relation(tie.relation);
    let other = context.ui.palette.paint(Role::Strong, graph.entity(tie.other).name());
    let says = context.ui.palette.paint(Role::Tone(relation.tone()), relation.reads(tie.way));
    let limits = ClaimText::of_relation(graph, relation).dated_limits();
    let comma = if limits.is_empty() { "" } else { ", " };
    format!("{} {says} {other}{comma}{limits}", arrow(tie.way))
}

/// The claim of a relation with its citations.
pub(super) fn claim(context: &Context, graph: &Graph, relation: RelationId) -> String {
    let relation = graph.relation(relation);
    format!("{} {}", relation.claim(), citations(context, graph, relation.cites()))
}

/// The direction of a relation, as a sign.
pub(super) fn arrow(way: Way) -> &'static str {
    Mark::of_way(way).glyph
}

/// Writes a listing in the shape asked for; its records are made for JSON only.
pub(super) fn listing(
    context: &Context,
    format: Format,
    listing: &Listing,
    records: impl Iterator<Item = Value>,
    out: &mut dyn Write,
) -> io::Result<()> {
    match format {
        Format::Table => listing.table(context.ui.palette, context.ui.width, out),
        Format::Tsv => listing.tsv(out),
        Format::Json => json_records(records, out),
    }
}

/// Added to `nothing`: that the filters may be the reason.
pub(super) fn under_limits(filter: &Filter) -> &'static str {
    if filter.is_empty() { "" } else { " under these limits" }
}
