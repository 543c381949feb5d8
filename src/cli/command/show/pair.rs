//! Everything between two entities: counted by tone and kind, then in time order.

use std::io::{self, Write};

use serde_json::{Map, Value, json};

use super::listing;
use crate::cli::command::timeline;
use crate::cli::context::Context;
use crate::cli::failure::{Failure, Status};
use crate::cli::ink::Role;
use crate::cli::print::{self, Margins, Shape};
use crate::model::{EntityId, Graph, Standing, Way};
use crate::output::records;
use crate::query::{Filter, Pair, Scope, Tally, pair};

pub(super) fn show(
    context: &Context,
    ends: [EntityId; 2],
    filter: &Filter,
    shape: Shape,
    out: &mut dyn Write,
) -> Result<Status, Failure> {
    let graph = context.graph()?;
    let found = pair(graph, ends[0], ends[1], filter);
    match shape {
        Shape::Json => writeln!(out, "{}", pair_record(graph, &found))?,
        Shape::Tsv => listing(graph, &found.ties).tsv(out)?,
        Shape::Table if found.ties.is_empty() => {}
        Shape::Table => {
            heading(context, graph, &found, out)?;
            let told = crate::query::timeline(graph, &Scope::Among(ends.to_vec()), filter);
            timeline::write(context, graph, &told, out)?;
        }
    }
    if found.ties.is_empty() {
        return Err(Failure::No(nothing(graph, ends, filter)));
    }
    Ok(Status::Done)
}

/// `Xiaomi and Porsche: 5 relations`, then how many of which tone and kind, then a gap.
pub(in crate::cli::command) fn heading(
    context: &Context,
    graph: &Graph,
    pair: &Pair,
    out: &mut dyn Write,
) -> io::Result<()> {
    let [one, other] = pair.ends.map(|end| graph.entity(end).name());
    let relations = print::count(pair.ties.len(), "relation", "relations");
    let title = format!("{one} and {other}: {relations}");
    writeln!(out, "{}", context.ink.paint(Role::Heading, &title))?;
    let told = pair.told(graph);
    writeln!(out, "{}", print::wrapped(&told, context.width, Margins::even("")))
}

fn nothing(graph: &Graph, ends: [EntityId; 2], filter: &Filter) -> String {
    let [one, other] = ends.map(|end| graph.entity(end));
    let limits = print::under_limits(filter);
    format!(
        "nothing ties {} and {} directly{limits}: `guanxi path {} {}` finds how they are tied",
        one.name(),
        other.name(),
        one.slug(),
        other.slug()
    )
}

/// `{between: [slug, slug], counts, relations}`; ways are seen from the first.
fn pair_record(graph: &Graph, pair: &Pair) -> Value {
    let counts = pair.tallies.iter().map(|tally| tally_record(graph, tally));
    let relations =
        pair.ties.iter().map(|tie| records::relation(graph, graph.relation(tie.relation)));
    json!({
        "between": pair.ends.map(|end| graph.entity(end).slug()),
        "counts": counts.collect::<Vec<Value>>(),
        "relations": relations.collect::<Vec<Value>>(),
    })
}

/// `{way, tone, kind, count, unsure: {standing: count}}`.
fn tally_record(graph: &Graph, tally: &Tally) -> Value {
    let unsure = tally.unsure.iter();
    let unsure = unsure.map(|(standing, count): &(Standing, usize)| {
        (standing.word().to_owned(), Value::from(*count))
    });
    json!({
        "way": match tally.way {
            Way::Out => "out",
            Way::In => "in",
            Way::Mutual => "mutual",
        },
        "tone": tally.tone.word(),
        "kind": graph.relation_kind(tally.kind).slug,
        "count": tally.count,
        "unsure": unsure.collect::<Map<String, Value>>(),
    })
}
