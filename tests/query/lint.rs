//! The warnings of `check --strict`, and the coverage of sources.

use std::collections::BTreeSet;

use guanxi::load::{Text, load_texts};
use guanxi::model::{Alias, Builder, Extra, Graph, NewEntity, NewSource};
use guanxi::query::{Coverage, coverage, duplicates, lint, witness_count};

const CARELESS: &str = "title: Careless
entity_kinds:
  person: {plural: people}
  firm: {plural: firms}
relation_kinds:
  leads: {says: leads, back: is led by, family: work, tone: neutral}
sources:
  press:
    title: Press
    published: 2024-07
    paragraphs:
      - Lei Jun leads Xiaomi.
      - Lei Jun meets Li Bin. Nobody from Denza came, said Li Bin of Denza.
      - ~
      - Li Bin and Lei Jun are again in one picture with the CEO of the ideal firm.
      - Nothing is said here. Ideal weather in July.
  copy:
    title: Copy
    origin: press
    paragraphs:
      - The same.
entities:
  lei-jun:
    kind: person
    name: Lei Jun
  li-bin:
    kind: person
    name: Li Bin
    aliases: [Mr Li]
  li-xiang:
    kind: person
    name: Li Xiang
    aliases: [mr li]
  xiaomi:
    kind: firm
    name: Xiaomi
    role: a maker
    cites: ['press#3', 'press#1']
relations:
  - from: lei-jun
    kind: leads
    to: xiaomi
    claim: Lei Jun leads Xiaomi.
    cites: ['press#1']
    when: 2025
  - from: lei-jun
    kind: leads
    to: xiaomi
    claim: He leads it.
    cites: ['press#1', 'copy#1']
    when: 2025
";

fn careless() -> std::sync::Arc<Graph> {
    let text = Text { name: "careless.yaml".to_owned(), body: CARELESS.to_owned() };
    let loaded = load_texts(&[text]);
    assert_eq!(loaded.error_count(), 0, "{:?}", loaded.problems);
    loaded.graph
}

#[test]
fn warnings_have_a_location_a_rule_and_a_message() {
    let found: Vec<String> = lint(&careless(), &BTreeSet::new())
        .iter()
        .map(|warning| {
            format!("{}: {}: {}", warning.location.line, warning.rule.as_str(), warning.message)
        })
        .collect();
    let expected = [
        "8: unrelated-paragraph: press#2 names lei-jun, li-bin but supports no relation",
        "8: unrelated-paragraph: press#4 names lei-jun, li-bin but supports no relation",
        "8: cited-furniture: press#3 is cited but has no gist",
        "8: unknown-name: `Denza` in press#2 and one other place is not a name in the graph",
        "26: unrelated-entity: li-bin has no relation",
        "30: unrelated-entity: li-xiang has no relation",
        "30: shared-name: `Mr Li` is a name of li-bin and of li-xiang",
        "40: date-after-publication: lei-jun.leads.xiaomi is dated 2025, after all its sources were published",
    ];
    assert_eq!(found, expected);
}

const CUES: &str = "sources: {a: {title: A, paragraphs: [Ada urged Bo., Ada and Bo., Ada praised Bo.]}}
entity_kinds: {person: {plural: people}}
relation_kinds:
  advised: {says: advised, back: was advised by, cues: [urged, advised]}
  praised: {says: praised, back: was praised by, cues: [praised]}
