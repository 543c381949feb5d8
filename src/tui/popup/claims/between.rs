//! What connects entities: pair by pair in date order, and what they have in common.

use crate::model::{ClaimId, EntityId, Graph};
use crate::query::{CommonNeighbour, Filter, common_to_most, pair, pairs_of};
use crate::text::{count, entity_name, entity_names};

use super::page::{ClaimPage, ListedClaim, slugs};

/// The pages for at least two entities: for two, the pair, then what they have in common; for more, what they have in
/// common, then each connected pair.
pub(super) fn between(graph: &Graph, entities: &[EntityId], filter: &Filter) -> Vec<ClaimPage> {
    let shared = common_page(graph, entities, filter);
    if let [one, other] = entities {
        return vec![pair_page(graph, *one, *other, filter), shared];
    }
    let pairs = pairs_of(entities).map(|[one, other]| pair_page(graph, one, other, filter));
    std::iter::once(shared).chain(pairs.filter(|page| !page.claims.is_empty())).collect()
}

/// Everything between two entities in date order, in both directions.
fn pair_page(graph: &Graph, one: EntityId, other: EntityId, filter: &Filter) -> ClaimPage {
    let found = pair(graph, one, other, filter);
    let claims = found.ties.iter().map(|tie| ListedClaim::dated(graph, tie.relation));
    let (name, other_name) = (entity_name(graph, one), entity_name(graph, other));
    let number = count(found.ties.len(), "relation", "relations");
    let title = match found.ties.len() {
        0 => format!("Nothing connects {name} and {other_name} directly"),
        _ => format!("Between {name} and {other_name}: {number}"),
    };
    ClaimPage {
        title,
        summary: found.describe(graph),
        claims: claims.collect(),
        command: format!("show {}", slugs(graph, &[one, other])),
        ..ClaimPage::default()
    }
}

/// What all of them are connected to; of three or more, all but one if there is nothing else.
fn common_page(graph: &Graph, entities: &[EntityId], filter: &Filter) -> ClaimPage {
    let count = entities.len();
    let (least, found) = common_to_most(graph, entities, filter);
    let names = entity_names(graph, entities);
    let all = if count == 2 { "both" } else { "all of" };
    let title = match (found.len(), least == count) {
        (0, _) => format!("Nothing is connected to {all} {names}"),
        (several, true) => format!("{several} connected to {all} {names}"),
        (several, false) => format!("{several} connected to {least} of {names}"),
    };
    let at_least = if least == count { String::new() } else { format!(" --at-least {least}") };
    ClaimPage {
        title,
        claims: found.iter().flat_map(|common| common_claims(graph, common)).collect(),
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
