//! Differences between two versions of a graph.

use guanxi::model::{EntityId, EntityKindId, Graph, RelationId, RelationKindId, SourceId};
use guanxi::query::{Diff, FieldChange, diff};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::paths::random_lines;
use super::sample_graph::sample_graph;
use crate::loading::load_body;

fn entities(graph: &Graph, ids: &[EntityId]) -> String {
    ids.iter().map(|id| graph.entity(*id).slug()).collect::<Vec<_>>().join(" ")
}

fn relations(graph: &Graph, ids: &[RelationId]) -> String {
    ids.iter().map(|id| graph.relation(*id).id_text().to_string()).collect::<Vec<_>>().join(" ")
}

fn describe(changes: &[FieldChange]) -> Vec<String> {
    changes
        .iter()
        .map(|change| format!("{}: {} → {}", change.field, change.old, change.new))
        .collect()
}

#[test]
fn added_removed_and_changed_records_are_listed_with_fields() {
    let old = sample_graph(
        "person a A\n person gone Gone\n a leads b\n a leads gone\n a praises b 2020 press#1\n a mocks b",
    );
    let new = sample_graph(
        "person a Aa, 甲\n person late Late\n a leads b\n a leads late\n a praises b 2021 opinion press#1 press#2\n a mocks b\n a mocks b",
    );
    let found = diff(&old, &new);
    assert_eq!(entities(&new, &found.entities.added), "late");
    assert_eq!(entities(&old, &found.entities.removed), "gone");
    assert_eq!(relations(&new, &found.relations.added), "a.leads.late a.mocks.b.2");
    assert_eq!(relations(&old, &found.relations.removed), "a.leads.gone");
    assert_eq!(found.entities.changed.len(), 1);
    assert_eq!(describe(&found.entities.changed[0].fields), ["name: A → Aa", "aliases:  → 甲"]);
    assert_eq!(found.relations.changed.len(), 1);
    let changed = &found.relations.changed[0];
    assert_eq!(relations(&old, &[changed.old]), "a.praises.b");
    let fields =
        ["when: 2020 → 2021", "standing: stated → opinion", "cites: press#1 → press#1, press#2"];
    assert_eq!(describe(&changed.fields), fields);
}

#[test]
fn added_removed_and_changed_sources_are_listed() {
    let old = sample_graph("source press 2020\n source gone\n a leads b press#1");
    let new = sample_graph("source press 2021\n source late\n a leads b press#1");
    let found = diff(&old, &new);
    let slugs = |graph: &Graph, ids: &[SourceId]| {
        ids.iter().map(|id| graph.source(*id).slug().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(slugs(&new, &found.sources.added), "late");
    assert_eq!(slugs(&old, &found.sources.removed), "gone");
    assert_eq!(found.sources.changed.len(), 1);
    assert_eq!(describe(&found.sources.changed[0].fields), ["published: 2020 → 2021"]);
}

#[test]
fn added_removed_and_changed_kinds_are_listed() {
    let old = load_body(
        "entity_kinds: {person: {plural: people}, gone: {}}\nrelation_kinds: {met: {mutual: true}}",
    );
    let new = load_body(
        "entity_kinds: {person: {plural: persons}}\nrelation_kinds: {met: {mutual: true, tone: positive, from: [person], to: [person]}, late: {back: x}}",
    );
    let found = diff(&old.graph, &new.graph);
    assert_eq!(found.entity_kinds.removed, [EntityKindId::new(1)]);
    assert_eq!(found.relation_kinds.added, [RelationKindId::new(1)]);
    let fields = describe(&found.entity_kinds.changed[0].fields);
    assert_eq!(fields, ["plural: people → persons"]);
    let fields = describe(&found.relation_kinds.changed[0].fields);
    assert_eq!(fields, ["tone: neutral → positive", "from:  → person", "to:  → person"]);
}

proptest! {
    #[test]
    fn diffs_are_empty_for_equal_graphs_and_symmetric(one in random_lines(6, 12), other in random_lines(6, 12)) {
        let (one, other) = (sample_graph(&one), sample_graph(&other));
        prop_assert_eq!(diff(&one, &one), Diff::default());
        let (forward, backward) = (diff(&one, &other), diff(&other, &one));
        prop_assert!(forward.relations.added.len() == backward.relations.removed.len());
        let kept = one.relation_count() - forward.relations.removed.len();
        prop_assert!(kept + forward.relations.added.len() == other.relation_count());
    }
}
