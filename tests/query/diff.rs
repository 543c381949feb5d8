//! Differences between two versions of a graph.

use guanxi::model::{EntityId, EntityKindId, Graph, RelationId, RelationKindId, SourceId};
use guanxi::query::{Diff, FieldChange, diff};
use proptest::prelude::{prop_assert, prop_assert_eq, proptest};

use super::paths::random_lines;
use super::sample_graph::sample_graph;
use crate::loading::{load_body, problem_text};

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

/// A graph with every field of the format.
const EVERY_FIELD: &str = r#"title: Everything
about: Two firms.
extra: {reviewed: true, list: [1, "2"]}
entity_kinds: {person: {plural: people}, firm: {plural: firms}}
relation_kinds:
  met: {says: met, mutual: true, family: contact}
  owns: {says: owns, back: is owned by, tone: positive, from: [firm, person], to: [firm]}
sources:
  register: {title: Register, author: A Clerk, publisher: Town, published: 2020, note: Notes, language: en, url: "https://a.example", origin: town, extra: {pages: 3}, paragraphs: [First gist., Second gist., ~]}
  filing: {title: Filing}
entities:
  al: {kind: firm, name: Alder, aliases: [{name: Alder AG, note: printed so}], role: maker of saws, cites: ["register#1"], links: {web: "https://alder.example"}, facts: [{id: al-founded, says: founded, value: spring of 1987, when: 1987, cites: ["register#2"], disputes: [al-also], compare: [owned]}, {id: al-also, says: founded, value: "1988", cites: [filing#p12]}], background: Known., extra: {lei: LEI0}}
  bi: {kind: firm, name: Birch}
  ci: {kind: person, name: Ci}
relations:
  - {id: owned, from: al, kind: owns, to: bi, when: 2021, claim: Alder owns Birch., said_by: ci, standing: alleged, weight: 0.5, cites: [{source: register, para: 1, words: First}], disputes: [other], extra: {share: 50}}
  - {id: other, from: bi, kind: owns, to: al, claim: Birch owns Alder., cites: [filing], compare: [third]}
  - {id: third, from: ci, kind: met, to: al, claim: Ci met Alder., cites: [filing]}
"#;

/// Each field of [`EVERY_FIELD`] with another value.
const CHANGES: &[(&str, &str)] = &[
    ("title: Everything", "title: All"),
    ("about: Two firms.", "about: Firms."),
    ("reviewed: true", "reviewed: false"),
    (r#"list: [1, "2"]"#, "list: [1, 2]"),
    ("plural: people", "plural: persons"),
    ("says: met", "says: saw"),
    ("mutual: true", "mutual: false"),
    ("family: contact", "family: other"),
    ("back: is owned by", "back: belongs to"),
    ("tone: positive", "tone: negative"),
    ("from: [firm, person]", "from: [firm]"),
    ("to: [firm]", "to: [person, firm]"),
    ("title: Register", "title: Roll"),
    ("author: A Clerk", "author: A Judge"),
    ("publisher: Town", "publisher: City"),
    ("published: 2020", "published: 2021"),
    ("note: Notes", "note: Other"),
    ("language: en", "language: de"),
    ("https://a.example", "https://b.example"),
    ("origin: town", "origin: city"),
    ("pages: 3", "pages: 4"),
    ("First gist.", "Other gist."),
    ("Second gist., ~]", "Second gist.]"),
    ("al: {kind: firm", "al: {kind: person"),
    ("name: Alder,", "name: Elder,"),
    ("name: Alder AG", "name: Alder Inc"),
    ("note: printed so", "note: misprinted"),
    ("role: maker of saws", "role: maker of axes"),
    (r#"cites: ["register#1"]"#, r#"cites: ["register#2"]"#),
    ("web: ", "home: "),
    ("https://alder.example", "https://elder.example"),
    ("id: al-founded", "id: al-start"),
    ("says: founded, value: spring", "says: began, value: spring"),
    ("value: spring of 1987", "value: summer of 1987"),
    ("when: 1987", "when: 1986"),
    (r#"cites: ["register#2"]"#, r#"cites: ["register#1"]"#),
    ("disputes: [al-also]", "disputes: []"),
    ("compare: [owned]", "compare: [third]"),
    ("filing#p12", "filing#p13"),
    ("background: Known.", "background: Unknown."),
    ("lei: LEI0", "lei: LEI1"),
    ("when: 2021", "when: 2022"),
    ("claim: Alder owns Birch.", "claim: Alder has Birch."),
    ("said_by: ci", "said_by: bi"),
    ("standing: alleged", "standing: denied"),
    ("weight: 0.5", "weight: 1"),
    ("source: register, para: 1, words", "source: register, para: 2, words"),
    ("words: First", "words: Second"),
    ("disputes: [other]", "disputes: [third]"),
    ("share: 50", "share: 51"),
    ("id: third", "id: fourth"),
    ("compare: [third]", "compare: [owned]"),
    ("from: ci", "from: bi"),
    ("kind: met", "kind: owns"),
];

#[test]
fn a_change_of_any_field_is_a_difference() {
    let old = load_body(EVERY_FIELD);
    assert_eq!(problem_text(&old), "");
    assert_eq!(diff(&old.graph, &load_body(EVERY_FIELD).graph), Diff::default());
    for (before, after) in CHANGES {
        assert_eq!(EVERY_FIELD.matches(before).count(), 1, "{before}");
        let new = load_body(EVERY_FIELD.replace(before, after));
        assert_ne!(diff(&old.graph, &new.graph), Diff::default(), "{before}: {after}");
    }
}

#[test]
fn title_description_and_free_form_data_of_the_graph_are_compared() {
    let old = load_body("title: One\nextra: {a: 1}");
    let new = load_body("title: Two\nabout: More.\nextra: {a: \"1\"}");
    let fields = describe(&diff(&old.graph, &new.graph).graph);
    assert_eq!(fields, ["title: One → Two", "about:  → More.", "extra: {a: 1} → {a: \"1\"}"]);
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
