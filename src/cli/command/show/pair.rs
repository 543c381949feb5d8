//! Everything between pairs of entities: counted by tone and kind, then in date order.

use std::io::{self, Write};

use serde_json::{Value, json};

use super::listing;
use crate::cli::command::timeline::write_events;
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::print::{self, Format, TextWriter};
use crate::model::{EntityId, Graph, TieDirection};
use crate::output::records;
use crate::query::{Filter, Pair, RelationTally, Scope, pair, pairs_of, timeline};
use crate::text::{count, entity_names};

pub(super) fn show(
    context: &Context,
    entities: &[EntityId],
    filter: &Filter,
    format: Format,
    out: &mut dyn Write,
) -> Result<(), Failure> {
    let graph = context.graph()?;
    let pairs: Vec<Pair> =
        pairs_of(entities).map(|[one, other]| pair(graph, one, other, filter)).collect();
    match (format, &pairs[..]) {
        (Format::Json, [only]) => writeln!(out, "{}", pair_record(graph, only))?,
        (Format::Json, _) => {
            print::json_records(pairs.iter().map(|pair| pair_record(graph, pair)), out)?;
        }
        (Format::Tsv, _) => listing(graph, pairs.iter().flat_map(|pair| &pair.ties)).tsv(out)?,
        (Format::Table, _) => write(&mut TextWriter::new(graph, context.ui, out), &pairs, filter)?,
    }
    if pairs.iter().all(|pair| pair.ties.is_empty()) {
        return Err(Failure::NotFound(nothing(graph, entities, filter)));
    }
    Ok(())
}

/// Writes each pair under its heading, then the pairs without relations.
pub(in crate::cli::command) fn write(
    answer: &mut TextWriter<'_>,
    pairs: &[Pair],
    filter: &Filter,
) -> io::Result<()> {
    let (tied, apart): (Vec<&Pair>, Vec<&Pair>) =
        pairs.iter().partition(|pair| !pair.ties.is_empty());
    for (index, pair) in tied.iter().enumerate() {
        if index > 0 {
            answer.blank_line()?;
        }
        heading(answer, pair)?;
        let events = timeline(answer.graph, &Scope::Among(pair.ends.to_vec()), filter);
        write_events(answer, &events)?;
    }
    if tied.is_empty() || apart.is_empty() {
        return Ok(());
    }
    let apart: Vec<String> =
        apart.iter().map(|pair| entity_names(answer.graph, &pair.ends)).collect();
    let limits = print::filter_suffix(filter);
    answer.blank_line()?;
    answer.line("", &format!("Nothing directly connects {}{limits}.", apart.join(", or ")), 0)
}

/// Writes `Xiaomi and Porsche: 5 relations`, then the number per tone and kind, then a gap.
pub(in crate::cli::command) fn heading(answer: &mut TextWriter<'_>, pair: &Pair) -> io::Result<()> {
    let relations = count(pair.ties.len(), "relation", "relations");
    answer.title(&format!("{}: {relations}", entity_names(answer.graph, &pair.ends)))?;
    answer.line("", &pair.describe(answer.graph), 0)?;
    answer.blank_line()
}

fn nothing(graph: &Graph, entities: &[EntityId], filter: &Filter) -> String {
    let (limits, names) = (print::filter_suffix(filter), entity_names(graph, entities));
    let [one, other] = entities else {
        return format!("nothing connects any two of {names} directly{limits}");
    };
    let [one, other] = [one, other].map(|id| graph.entity(*id).slug());
    let hint = format!("`guanxi path {one} {other}` finds how they are connected");
    format!("nothing connects {names} directly{limits}: {hint}")
}

/// `{between: [slug, slug], counts, relations}`; the `direction` of counts is seen from the first.
pub(in crate::cli::command) fn pair_record(graph: &Graph, pair: &Pair) -> Value {
    let counts = pair.tallies.iter().map(|tally| tally_record(graph, tally));
    json!({
        "between": pair.ends.map(|end| graph.entity(end).slug()),
        "counts": counts.collect::<Value>(),
        "relations": records::relations(graph, &pair.ties),
    })
}

/// `{direction, tone, kind, count, unsure: {standing: count}}`.
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
        "unsure": not_stated.collect::<Value>(),
    })
}
