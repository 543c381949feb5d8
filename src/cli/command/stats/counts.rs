//! Counts: kinds, families, and the coverage of each source.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::cli::print::{Bar, Listing, size_summary};
use crate::model::{Graph, Standing};
use crate::query::{
    Filter, contradictions, count_by_link, coverage, describe_contradictions, witness_count,
};
use crate::text::count;

pub(super) fn summary_line(graph: &Graph) -> String {
    let witnesses = witness_count(graph);
    let witnesses = count(witnesses, "independent source", "independent sources");
    let contradictions = contradictions(graph, &Filter::default());
    let contradictions =
        (!contradictions.is_empty()).then(|| describe_contradictions(&contradictions));
    let parts = [Some(size_summary(graph)), Some(witnesses), contradictions];
    parts.into_iter().flatten().collect::<Vec<String>>().join(", ")
}

/// Every count, as `(metric, subject, number)`; the subject is a kind, family, source or link, or `""` for a total.
pub(super) fn all_counts(graph: &Graph) -> Vec<(&'static str, &str, usize)> {
    let [disputes, compare] = count_by_link(&contradictions(graph, &Filter::default()));
    let totals = [
        ("entities", "", graph.entity_count()),
        ("relations", "", graph.relation_count()),
        ("sources", "", graph.sources().len()),
        ("witnesses", "", witness_count(graph)),
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

pub(super) fn entity_kinds(graph: &Graph) -> Listing {
    let rows = by_kind(graph).map(|(kind, number)| [kind.to_owned(), number.to_string()]);
    let bars = by_kind(graph).map(|(_, number)| Bar { number, light: 0 });
    Listing::new(["kind", "entities"], rows).with_truncated_column(0).with_bars(bars)
}

#[expect(clippy::indexing_slicing, reason = "each kind of the graph has a count")]
fn by_kind(graph: &Graph) -> impl Iterator<Item = (&str, usize)> {
    let mut counts = vec![0; graph.entity_kinds().len()];
    for entity in graph.entities() {
        counts[entity.kind_id().index()] += 1;
    }
    graph.entity_kinds().iter().zip(counts).map(|(kind, count)| (kind.slug.as_str(), count))
}

pub(super) fn families(graph: &Graph) -> Listing {
    let rows = by_family(graph).map(|(family, number, not_stated)| {
        [family.to_owned(), number.to_string(), not_stated.to_string()]
    });
    let bars = by_family(graph).map(|(_, number, light)| Bar { number, light });
    let listing = Listing::new(["family", "relations", "not stated"], rows);
    listing.with_truncated_column(0).with_bars(bars)
}

/// Each family with its number of relations, and the number of those whose standing is not `stated`.
fn by_family(graph: &Graph) -> impl Iterator<Item = (&str, usize, usize)> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for relation in graph.relations() {
        let (all, not_stated) = counts.entry(relation.family()).or_default();
        *all += 1;
        *not_stated += usize::from(relation.standing() != Standing::Stated);
    }
    graph.families().iter().map(move |family| {
        let (all, not_stated) = counts.get(family.as_str()).copied().unwrap_or_default();
        (family.as_str(), all, not_stated)
    })
}

/// The columns of the source table: the key in the record, and the column name. The slug comes last, since it may be
/// long.
const SOURCE_COLUMNS: [(&str, &str); 8] = [
    ("cited", "cited"),
    ("uncited", "uncited"),
    ("furniture", "page furniture"),
    ("relations", "relations"),
    ("facts", "facts"),
    ("single", "only here"),
    ("copies", "copies"),
    ("id", "id"),
];

/// A listing of the first `max` sources, without the `copies` column if there are none.
pub(super) fn sources(graph: &Graph, max: usize) -> Listing {
    let records: Vec<Value> = source_records(graph).take(max).collect();
    let has_copies = records.iter().any(|record| record["copies"] != 0);
    let columns = SOURCE_COLUMNS.into_iter().filter(|(key, _)| *key != "copies" || has_copies);
    let (keys, names): (Vec<_>, Vec<_>) = columns.unzip();
    Listing::from_records(&keys, &records)
        .with_column_names(names)
        .with_truncated_column(keys.len() - 1)
}

pub(super) fn record(graph: &Graph) -> Value {
    let families = by_family(graph).map(|(family, relations, not_stated)| {
        (family, json!({"relations": relations, "not_stated": not_stated}))
    });
    let [disputes, compare] = count_by_link(&contradictions(graph, &Filter::default()));
    json!({
        "entities": graph.entity_count(),
        "relations": graph.relation_count(),
        "witnesses": witness_count(graph),
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
            "facts": covered.facts_and_roles,
            "single": covered.single_citations,
            "copies": covered.same_witness_count - 1,
        })
    })
}
