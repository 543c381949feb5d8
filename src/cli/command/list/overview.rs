//! An overview of the lists, with the number of items in each.

use serde_json::{Value, json};

use super::ListOutput;
use crate::cli::print::Listing;
use crate::model::Graph;
use crate::query::{Filter, cited_sources, contradictions, inventory};

pub(super) fn output<'g>(graph: &Graph, filter: &Filter) -> ListOutput<'g> {
    let counts = counts(graph, filter);
    ListOutput::new(listing(graph, filter, &counts), counts.into_iter().map(record))
}

/// The name of a list, and the number of items in it.
type Count = (&'static str, usize);

fn counts(graph: &Graph, filter: &Filter) -> [Count; 6] {
    let inventory = inventory(graph, filter);
    let count_listed =
        |counts: &[usize]| counts.iter().filter(|n| filter.is_empty() || **n > 0).count();
    [
        ("entities", inventory.entities.len()),
        ("relations", inventory.relations.len()),
        (
            "kinds",
            count_listed(&inventory.entity_kind_counts)
                + count_listed(&inventory.relation_kind_counts),
        ),
        ("families", count_listed(&inventory.family_counts)),
        ("sources", cited_sources(graph, filter).len()),
        ("contradictions", contradictions(graph, filter).len()),
    ]
}

fn listing(graph: &Graph, filter: &Filter, counts: &[Count]) -> Listing {
    let flags = filter.to_args(graph).quoted().to_string();
    let rows = counts.iter().map(|(what, count)| {
        let command = format!("guanxi list {what} {flags}");
        [(*what).to_owned(), count.to_string(), command.trim_end().to_owned()]
    });
    Listing::new(["what", "count", "command"], rows)
}

fn record((what, count): Count) -> Value {
    json!({"what": what, "count": count})
}
