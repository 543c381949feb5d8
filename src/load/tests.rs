//! Tests the loader on small graphs.

use super::{LoadedGraph, Text, load_texts};
use crate::model::Extra;

fn load_body(body: &str) -> LoadedGraph {
    load_texts(&[Text { name: "test.yaml".to_owned(), body: body.to_owned() }])
}

const VALID_GRAPH: &str = "\
title: Test
entity_kinds:
  person: {plural: people}
relation_kinds:
  advised: {says: advised, back: was advised by, family: advice, tone: positive, from: [person], to: [person]}
sources:
  article:
    title: Article
    published: 2021
    paragraphs:
      - One.
      - ~
entities:
  a:
    kind: person
    name: no
    aliases: [乙, {name: B, note: printed so}]
    facts:
      - {says: price, value: 215900, when: 2021, cites: [article#1]}
  b: {kind: person, name: B}
relations:
  - from: a
    kind: advised
    to: b
    claim: A advised B.
    cites:
      - {source: article, para: 1, words: One}
";

#[test]
fn scalars_are_read_as_written() {
    let loaded = load_body(VALID_GRAPH);
    assert_eq!(loaded.problems, []);
    let graph = &loaded.graph;
    assert_eq!((graph.entity_count(), graph.relation_count()), (2, 1));
    let a = graph.entity(graph.find_entity("a").expect("a"));
    assert_eq!(a.name(), "no");
    let fact = a.facts().next().expect("a fact");
    assert_eq!(
        (fact.value(), fact.when().map(|when| when.to_string())),
        ("215900", Some("2021".to_owned()))
    );
}

#[test]
fn a_block_of_free_form_text_becomes_one_line() {
    let loaded = load_body(&format!("{VALID_GRAPH}extra:\n  note: |\n    One.\n    Two.\n"));
    let note = loaded.graph.extra().and_then(|extra| extra.get("note"));
    assert_eq!(note, Some(&Extra::Text("One. Two.".to_owned())));
}
