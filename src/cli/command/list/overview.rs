//! How much there is of everything that can be listed.

use serde_json::{Value, json};

use crate::cli::print::Listing;
use crate::model::Graph;
use crate::query::{Filter, Inventory, contradictions};

/// What can be listed, and how much of it there is.
type Row = (&'static str, usize);

pub(super) fn rows(graph: &Graph, filter: &Filter, found: &Inventory) -> [Row; 6] {
    let used = |counts: &[usize]| counts.iter().filter(|n| filter.is_empty() || **n > 0).count();
    [
        ("entities", found.entities.len()),
        ("relations", found.relations.len()),
        ("kinds", used(&found.entity_kinds) + used(&found.relation_kinds)),
        ("families", used(&found.families)),
        ("sources", found.sources.len()),
        ("contradictions", contradictions(graph, filter).len()),
    ]
}

pub(super) fn listing(rows: &[Row]) -> Listing {
    let rows = rows.iter().map(|(what, count)| {
        [(*what).to_owned(), count.to_string(), format!("guanxi list {what}")]
    });
    Listing::new(["what", "count", "command"], rows)
}

/// `{what, count}`.
pub(super) fn records(rows: &[Row]) -> impl Iterator<Item = Value> {
    rows.iter().map(|(what, count)| json!({"what": what, "count": count}))
}
