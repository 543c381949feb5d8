#![expect(clippy::indexing_slicing, reason = "a hop has at least one relation")]

use std::io;

use serde_json::{Value, json};

use crate::cli::print::{self, Listing, TextWriter};
use crate::model::{Graph, RelationId, Tie};
use crate::output::records;
use crate::query::{Hop, Path};
use crate::text::{ClaimText, Role, bracketed_suffix, count, entity_name, plain_date, references};

/// `{hops: [relation…], weakest: relation-id or null, reasons, parallel: [[relation-id…]…]}`. A hop is represented by its
/// strongest relation; `reasons` says why the weakest hop is weak, and is empty without one.
pub(super) fn record(graph: &Graph, path: &Path) -> Value {
    let id = |relation: RelationId| graph.relation(relation).id_text().to_string();
    let parallel = path.hops.iter().map(|hop| {
        let others = hop.ties[1..].iter();
        others.map(|tie| id(tie.relation)).collect::<Value>()
    });
    let weakest = path.weakest_hop();
    json!({
        "hops": records::relations(graph, path.hops.iter().map(|hop| &hop.ties[0])),
        "weakest": weakest.map(|hop| id(hop.strongest().relation)),
        "reasons": weakest.map(Hop::weakness_labels).unwrap_or_default(),
        "parallel": parallel.collect::<Value>(),
    })
}

pub(super) fn listing(graph: &Graph, paths: &[Path]) -> Listing {
    let columns = [
        "path",
        "hop",
        "from",
        "direction",
        "says",
        "to",
        "when",
        "standing",
        "claim",
        "cites",
        "parallel_count",
        "weaknesses",
    ];
    let hops = (1..).zip(paths).flat_map(|(path_number, path): (usize, _)| {
        (1..)
            .zip(&path.hops)
            .map(move |(hop_number, hop): (usize, _)| (path_number, hop_number, hop))
    });
    let rows = hops.map(|(path_number, hop_number, hop)| {
        let tie = hop.strongest();
        let relation = graph.relation(tie.relation);
        [
            path_number.to_string(),
            hop_number.to_string(),
            graph.entity(hop.from).slug().to_owned(),
            print::arrow(tie.direction).to_owned(),
            relation.label(tie.direction).to_owned(),
            graph.entity(hop.to).slug().to_owned(),
            plain_date(relation.when()),
            relation.standing().to_string(),
            relation.claim().to_owned(),
            references(graph, relation.cites()),
            (hop.ties.len() - 1).to_string(),
            hop.weakness_labels().join(", "),
        ]
    });
    Listing::new(columns, rows)
}

pub(super) fn write(writer: &mut TextWriter<'_>, paths: &[Path]) -> io::Result<()> {
    for (index, path) in paths.iter().enumerate() {
        if index > 0 {
            writer.blank_line()?;
        }
        let hops = count(path.hops.len(), "hop", "hops");
        writer.title(&format!("Path {}: {hops}", index + 1))?;
        for (index, entity) in path.entities.iter().enumerate() {
            let name = writer.paint(Role::Strong, &entity_name(writer.graph, *entity));
            writer.line("  ", &name, 2)?;
            if let Some(hop) = path.hops.get(index) {
                write_hop(writer, hop)?;
            }
        }
        write_weakest(writer, path)?;
    }
    Ok(())
}

fn write_hop(writer: &mut TextWriter<'_>, hop: &Hop) -> io::Result<()> {
    writer.tie(4, "", hop.strongest())?;
    if hop.ties.len() > 1 {
        let others = hop.ties[1..].iter().map(|tie| summary(writer.graph, *tie));
        let others: Vec<String> = others.collect();
        writer.line("      ", &format!("also: {}", others.join(", ")), 6)?;
    }
    Ok(())
}

fn summary(graph: &Graph, tie: Tie) -> String {
    let relation = graph.relation(tie.relation);
    let caveats = bracketed_suffix(&ClaimText::from_relation(graph, relation).dated_caveats());
    format!("{} {}{caveats}", print::arrow(tie.direction), relation.label(tie.direction))
}

fn write_weakest(writer: &mut TextWriter<'_>, path: &Path) -> io::Result<()> {
    let Some(hop) = path.weakest_hop() else { return writer.line("  ", "No weak hop.", 2) };
    let [from, to] = [hop.from, hop.to].map(|id| entity_name(writer.graph, id));
    let reasons = hop.weakness_labels().join(", ");
    writer.line("  ", &format!("Weakest hop: {from} to {to} ({reasons})"), 4)
}
