use serde_json::{Value, json};

use super::ListOutput;
use crate::cli::print::Listing;
use crate::model::Graph;
use crate::query::{Filter, Inventory, inventory};

pub(super) fn output<'g>(graph: &Graph, filter: &Filter) -> ListOutput<'g> {
    let records = records(graph, filter, &inventory(graph, filter));
    ListOutput::new(listing(&records), records.into_iter())
}

/// `{of: entity, id, says, count}` and `{of: relation, id, says, back, mutual, family, tone, count}`, in
/// declaration order; `says` of an entity kind is its plural. With a filter, kinds with a count of 0 are omitted.
fn records(graph: &Graph, filter: &Filter, inventory: &Inventory) -> Vec<Value> {
    let entities = graph.entity_kinds().iter().zip(&inventory.entity_kind_counts);
    let entities = entities.map(|(kind, count)| {
        json!({"of": "entity", "id": kind.slug, "says": kind.plural, "count": count})
    });
    let relations = graph.relation_kinds().iter().zip(&inventory.relation_kind_counts);
    let relations = relations.map(|(kind, count)| {
        json!({
            "of": "relation",
            "id": kind.slug,
            "says": kind.says,
            "back": kind.back,
            "mutual": kind.mutual,
            "family": graph.family(kind.family),
            "tone": kind.tone.as_str(),
            "count": count,
        })
    });
    let kinds = entities.chain(relations);
    kinds.filter(|kind| filter.is_empty() || kind["count"] != 0).collect()
}

fn listing(kinds: &[Value]) -> Listing {
    Listing::from_records(&["of", "id", "count", "family", "tone", "says", "back"], kinds)
}
