//! `guanxi common`: finds what several entities have in common.

use std::io::{self, Write};

use clap::Args;
use serde_json::{Value, json};

use super::show::{pair_record, write_pairs};
use crate::cli::context::Context;
use crate::cli::failure::Failure;
use crate::cli::filters::Filters;
use crate::cli::print::{self, Format, FormatFlags, Listing, TextWriter};
use crate::cli::subject;
use crate::cli::ui;
use crate::model::{EntityId, Graph, Tie};
use crate::output::records;
use crate::query::{CommonNeighbour, Filter, Pair, common_neighbours, pair, pairs_of};
use crate::text::{Role, entity_name, entity_names, references};

#[derive(Args, Clone, Debug)]
pub(crate) struct CommonCommand {
    /// Two or more entities: slugs, names or aliases
    #[arg(value_name = "ENTITY", required = true, num_args = 2..)]
    entities: Vec<String>,
    /// Include entities connected to at least N of the given entities [default: all]
    #[arg(long, value_name = "N")]
    at_least: Option<usize>,
    #[command(flatten)]
    format: FormatFlags,
    #[command(flatten)]
    filters: Filters,
}

impl CommonCommand {
    pub(super) fn run(&self, context: &Context, out: &mut dyn Write) -> Result<(), Failure> {
        let graph = context.graph()?;
        let filter = self.filters.resolve(graph)?;
        let targets = subject::resolve_entities(context, &self.entities)?;
        if targets.len() < 2 {
            let message =
                "all names refer to the same entity: name at least two different entities";
            return Err(Failure::Usage(message.to_owned()));
        }
        let at_least = self.at_least.unwrap_or(targets.len());
        let hits = common_neighbours(graph, &targets, at_least, &filter);
        if hits.is_empty() {
            return self.print_direct_relations(context, &targets, at_least, &filter, out);
        }
        match self.format.format() {
            Format::Json => {
                print::write_json_records(hits.iter().map(|common| record(graph, common)), out)?;
            }
            Format::Tsv => listing(graph, rows(&targets, &hits)).write_tsv(out)?,
            Format::Table => {
                write_hits(&mut TextWriter::new(graph, context.ui, out), &targets, &hits)?;
            }
        }
        Ok(())
    }

    /// Prints the relations between the targets, since no entity is connected to enough of them. Fails if there are none.
    fn print_direct_relations(
        &self,
        context: &Context,
        targets: &[EntityId],
        at_least: usize,
        filter: &Filter,
        out: &mut dyn Write,
    ) -> Result<(), Failure> {
        let graph = context.graph()?;
        let pairs: Vec<Pair> =
            pairs_of(targets).map(|[first, second]| pair(graph, first, second, filter)).collect();
        let direct: Vec<&Pair> = pairs.iter().filter(|pair| !pair.ties.is_empty()).collect();
        let message = nothing_found_message(graph, targets, at_least, filter);
        match self.format.format() {
            Format::Json => {
                print::write_json_records(direct.iter().map(|pair| pair_record(graph, pair)), out)?;
            }
            Format::Tsv => {
                listing(graph, direct.iter().flat_map(|pair| pair_rows(pair))).write_tsv(out)?;
            }
            Format::Table if direct.is_empty() => {}
            Format::Table => {
                write_pairs(&mut TextWriter::new(graph, context.ui, out), &pairs, filter)?;
            }
        }
        if direct.is_empty() {
            return Err(Failure::NotFound(message));
        }
        ui::print_message(format!("{message}; showing the relations between them"));
        Ok(())
    }
}

/// An entity, a target that it is connected to, and the relation as seen from the target.
type TieRow = (EntityId, EntityId, Tie);

/// One row per relation between two targets, seen from the first.
fn pair_rows(pair: &Pair) -> impl Iterator<Item = TieRow> {
    let [first, second] = pair.ends;
    pair.ties.iter().map(move |tie| (second, first, *tie))
}

fn nothing_found_message(
    graph: &Graph,
    targets: &[EntityId],
    at_least: usize,
    filter: &Filter,
) -> String {
    let (names, suffix) = (entity_names(graph, targets), print::filter_suffix(filter));
    let number = match at_least {
        2 if targets.len() == 2 => "both".to_owned(),
        _ if at_least == targets.len() => "all of".to_owned(),
        _ => format!("at least {at_least} of"),
    };
    let message = format!("nothing is connected to {number} {names}{suffix}");
    match at_least {
        0..=2 => message,
        _ => format!("{message}; try `--at-least {}`", targets.len().min(at_least - 1)),
    }
}

fn write_hits(
    writer: &mut TextWriter<'_>,
    targets: &[EntityId],
    hits: &[CommonNeighbour],
) -> io::Result<()> {
    for (index, common) in hits.iter().enumerate() {
        if index > 0 {
            writer.blank_line()?;
        }
        writer.entity(writer.graph.entity(common.entity))?;
        for (target, tie) in ties(common, targets) {
            let name = writer.paint(Role::Strong, &entity_name(writer.graph, target));
            writer.tie(2, &format!("{name} "), tie)?;
        }
    }
    Ok(())
}

/// The relations between the targets and the entity, each seen from a target and preceded by that target.
fn ties<'c>(
    common: &'c CommonNeighbour,
    targets: &'c [EntityId],
) -> impl Iterator<Item = (EntityId, Tie)> {
    targets
        .iter()
        .zip(&common.ties)
        .flat_map(|(target, ties)| ties.iter().map(|tie| (*target, *tie)))
}

/// `{entity, relations}`.
fn record(graph: &Graph, common: &CommonNeighbour) -> Value {
    let relations = records::relations(graph, common.ties.iter().flatten());
    json!({"entity": graph.entity(common.entity).slug(), "relations": relations})
}

fn rows<'c>(
    targets: &'c [EntityId],
    hits: &'c [CommonNeighbour],
) -> impl Iterator<Item = TieRow> + 'c {
    hits.iter()
        .flat_map(|common| ties(common, targets).map(|(target, tie)| (common.entity, target, tie)))
}

fn listing(graph: &Graph, rows: impl Iterator<Item = TieRow>) -> Listing {
    let rows = rows.map(|(entity, target, tie)| {
        let relation = graph.relation(tie.relation);
        [
            graph.entity(entity).slug().to_owned(),
            graph.entity(target).slug().to_owned(),
            print::arrow(tie.direction).to_owned(),
            relation.label(tie.direction).to_owned(),
            relation.id_text().to_string(),
            relation.claim().to_owned(),
            references(graph, relation.cites()),
        ]
    });
    Listing::new(
        ["entity", "connected_to", "direction", "says", "relation", "claim", "cites"],
        rows,
    )
}