entities: {ada: {kind: person, name: Ada}, bo: {kind: person, name: Bo}}
relations:
  - {from: ada, kind: praised, to: bo, claim: Ada praised Bo., cites: ['a#2 \"strongly Urged him\"']}
  - {from: ada, kind: advised, to: bo, claim: Ada urged Bo., cites: ['a#2 \"urged and praised\"']}
  - {from: bo, kind: advised, to: ada, claim: Bo advised Ada., cites: ['a#2 \"purged\"', a#1]}
";

#[test]
fn cues_of_another_kind_are_reported() {
    let text = Text { name: "cues.yaml".to_owned(), body: CUES.to_owned() };
    let loaded = load_texts(&[text]);
    assert_eq!(loaded.error_count(), 0, "{:?}", loaded.problems);
    let found: Vec<String> = lint(&loaded.graph, &BTreeSet::new())
        .iter()
        .map(|warning| format!("{}: {}", warning.rule.as_str(), warning.message))
        .collect();
    let expected = [
        "unrelated-paragraph: a#3 names ada, bo but supports no relation",
        "other-cue: ada.praised.bo quotes \"strongly Urged him\", but `urged` is a cue of `advised`",
    ];
    assert_eq!(found, expected);
}

const ENTERED_TWICE: &str = "sources: {a: {title: A, paragraphs: [One., Two.]}}
entity_kinds: {person: {plural: people}}
relation_kinds: {met: {says: met, mutual: true}, led: {says: led, back: was led by}}
entities:
  ada: {kind: person, name: Ada Bergen}
  ada-2: {kind: person, name: \"ADA  BERGEN\"}
  bo: {kind: person, name: Bo, aliases: [雷声, Chief]}
  cy: {kind: person, name: Cy, aliases: [{name: 雷声, note: in the caption}], extra: {distinct_from: bo}}
  dee: {kind: person, name: Dee, aliases: [Chief], extra: {distinct_from: [bo, ed]}}
  ed: {kind: person, name: Ed, aliases: [CHIEF]}
relations:
  - {from: ada, kind: met, to: bo, claim: They met., cites: [a#1]}
  - {from: bo, kind: met, to: ada, claim: They  MET., cites: [a#2]}
  - {from: ada, kind: met, to: bo, when: 2021, claim: They met., cites: [a#1]}
  - {from: ada, kind: led, to: bo, claim: Ada led Bo., cites: [a#1, a#2]}
  - {from: ada, kind: led, to: bo, claim: Bo was led by her., cites: [a#2, a#1]}
  - {from: ada, kind: led, to: bo, claim: Ada led Bo., standing: alleged, cites: [a#1]}
  - {from: bo, kind: led, to: ada, claim: Bo led Ada., cites: [a#1]}
  - {from: bo, kind: led, to: ada, id: second-time, claim: Bo led Ada., cites: [a#1]}
  - {from: cy, kind: met, to: ed, claim: They met., cites: [a]}
  - {from: cy, kind: met, to: ed, claim: Cy met Ed., cites: [a#p1]}
";

#[test]
fn probable_duplicates_are_found() {
    let text = Text { name: "guanxi.yaml".to_owned(), body: ENTERED_TWICE.to_owned() };
    let loaded = load_texts(&[text]);
    assert_eq!(loaded.error_count(), 0);
    let found: Vec<String> = duplicates(&loaded.graph, &loaded.incomplete_entries)
        .iter()
        .map(|warning| format!("{}: {}", warning.location.line, warning.message))
        .collect();
    let expected = [
        "6: `Ada Bergen` is a name of ada and of ada-2",
        "10: `Chief` is a name of bo and of ed",
        "13: bo.met.ada repeats ada.met.bo",
        "16: ada.led.bo.2 repeats ada.led.bo",
    ];
    assert_eq!(found, expected);
}

/// What an error drops from two relations may be what distinguishes them.
#[test]
fn relations_with_errors_are_not_compared() {
    let relation = |date: &str| {
        format!(
            "  - {{from: bo, kind: met, to: ed, claim: They met., when: {date}, cites: [a#2]}}\n"
        )
    };
    let repeated = |dates: [&str; 2]| {
        let body = format!("{ENTERED_TWICE}{}", dates.map(relation).concat());
        let loaded = load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }]);
        let warnings = duplicates(&loaded.graph, &loaded.incomplete_entries);
        warnings.iter().any(|warning| warning.message.starts_with("bo.met.ed"))
    };
    assert!(repeated(["2021-03", "2021-03"]));
    assert!(!repeated(["2021Q3", "2021Q4"]));
    assert!(!repeated(["2021Q3", "~"]));
}

#[test]
fn a_warning_names_a_few_of_thousands_of_namesakes() {
    let entities = (0..3000).map(|n| format!("  w{n:04}: {{kind: person, name: Wang Wei}}\n"));
    let body = format!(
        "entity_kinds: {{person: {{plural: people}}}}\nentities:\n{}",
        entities.collect::<String>()
    );
    let loaded = load_texts(&[Text { name: "guanxi.yaml".to_owned(), body }]);
    let warnings = duplicates(&loaded.graph, &loaded.incomplete_entries);
    let message = &warnings.first().expect("a warning").message;
    let named: Vec<String> = (0..8).map(|n| format!("w{n:04}")).collect();
    let named = named.join(" and of ");
    assert_eq!(*message, format!("`Wang Wei` is a name of {named} and 2992 more"));
}

#[test]
fn coverage_counts_paragraphs_and_their_claims() {
    let graph = careless();
    let descriptions: Vec<String> = coverage(&graph)
        .into_iter()
        .map(|covered| {
            let Coverage { cited, uncited, furniture, relations, facts_and_roles, .. } = covered;
            let (single, same_witness) = (covered.single_citations, covered.same_witness_count);
            let source = graph.source(covered.source).slug();
            format!(
                "{source}: {cited}/{uncited}/{furniture} {relations} {facts_and_roles} {single} {same_witness}"
            )
        })
        .collect();
    assert_eq!(descriptions, ["press: 2/3/0 2 1 1 2", "copy: 1/0/0 1 0 0 2"]);
    assert_eq!(witness_count(&graph), 1);
}

#[derive(Clone, Copy, PartialEq)]
enum Reasons {
    Given,
    Missing,
}

/// Two people in one paragraph without a relation, with a reason for each warning or for none.
fn two_people(reasons: Reasons) -> Graph {
    let has_reasons = reasons == Reasons::Given;
    let reason = || Extra::Text("they only share a picture".to_owned());
    let if_given = |extra: Extra| has_reasons.then_some(extra);
    let map = |name: &str, value: Extra| Extra::Map(vec![(name.to_owned(), value)]);
    let mut builder = Builder::default();
    let ordinary = Extra::List(vec![Extra::Text("Bund".to_owned())]);
    builder
        .set_extra(map("ordinary", if has_reasons { ordinary } else { Extra::List(Vec::new()) }));
    let kind = builder.add_entity_kind("person", "people");
    builder.add_source(NewSource {
        slug: "press",
        gists: vec![Some("Lei Jun and Li Bin at the Bund.")],
        extra: if_given(map("unrelated", map("1", reason()))),
        ..NewSource::default()
    });
    for (slug, name) in [("lei-jun", "Lei Jun"), ("li-bin", "Li Bin")] {
        let aliases =
            vec![Alias { name: "Boss", note: has_reasons.then_some("in the picture's caption") }];
        let extra = if_given(map("unrelated", reason()));
        let new = NewEntity { slug, kind, name, aliases, extra, ..NewEntity::default() };
        builder.add_entity(new).expect("the slugs should be distinct");
    }
    builder.build()
}

#[test]
fn reasons_in_the_data_suppress_warnings() {
    let rules = |graph: &Graph| {
        lint(graph, &BTreeSet::new())
            .iter()
            .map(|warning| warning.rule.as_str())
            .collect::<Vec<_>>()
    };
    let expected = [
        "unrelated-paragraph",
        "unrelated-entity",
        "unrelated-entity",
        "shared-name",
        "unknown-name",
    ];
    assert_eq!(rules(&two_people(Reasons::Missing)), expected);
    assert_eq!(rules(&two_people(Reasons::Given)), [""; 0]);
}
