use serde_json::Value;

use super::ListOutput;
use crate::cli::print::Listing;
use crate::model::{EntityId, Graph};
use crate::output::records;
use crate::query::{Filter, inventory};
use crate::text::entity_name;

pub(super) fn output<'g>(graph: &'g Graph, filter: &Filter) -> ListOutput<'g> {
    let entities = inventory(graph, filter).entities;
    ListOutput::new(listing(graph, &entities), records(graph, entities))
}

fn listing(graph: &Graph, entities: &[(EntityId, usize)]) -> Listing {
    let rows = entities.iter().map(|(id, relations)| {
        let entity = graph.entity(*id);
        [
            entity.slug().to_owned(),
            entity.kind().slug.clone(),
            relations.to_string(),
            entity_name(graph, *id).into_owned(),
        ]
    });
    Listing::new(["id", "kind", "relations", "name"], rows)
}

/// The record of each entity, with its relation count as `relations`.
fn records(graph: &Graph, entities: Vec<(EntityId, usize)>) -> impl Iterator<Item = Value> {
    entities.into_iter().map(|(id, relations)| {
        records::with(records::entity(graph, graph.entity(id)), "relations", relations)
    })
}
