use serde_json::{Value, json};

use super::ListOutput;
use crate::cli::print::Listing;
use crate::model::Graph;
use crate::query::{Filter, Inventory, inventory};

pub(super) fn output<'g>(graph: &Graph, filter: &Filter) -> ListOutput<'g> {
    let records = records(graph, filter, &inventory(graph, filter));
    ListOutput::new(listing(&records), records.into_iter())
}

/// `{id, relations, kinds: [slug]}`, in vocabulary order. A filter also hides families without matching relations.
fn records(graph: &Graph, filter: &Filter, inventory: &Inventory) -> Vec<Value> {
    let families = graph.families().iter().zip(&inventory.family_counts).enumerate();
    let families = families.filter(|(_, (_, relations))| filter.is_empty() || **relations > 0);
    let records = families.map(|(index, (family, relations))| {
        let kinds = graph.relation_kinds().iter().filter(|kind| kind.family.index() == index);
        let kinds: Vec<&str> = kinds.map(|kind| kind.slug.as_str()).collect();
        json!({"id": family, "relations": relations, "kinds": kinds})
    });
    records.collect()
}

fn listing(families: &[Value]) -> Listing {
    let rows = families.iter().map(|family| {
        let kinds = family["kinds"].as_array().into_iter().flatten().filter_map(Value::as_str);
        [
            family["id"].as_str().unwrap_or_default().to_owned(),
            family["relations"].to_string(),
            kinds.collect::<Vec<&str>>().join(", "),
        ]
    });
    Listing::new(["id", "relations", "kinds"], rows)
}
