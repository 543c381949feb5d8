//! The lists, with the number of items in each.

use serde_json::{Value, json};

use super::Page;
use crate::cli::print::Listing;
use crate::model::Graph;
use crate::query::{Filter, cited_sources, contradictions, inventory};

pub(super) fn page<'g>(graph: &Graph, filter: &Filter) -> Page<'g> {
    let counts = counts(graph, filter);
    Page::new(listing(graph, filter, &counts), counts.into_iter().map(record))
}

/// The name of a list, and the number of items in it.
type Count = (&'static str, usize);

fn counts(graph: &Graph, filter: &Filter) -> [Count; 6] {
    let found = inventory(graph, filter);
    let used = |counts: &[usize]| counts.iter().filter(|n| filter.is_empty() || **n > 0).count();
    [
        ("entities", found.entities.len()),
        ("relations", found.relations.len()),
        ("kinds", used(&found.entity_kinds) + used(&found.relation_kinds)),
        ("families", used(&found.families)),
        ("sources", cited_sources(graph, filter).len()),
        ("contradictions", contradictions(graph, filter).len()),
    ]
}

/// The counts, with the command that lists the same.
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
