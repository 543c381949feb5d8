//! Counts: kinds, families, and the coverage of each source.

use serde_json::{Value, json};

use crate::cli::print::{Listing, graph_size};
use crate::model::{Graph, Standing};
use crate::query::{
    Filter, contradictions, count_by_link, coverage, describe_contradictions, independent_witnesses,
};
use crate::text::count;

pub(super) fn summary_line(graph: &Graph) -> String {
    let witnesses = independent_witnesses(graph);
    let witnesses = count(witnesses, "independent witness", "independent witnesses");
    let contradictions = contradictions(graph, &Filter::default());
    let contradictions =
        (!contradictions.is_empty()).then(|| describe_contradictions(&contradictions));
    let parts = [Some(graph_size(graph)), Some(witnesses), contradictions];
    parts.into_iter().flatten().collect::<Vec<String>>().join(", ")
}

/// Every count: the metric, the kind, family or source that it is about, and the number.
pub(super) fn numbers(graph: &Graph) -> Vec<(&'static str, &str, usize)> {
    let [disputes, compare] = count_by_link(&contradictions(graph, &Filter::default()));
    let totals = [
        ("entities", "", graph.entity_count()),
        ("relations", "", graph.relation_count()),
        ("sources", "", graph.sources().len()),
        ("witnesses", "", independent_witnesses(graph)),
        ("contradictions", "disputes", disputes),
        ("contradictions", "compare", compare),
    ];
    let kinds = by_kind(graph).map(|(kind, number)| ("kind", kind, number));
    let families = by_family(graph).map(|(family, number, _)| ("family", family, number));
    let sources = coverage(graph).into_iter();
    let sources =
        sources.map(|covered| ("source", graph.source(covered.source).slug(), covered.relations));
    totals.into_iter().chain(kinds).chain(families).chain(sources).collect()
}

pub(super) fn listings(graph: &Graph, max_sources: usize) -> [(&'static str, Listing); 3] {
    [
        ("Entities", entity_kinds(graph)),
        ("Relations", families(graph)),
        (
            "Sources, with their paragraphs and the claims drawn from them",
            sources(graph, max_sources),
        ),
    ]
}

fn entity_kinds(graph: &Graph) -> Listing {
    let rows = by_kind(graph).map(|(kind, number)| [kind.to_owned(), number.to_string()]);
    Listing::new(["kind", "entities"], rows)
}

fn by_kind(graph: &Graph) -> impl Iterator<Item = (&str, usize)> {
    graph.entity_kinds().iter().enumerate().map(|(row, kind)| {
        let of_kind = graph.entities().filter(|entity| entity.kind_id().index() == row);
        (kind.slug.as_str(), of_kind.count())
    })
}

fn families(graph: &Graph) -> Listing {
    let rows = by_family(graph).map(|(family, number, weaker)| {
        [family.to_owned(), number.to_string(), weaker.to_string()]
    });
    Listing::new(["family", "relations", "weaker than stated"], rows)
}

/// Each family with its number of relations, and the number of those that are weaker than stated.
fn by_family(graph: &Graph) -> impl Iterator<Item = (&str, usize, usize)> {
    graph.families().iter().map(|family| {
        let all = || graph.relations().filter(|relation| relation.family() == family);
        let weaker = all().filter(|relation| relation.standing() != Standing::Stated).count();
        (family.as_str(), all().count(), weaker)
    })
}

/// The first `max` sources. The last column is the slug, so that a long one widens no other column.
fn sources(graph: &Graph, max: usize) -> Listing {
    let records: Vec<Value> = source_records(graph).take(max).collect();
    let keys = ["cited", "uncited", "furniture", "relations", "facts", "single", "copies", "id"];
    Listing::from_records(&keys, &records).with_column_names([
        "cited",
        "not cited",
        "furniture",
        "relations",
        "facts",
        "citing one paragraph",
        "copies",
        "id",
    ])
}

pub(super) fn record(graph: &Graph) -> Value {
    let families = by_family(graph).map(|(family, relations, weaker)| {
        (family, json!({"relations": relations, "not_stated": weaker}))
    });
    let [disputes, compare] = count_by_link(&contradictions(graph, &Filter::default()));
    json!({
        "entities": graph.entity_count(),
        "relations": graph.relation_count(),
        "witnesses": independent_witnesses(graph),
        "contradictions": {"disputes": disputes, "compare": compare},
        "entity_kinds": by_kind(graph).collect::<Value>(),
        "families": families.collect::<Value>(),
        "sources": source_records(graph).collect::<Value>(),
    })
}

fn source_records(graph: &Graph) -> impl Iterator<Item = Value> {
    coverage(graph).into_iter().map(|covered| {
        json!({
            "id": graph.source(covered.source).slug(),
            "cited": covered.cited,
            "uncited": covered.uncited,
            "furniture": covered.furniture,
            "relations": covered.relations,
            "facts": covered.facts,
            "single": covered.single,
            "copies": covered.copies - 1,
        })
    })
}
