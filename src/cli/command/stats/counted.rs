//! What can be counted: kinds, families, how far each source is covered.

use serde_json::{Map, Value, json};

use crate::cli::print::{self, Listing};
use crate::model::{Graph, Standing};
use crate::query::{Coverage, coverage, independent_witnesses};

/// Everything in a line.
pub(super) fn in_a_line(graph: &Graph) -> String {
    [
        print::count(graph.entity_count(), "entity", "entities"),
        print::count(graph.relation_count(), "relation", "relations"),
        print::count(graph.sources().len(), "source", "sources"),
        print::count(independent_witnesses(graph), "independent witness", "independent witnesses"),
    ]
    .join(", ")
}

/// Every plain count: what is counted, of what, how many.
pub(super) fn numbers(graph: &Graph) -> Vec<(&'static str, String, usize)> {
    let totals = [
        ("entities", graph.entity_count()),
        ("relations", graph.relation_count()),
        ("sources", graph.sources().len()),
        ("witnesses", independent_witnesses(graph)),
    ];
    let totals = totals.into_iter().map(|(what, number)| (what, String::new(), number));
    let kinds = by_kind(graph).into_iter().map(|(kind, number)| ("kind", kind, number));
    let families =
        by_family(graph).into_iter().map(|(family, number, _)| ("family", family, number));
    let sources = coverage(graph).into_iter().map(|covered| {
        ("source", graph.source(covered.source).slug().to_owned(), covered.relations)
    });
    totals.chain(kinds).chain(families).chain(sources).collect()
}

/// The tables, with their titles.
pub(super) fn listings(graph: &Graph) -> [(&'static str, Listing); 3] {
    [
        ("Entities", entity_kinds(graph)),
        ("Relations", families(graph)),
        ("Sources, by paragraphs and by what is drawn from them", sources(graph)),
    ]
}

fn entity_kinds(graph: &Graph) -> Listing {
    let mut listing = Listing::new(&["kind", "entities"]);
    for (kind, number) in by_kind(graph) {
        listing.row([kind, number.to_string()]);
    }
    listing
}

fn by_kind(graph: &Graph) -> Vec<(String, usize)> {
    let kinds = graph.entity_kinds().iter().enumerate();
    let number = |row: usize| graph.entities().filter(|one| one.kind_id().index() == row).count();
    kinds.map(|(row, kind)| (kind.slug.clone(), number(row))).collect()
}

fn families(graph: &Graph) -> Listing {
    let mut listing = Listing::new(&["family", "relations", "less firm than stated"]);
    for (family, number, unsure) in by_family(graph) {
        listing.row([family, number.to_string(), unsure.to_string()]);
    }
    listing
}

/// Each family with its relations, and those of them that are not stated outright.
fn by_family(graph: &Graph) -> Vec<(String, usize, usize)> {
    let families = graph.families().iter().map(|family| {
        let all = || graph.relations().filter(|relation| relation.family() == family);
        let unsure = all().filter(|relation| relation.standing() != Standing::Stated).count();
        (family.clone(), all().count(), unsure)
    });
    families.collect()
}

fn sources(graph: &Graph) -> Listing {
    let mut listing = Listing::new(&[
        "id",
        "cited",
        "not cited",
        "furniture",
        "relations",
        "facts",
        "on one paragraph",
        "copies",
    ]);
    for covered in coverage(graph) {
        let numbers = [
            covered.cited,
            covered.uncited,
            covered.furniture,
            covered.relations,
            covered.facts,
            covered.single,
            covered.copies - 1,
        ];
        let name = graph.source(covered.source).slug().to_owned();
        listing.row([name].into_iter().chain(numbers.map(|number| number.to_string())));
    }
    listing
}

/// The same as one record.
pub(super) fn record(graph: &Graph) -> Value {
    let kinds: Map<String, Value> =
        by_kind(graph).into_iter().map(|(kind, number)| (kind, number.into())).collect();
    let families: Map<String, Value> = by_family(graph)
        .into_iter()
        .map(|(family, relations, unsure)| {
            (family, json!({"relations": relations, "not_stated": unsure}))
        })
        .collect();
    let covered = coverage(graph).into_iter().map(|covered| source_record(graph, covered));
    json!({
        "entities": graph.entity_count(),
        "relations": graph.relation_count(),
        "witnesses": independent_witnesses(graph),
        "entity_kinds": kinds,
        "families": families,
        "sources": covered.collect::<Vec<Value>>(),
    })
}

fn source_record(graph: &Graph, covered: Coverage) -> Value {
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
}
