//! What came, went or changed between two states of a graph.

use guanxi::model::{EntityId, Graph, RelationId, SourceId};
use guanxi::query::{Change, diff};
use proptest::prelude::{prop_assert, proptest};

use super::paths::random_story;
use super::story::story;

fn entities(graph: &Graph, ids: &[EntityId]) -> String {
    ids.iter().map(|id| graph.entity(*id).slug()).collect::<Vec<_>>().join(" ")
}

fn relations(graph: &Graph, ids: &[RelationId]) -> String {
    ids.iter().map(|id| graph.relation(*id).name().to_string()).collect::<Vec<_>>().join(" ")
}

fn told(changes: &[Change]) -> Vec<String> {
    changes
        .iter()
        .map(|change| format!("{}: {} → {}", change.field, change.old, change.new))
        .collect()
}

#[test]
fn what_came_went_and_changed_is_told_with_its_fields() {
    let old = story(
        "person a A\n person gone Gone\n a leads b\n a leads gone\n a praises b 2020 press#1\n a mocks b",
    );
    let new = story(
        "person a Aa, 甲\n person late Late\n a leads b\n a leads late\n a praises b 2021 opinion press#1 press#2\n a mocks b\n a mocks b",
    );
    let found = diff(&old, &new);
    assert_eq!(entities(&new, &found.entities_came), "late");
    assert_eq!(entities(&old, &found.entities_went), "gone");
    assert_eq!(relations(&new, &found.relations_came), "a.leads.late a.mocks.b.2");
    assert_eq!(relations(&old, &found.relations_went), "a.leads.gone");
    assert_eq!(found.entities_changed.len(), 1);
    assert_eq!(told(&found.entities_changed[0].fields), ["name: A → Aa", "aliases:  → 甲"]);
    assert_eq!(found.relations_changed.len(), 1);
    let changed = &found.relations_changed[0];
    assert_eq!(relations(&old, &[changed.old]), "a.praises.b");
    let fields =
        ["when: 2020 → 2021", "standing: stated → opinion", "cites: press#1 → press#1, press#2"];
    assert_eq!(told(&changed.fields), fields);
}

#[test]
fn sources_come_go_and_change_too() {
    let old = story("source press 2020\n source gone\n a leads b press#1");
    let new = story("source press 2021\n source late\n a leads b press#1");
    let found = diff(&old, &new);
    let slugs = |graph: &Graph, ids: &[SourceId]| {
        ids.iter().map(|id| graph.source(*id).slug().to_owned()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(slugs(&new, &found.sources_came), "late");
    assert_eq!(slugs(&old, &found.sources_went), "gone");
    assert_eq!(found.sources_changed.len(), 1);
    assert_eq!(told(&found.sources_changed[0].fields), ["published: 2020 → 2021"]);
}

proptest! {
    #[test]
    fn a_graph_does_not_differ_from_itself(one in random_story(6, 12), other in random_story(6, 12)) {
        let (one, other) = (story(&one), story(&other));
        prop_assert!(diff(&one, &one).is_empty());
        let (there, back) = (diff(&one, &other), diff(&other, &one));
        prop_assert!(there.relations_came.len() == back.relations_went.len());
        let kept = one.relation_count() - there.relations_went.len();
        prop_assert!(kept + there.relations_came.len() == other.relation_count());
    }
}
