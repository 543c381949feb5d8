//! What connects pairs of entities: relation counts by tone and kind, then the relations in date order.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::relation_listing;
use crate::cli::command::timeline::write_events;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::print::{self, Format, TextWriter};
use crate::model::{EntityId, Graph, TieDirection};
use crate::output::records;
use crate::query::{Filter, Pair, RelationTally, Scope, pair, pairs_of, timeline};
use crate::text::{count, entity_names};

pub(super) fn print_pairs(
    context: &Context,
    entities: &[EntityId],
    filter: &Filter,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let graph = context.graph()?;
    let pairs: Vec<Pair> =
        pairs_of(entities).map(|[first, second]| pair(graph, first, second, filter)).collect();
    match (format, &pairs[..]) {
        (Format::Json, [only]) => writeln!(out, "{}", pair_record(graph, only))?,
        (Format::Json, _) => {
            print::write_json_records(pairs.iter().map(|pair| pair_record(graph, pair)), out)?;
        }
        (Format::Tsv, _) => {
            relation_listing(graph, pairs.iter().flat_map(|pair| &pair.ties)).write_tsv(out)?;
        }
        (Format::Table, _) => {
            write_pairs(&mut TextWriter::new(graph, context.ui, out), &pairs, filter)?;
        }
    }
    if pairs.iter().all(|pair| pair.ties.is_empty()) {
        return Err(Failure::NotFound(nothing_found_message(graph, entities, filter)));
    }
    Ok(())
}

pub(in crate::cli::command) fn write_pairs(
    writer: &mut TextWriter<'_>,
    pairs: &[Pair],
    filter: &Filter,
) -> io::Result<()> {
    let (connected, unconnected): (Vec<&Pair>, Vec<&Pair>) =
        pairs.iter().partition(|pair| !pair.ties.is_empty());
    for (index, pair) in connected.iter().enumerate() {
        if index > 0 {
            writer.blank_line()?;
        }
        write_pair_heading(writer, pair)?;
        let events = timeline(writer.graph, &Scope::Among(pair.ends.to_vec()), filter);
        write_events(writer, &events)?;
    }
    if connected.is_empty() || unconnected.is_empty() {
        return Ok(());
    }
    let unconnected: Vec<String> =
        unconnected.iter().map(|pair| entity_names(writer.graph, &pair.ends)).collect();
    let suffix = print::filter_suffix(filter);
    writer.blank_line()?;
    writer.line("", &format!("Nothing directly connects {}{suffix}.", unconnected.join(", or ")), 0)
}

/// Writes `Xiaomi and Porsche: 5 relations`, then the counts by tone and kind, then a blank line.
pub(in crate::cli::command) fn write_pair_heading(
    writer: &mut TextWriter<'_>,
    pair: &Pair,
) -> io::Result<()> {
    let relations = count(pair.ties.len(), "relation", "relations");
    writer.title(&format!("{}: {relations}", entity_names(writer.graph, &pair.ends)))?;
    writer.line("", &pair.describe(writer.graph), 0)?;
    writer.blank_line()
}

fn nothing_found_message(graph: &Graph, entities: &[EntityId], filter: &Filter) -> String {
    let (suffix, names) = (print::filter_suffix(filter), entity_names(graph, entities));
    let [first, second] = entities else {
        return format!("nothing connects any two of {names} directly{suffix}");
    };
    let [first, second] = [first, second].map(|id| graph.entity(*id).slug());
    let hint = format!("`guanxi path {first} {second}` finds indirect connections");
    format!("nothing connects {names} directly{suffix}: {hint}")
}

/// `{between: [slug, slug], counts, relations}`; in `counts`, directions are seen from the first entity.
pub(in crate::cli::command) fn pair_record(graph: &Graph, pair: &Pair) -> Value {
    let counts = pair.tallies.iter().map(|tally| tally_record(graph, tally));
    json!({
        "between": pair.ends.map(|end| graph.entity(end).slug()),
        "counts": counts.collect::<Value>(),
        "relations": records::relations(graph, &pair.ties),
    })
}

/// `{direction, tone, kind, count, not_stated: {standing: count}}`.
fn tally_record(graph: &Graph, tally: &RelationTally) -> Value {
    let not_stated = tally.not_stated.iter().map(|(standing, count)| (standing.as_str(), *count));
    json!({
        "direction": match tally.direction {
            TieDirection::Out => "out",
            TieDirection::In => "in",
            TieDirection::Mutual => "mutual",
        },
        "tone": tally.tone.as_str(),
        "kind": graph.relation_kind(tally.kind).slug,
        "count": tally.count,
        "not_stated": not_stated.collect::<Value>(),
    })
}
