use serde_json::Value;

use super::ListOutput;
use crate::cli::print::Listing;
use crate::model::{Graph, RelationId};
use crate::output::records;
use crate::query::{Filter, everything};
use crate::text::{disputed_suffix, plain_date};

pub(super) fn output<'g>(graph: &'g Graph, filter: &Filter) -> ListOutput<'g> {
    let relations = everything(graph, filter).relations;
    ListOutput::new(listing(graph, &relations), records(graph, relations))
}

fn listing(graph: &Graph, relations: &[RelationId]) -> Listing {
    let rows = relations.iter().map(|id| {
        let relation = graph.relation(*id);
        [
            relation.id_text().to_string(),
            plain_date(relation.when()),
            relation.standing().to_string(),
            relation.witness_count().to_string(),
            format!("{}{}", relation.claim(), disputed_suffix(graph, relation.claim_id())),
        ]
    });
    Listing::new(["id", "when", "standing", "witnesses", "claim"], rows)
}

/// The record of each relation, with its witness count as `witnesses`.
fn records(graph: &Graph, relations: Vec<RelationId>) -> impl Iterator<Item = Value> {
    relations.into_iter().map(|id| {
        let witnesses = graph.relation(id).witness_count();
        records::with(records::relation(graph, id), "witnesses", witnesses)
    })
}
