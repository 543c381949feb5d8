//! Checks of the built-in graph that are stricter than `check --strict`.

use guanxi::load::{GraphSource, load};
use guanxi::model::{Entity, Graph};
use guanxi::query::coverage;

#[test]
fn the_labels_of_a_kind_are_short() {
    let graph = graph();
    let labels = graph.relation_kinds().iter().flat_map(|kind| [&kind.says, &kind.back]);
    let long: Vec<&String> =
        labels.filter(|label| label.chars().count() > 20 || label.split(' ').count() > 3).collect();
    assert_eq!(long, [""; 0], "labels should have at most three words and twenty characters");
}

#[test]
fn similar_kinds_are_in_separate_families() {
    let graph = graph();
    let family = |slug: &str| {
        let kinds = graph.relation_kinds();
        let kind = kinds.iter().find(|kind| kind.slug == slug);
        graph.family(kind.unwrap_or_else(|| panic!("no kind {slug}")).family)
    };
    for (slug, expected) in [
        ("compared_with", "comparison"),
        ("differed_from", "comparison"),
        ("interacts_with", "dialogue"),
        ("belongs_to", "ownership"),
        ("member_of", "membership"),
        ("part_of", "authorship"),
        ("comes_from", "place"),
    ] {
        assert_eq!(family(slug), expected, "{slug}");
    }
}

#[test]
fn every_entity_has_a_role_with_a_citation() {
    let graph = graph();
    let without: Vec<&str> = graph
        .entities()
        .filter(|entity| entity.role().is_none() || entity.cites().len() == 0)
        .map(Entity::slug)
        .collect();
    assert_eq!(without, [""; 0]);
}

#[test]
fn every_paragraph_is_cited_or_furniture() {
    let graph = graph();
    for coverage in coverage(&graph) {
        let source = graph.source(coverage.source);
        assert_eq!(coverage.uncited, 0, "uncited paragraphs of {}", source.slug());
    }
}

fn graph() -> std::sync::Arc<Graph> {
    load(&GraphSource::BuiltIn, None).graph
}
