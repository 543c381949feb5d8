//! Ids of the form `from.kind.to` that are spelled out in files.

use guanxi::load::LoadedGraph;

use super::{load_body, problem_text};

/// Two relations with the same ends and kind, and with these ids.
fn numbered_relations(first: &str, second: &str) -> LoadedGraph {
    load_body(format!(
        "title: T\nentity_kinds: {{person: {{}}}}\nrelation_kinds: {{met: {{mutual: true}}}}\n\
         sources: {{s: {{title: S, paragraphs: [One.]}}}}\n\
         entities: {{a: {{kind: person, name: A}}, b: {{kind: person, name: B}}}}\nrelations:\n\
         - {{{first}from: a, kind: met, to: b, claim: First., cites: [s#1]}}\n\
         - {{{second}from: a, kind: met, to: b, claim: Second., cites: [s#1]}}\n"
    ))
}

#[test]
fn default_ids_may_be_written_and_referred_to() {
    let ids = |first, second| {
        let loaded = numbered_relations(first, second);
        assert_eq!(problem_text(&loaded), "");
        let ids = loaded.graph.relations().map(|relation| relation.id_text().to_string());
        ids.collect::<Vec<String>>()
    };
    assert_eq!(ids("id: a.met.b.3, ", ""), ["a.met.b.3", "a.met.b"]);
    assert_eq!(ids("", "id: a.met.b, "), ["a.met.b.2", "a.met.b"]);
    assert_eq!(ids("disputes: [a.met.b.2], ", "id: a.met.b.2, "), ["a.met.b", "a.met.b.2"]);
    assert_eq!(ids("id: a.met.b, ", "disputes: [a.met.b], "), ["a.met.b", "a.met.b.2"]);
}

#[test]
fn default_ids_of_other_relations_and_numbers_given_twice_are_errors() {
    let problem = |first, second| {
        let text = problem_text(&numbered_relations(first, second));
        text.lines().take(2).chain(text.lines().last()).collect::<Vec<&str>>().join("")
    };
    assert_eq!(
        problem("id: b.met.a, ", ""),
        "error[bad-slug]: this id is the default id of another relation --> x.yaml:7:8"
    );
    assert_eq!(
        problem("id: a.met.b, ", "id: a.met.b, "),
        "error[duplicate-id]: the id of this relation is already used at x.yaml:7 --> x.yaml:8"
    );
    assert_eq!(
        problem("id: a.met.b.2, ", "id: a.met.b.2, "),
        "error[duplicate-id]: the id with the number 2 is already used at x.yaml:7 --> x.yaml:8:8"
    );
}
