//! The connections between entities: the relations of each pair in date order, and common neighbours.

use crate::model::{ClaimId, EntityId, Graph};
use crate::query::{CommonNeighbour, Filter, common_to_all_or_all_but_one, pair, pairs_of};
use crate::text::{count, entity_name, entity_names};

use super::page::{ClaimPage, ListedClaim, slugs};

/// The pages for two entities: the pair, then the common neighbours. For more entities: the common neighbours, then
/// each connected pair.
pub(super) fn connection_pages(
    graph: &Graph,
    entities: &[EntityId],
    filter: &Filter,
) -> Vec<ClaimPage> {
    let shared = common_page(graph, entities, filter);
    if let [first, second] = entities {
        return vec![pair_page(graph, *first, *second, filter), shared];
    }
    let pairs = pairs_of(entities).map(|[first, second]| pair_page(graph, first, second, filter));
    std::iter::once(shared).chain(pairs.filter(|page| !page.claims.is_empty())).collect()
}

/// The relations between two entities in date order, in both directions.
fn pair_page(graph: &Graph, first: EntityId, second: EntityId, filter: &Filter) -> ClaimPage {
    let connection = pair(graph, first, second, filter);
    let claims = connection.ties.iter().map(|tie| ListedClaim::dated(graph, tie.relation));
    let (name, other_name) = (entity_name(graph, first), entity_name(graph, second));
    let number = count(connection.ties.len(), "relation", "relations");
    let title = match connection.ties.len() {
        0 => format!("Nothing connects {name} and {other_name} directly"),
        _ => format!("Between {name} and {other_name}: {number}"),
    };
    ClaimPage {
        title,
        summary: connection.describe(graph),
        claims: claims.collect(),
        command: format!("show {}", slugs(graph, &[first, second])),
        ..ClaimPage::default()
    }
}

/// The common neighbours of all the entities or, if there are none, of all but one of three or more.
fn common_page(graph: &Graph, entities: &[EntityId], filter: &Filter) -> ClaimPage {
    let count = entities.len();
    let (minimum, neighbours) = common_to_all_or_all_but_one(graph, entities, filter);
    let names = entity_names(graph, entities);
    let all = if count == 2 { "both" } else { "all of" };
    let title = match (neighbours.len(), minimum == count) {
        (0, _) => format!("Nothing is connected to {all} {names}"),
        (number, true) => format!("{number} connected to {all} {names}"),
        (number, false) => format!("{number} connected to {minimum} of {names}"),
    };
    let at_least = if minimum == count { String::new() } else { format!(" --at-least {minimum}") };
    ClaimPage {
        title,
        claims: neighbours.iter().flat_map(|neighbour| common_claims(graph, neighbour)).collect(),
        command: format!("common {}{at_least}", slugs(graph, entities)),
        ..ClaimPage::default()
    }
}

fn common_claims(graph: &Graph, common: &CommonNeighbour) -> Vec<ListedClaim> {
    let name = entity_name(graph, common.entity);
    let leads = std::iter::once(&*name).chain(std::iter::repeat(""));
    let claims = leads
        .zip(common.ties.iter().flatten())
        .map(|(lead, tie)| ListedClaim::new(lead.to_owned(), ClaimId::Relation(tie.relation)));
    claims.collect()
}
