//! YAML is read in any layout, and everything that is not read is reported with its line.

use guanxi::load::Problem;

use super::contents::{loaded_contents, serde_contents};
use super::{load_body, problem_text};

const GRAPH: &str = "\
title: T
entity_kinds: {person: ~}
relation_kinds: {r: {mutual: true}}
sources: {s: {title: S, paragraphs: [One.]}}
entities:
  a: {kind: person, name: A}
  b: {kind: person, name: B}
relations:
  - {from: a, kind: r, to: b, claim: c, cites: [s#1]}
";

/// Checks that a text is [`GRAPH`] in another layout.
fn check_same_graph(text: &str) {
    let found = load_body(text);
    assert_eq!(problem_text(&found), "", "{text}");
    assert_eq!(loaded_contents(&found), loaded_contents(&load_body(GRAPH)), "{text}");
}

#[test]
fn the_root_may_be_indented_or_in_brackets() {
    let indented = format!("  {}", GRAPH.trim_end().replace('\n', "\n  ") + "\n");
    check_same_graph(&indented);
    check_same_graph(&format!("---\n\n# words\n{indented}...\n"));
    check_same_graph(&GRAPH.replace('\n', "\r\n"));
    check_same_graph(&format!("\u{feff}%YAML 1.2\n--- # words\n{GRAPH}"));
    check_same_graph(
        "  {title: T, entity_kinds: {person: ~}, relation_kinds: {r: {mutual: true}},\n\
         \x20 sources: {s: {title: S, paragraphs: [One.]}}, entities: {\n\
         a: {kind: person, name: A},\n\
         b: {kind: person, name: B}},\n\
         relations: [{from: a, kind: r, to: b, claim: c, cites: [s#1]}]}\n",
    );
}

#[test]
fn bracketed_values_may_continue_at_any_indentation() {
    check_same_graph(&GRAPH.replace("a: {kind: person, name", "a: {kind: person,\n  name"));
    check_same_graph(
        &GRAPH.replace("b: {kind: person, name: B}", "b: {\n  kind: person,\nname: B\n}"),
    );
    check_same_graph(&GRAPH.replace("to: b, claim: c", "to: b,\nclaim: c"));
}

#[test]
fn text_outside_sections_is_reported() {
    let text = "  relations:\n    - {from: nosuch, kind: r, to: b}\n";
    assert_eq!(
        problems(text),
        [
            "unknown-kind x.yaml: this graph has no `relation_kinds:`",
            "missing x.yaml:2:7: `claim` is missing",
            "uncited x.yaml:2:7: a relation without a citation",
            "unknown-entity x.yaml:2:14: unknown entity `nosuch`",
            "unknown-entity x.yaml:2:35: unknown entity `b`",
            "left-out x.yaml: 1 entry is left out: a reference may point to something missing from this file",
        ]
    );
    assert_eq!(
        problems("some words\nthat are no key\n")[0],
        "wrong-shape x.yaml:1:1: expected a map of sections, found `some words that are no key`"
    );
    assert_eq!(
        problems(&format!("some words\n{GRAPH}")),
        [
            "syntax x.yaml:2:6: this is not YAML: mapping values are not allowed in this context",
            "left-out x.yaml:1: line 1 is not read",
        ]
    );
}

#[test]
fn a_section_needs_a_space_after_its_colon() {
    assert_eq!(
        problems("entities:#x\n"),
        ["wrong-shape x.yaml:1:1: expected a map of sections, found `entities:#x`"]
    );
}

#[test]
fn lines_that_look_like_keys_inside_text_are_text() {
    let text = GRAPH.replace(
        "title: T",
        "title: |-\n  T\nabout: \"x\n  entities:\n  a: b\"\nextra:\n  k: |\n   a\n   relations:\n",
    );
    let found = load_body(text.as_str());
    assert_eq!(problem_text(&found), "");
    assert_eq!(Ok(loaded_contents(&found)), serde_contents(&text));
}

#[test]
fn keys_below_extra_are_unique() {
    let text = "title: T\nentity_kinds: {p: ~}\nextra:\n  a: 1\n  b: {c: 1, c: 2}\n  a: 2\n\
                entities:\n  x: {kind: p, name: X, extra: {d: [{e: 1, e: 2}]}}\n";
    assert_eq!(
        problems(text),
        [
            "duplicate-key x.yaml:5:13: duplicate key `c`",
            "duplicate-key x.yaml:6:3: duplicate key `a`",
            "duplicate-key x.yaml:8:44: duplicate key `e`",
        ]
    );
}

#[test]
fn an_empty_title_cannot_be_given_again() {
    let text = "title: # empty\ntitle: T\nabout: ~\nabout: A\n";
    assert_eq!(
        problems(text),
        [
            "duplicate-key x.yaml:2:1: `title` is already set at x.yaml:1",
            "duplicate-key x.yaml:4:1: `about` is already set at x.yaml:3",
        ]
    );
}

#[test]
fn repeated_extra_sections_are_merged() {
    let text = "title: T\nextra: {a: 1, b: 2}\nextra: {c: 3, a: 4}\nextra: words\n";
    assert_eq!(
        problems(text),
        [
            "duplicate-key x.yaml:3:18: `a` is already set at x.yaml:2",
            "duplicate-key x.yaml:4:1: `extra` is already set at x.yaml:2",
        ]
    );
    assert_eq!(
        loaded_contents(&load_body(text)),
        ["extra a = 1", "extra b = 2", "extra c = 3", "title T"]
    );
}

#[test]
fn a_merge_key_can_be_used_by_many_entries() {
    let mut text =
        format!("title: T\nextra: &base {{kind: person, background: {}}}\n", "x".repeat(90));
    text += "entity_kinds: {person: ~}\nentities:\n";
    for number in 0..3_000 {
        text += "  e";
        text += &number.to_string();
        text += ": {<<: *base, name: E}\n";
    }
    let found = load_body(text.as_str());
    assert_eq!(problem_text(&found), "");
    assert_eq!(Ok(loaded_contents(&found)), serde_contents(&text));
    let all = found.graph.entities().all(|entity| entity.background().is_some());
    assert!(all && found.graph.entity_count() == 3_000);
}

#[test]
fn entries_hidden_by_a_syntax_error_are_listed() {
    let text = GRAPH.replace("entities:\n", "entities: {a:\n\n  b\n");
    assert_eq!(
        problems(&text),
        [
            "syntax x.yaml:8:4: this is not YAML: while parsing a flow mapping, did not find expected ',' or '}'",
            "left-out x.yaml:5: line 5 is not read",
            "left-out x.yaml:7: line 7 is not read",
        ]
    );
}

#[test]
fn only_a_stray_line_is_ignored() {
    let text = format!("{GRAPH}words\n");
    let stray = "syntax x.yaml:10:1: this is not YAML: simple key expected ':'";
    assert_eq!(problems(&text), [stray]);
    assert_eq!(loaded_contents(&load_body(text.as_str())), loaded_contents(&load_body(GRAPH)));
}

#[test]
fn only_ascii_whitespace_separates_tokens() {
    for (old, new) in [
        ("entities:\n", "entities: \u{3000}\n"),
        ("entities:\n", "entities:\n\u{3000}\n"),
        ("entities:\n", "entities:\n  \u{3000}\n"),
        ("title: T\n", "\u{a0}\ntitle: T\n"),
        ("cites: [s#1]}\n", "cites: [s#1]}\n...\n\u{3000}\n"),
    ] {
        let text = GRAPH.replace(old, new);
        let found = problems(&text);
        assert!(found.iter().any(|problem| problem.starts_with("syntax ")), "{text:?} {found:?}");
    }
    let found = problems("title: T\nrelations: \u{3000}\n");
    assert_eq!(found, ["wrong-shape x.yaml:2:12: `relations` must be a list, found `\u{3000}`"]);
}

#[test]
fn a_tag_after_a_tab_or_colon_is_an_error() {
    for tagged in ["name:\t!x A", "\"name\":!x A"] {
        let text = GRAPH.replace("name: A", tagged);
        let found = problems(&text);
        assert!(found.iter().any(|problem| problem.ends_with("a YAML tag")), "{text} {found:?}");
    }
}

#[test]
fn extra_may_be_written_with_an_escape() {
    let text = GRAPH.replace("name: A", "name: A, \"ext\\x72a\": {lei: 5}");
    assert!(loaded_contents(&load_body(text.as_str())).contains(&"a extra lei = 5".to_owned()));
}

fn problems(text: &str) -> Vec<String> {
    let describe =
        |problem: &Problem| format!("{} {}: {}", problem.rule, problem.location(), problem.message);
    load_body(text).problems.iter().map(describe).collect()
}
