//! Contradictions, in a graph that contains every kind of contradiction.

use std::path::PathBuf;

use guanxi::load::{GraphSource, LoadedGraph, load};
use guanxi::model::ClaimLink;
use guanxi::query::{Dimension, Filter, FilterArgs, contradictions};

fn quarrel() -> LoadedGraph {
    let loaded = load(&GraphSource::Folder(PathBuf::from("tests/graphs/quarrel")), None);
    assert_eq!(loaded.problems, []);
    loaded
}

/// The ids of the claims of each contradiction.
fn contradiction_ids(loaded: &LoadedGraph, filter: &Filter) -> Vec<(ClaimLink, Vec<String>)> {
    let graph = &loaded.graph;
    let id =
        |claim| graph.claim_id_text(claim).expect("each claim of the fixture should have an id");
    let ids = contradictions(graph, filter).into_iter().map(|contradiction| {
        (contradiction.link, contradiction.claims.into_iter().map(id).collect())
    });
    ids.collect()
}

#[test]
fn disputes_are_pairs_and_compared_figures_are_sets() {
    let found = contradiction_ids(&quarrel(), &Filter::default());
    let expected = [
        (ClaimLink::Disputes, vec!["dock-rumour", "dock-spent"]),
        (ClaimLink::Disputes, vec!["north-ferry.owns.sea-star", "south-ferry.owns.sea-star"]),
        (ClaimLink::Compare, vec!["dock-spent", "dock-phase"]),
        (ClaimLink::Compare, vec!["seats-gazette", "seats-radio"]),
    ];
    let expected = expected.map(|(link, ids)| (link, ids.into_iter().map(str::to_owned).collect()));
    assert_eq!(found, expected);
}

#[test]
fn a_contradiction_is_listed_only_if_all_its_claims_pass_the_filter() {
    let loaded = quarrel();
    let filter = |flag: (Dimension, &str)| {
        let args: FilterArgs = [(flag.0, flag.1.to_owned())].into_iter().collect();
        args.resolve(&loaded.graph).expect("the filter should be valid")
    };
    let ids = |flag| -> Vec<String> {
        contradiction_ids(&loaded, &filter(flag)).into_iter().flat_map(|(_, ids)| ids).collect()
    };
    assert_eq!(ids((Dimension::Source, "radio")), Vec::<String>::new());
    assert_eq!(
        ids((Dimension::Standing, "stated")),
        ["north-ferry.owns.sea-star", "south-ferry.owns.sea-star", "dock-spent", "dock-phase",]
    );
}
