//! Hostile text is loaded quickly and reported as a clear problem. A hang appears as a test that never ends.

use std::fmt::Write as _;

use super::{load_body, problem_text};

/// The rules, locations and messages of the problems of a text.
fn problems(body: impl Into<String>) -> Vec<String> {
    let loaded = load_body(body);
    let describe = |problem: &guanxi::load::Problem| {
        format!("{} {}: {}", problem.rule, problem.location(), problem.message)
    };
    loaded.problems.iter().map(describe).collect()
}

/// The beginning of a valid graph, so that the graph is not empty.
const HEAD: &str = "title: T\nentity_kinds:\n  person: ~\n";

fn entity(field: &str) -> String {
    format!("{HEAD}entities:\n  a:\n    kind: person\n    name: A\n    extra: {field}\n")
}

#[test]
fn nesting_depth_is_limited() {
    let deep = "too-deep x.yaml:1:65: nested more than 64 levels deep";
    assert_eq!(problems("[".repeat(1 << 20)), [deep]);
    assert_eq!(problems("{".repeat(1 << 20)), [deep]);
    let inside = "too-deep x.yaml:8:76: nested more than 64 levels deep";
    assert_eq!(problems(entity(&"[".repeat(1 << 20))).first().map(String::as_str), Some(inside));
    let mut maps = entity("");
    for level in 0..2_000 {
        let _ = writeln!(maps, "{}a:", " ".repeat(level + 6));
    }
    let nested = problems(maps);
    assert_eq!(nested, ["too-deep x.yaml:71:69: nested more than 64 levels deep"]);
    for indicators in ["? ", "- ", "- - ? "] {
        let found = problems(indicators.repeat(20_000));
        assert_eq!(found.len(), 1, "{indicators}: {found:?}");
    }
}

#[test]
fn alias_expansion_is_limited() {
    let mut laughs = "extra:\n  a: &a [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for (name, before) in ('b'..='p').zip('a'..) {
        let list = vec![format!("*{before}"); 9].join(", ");
        let _ = writeln!(laughs, "  {name}: &{name} [{list}]");
    }
    assert_eq!(problems(laughs), ["alias x.yaml:6:34: aliases expand to too much text"]);
    let scalar = "x".repeat(50_000);
    let many = format!("extra:\n  a: &a {scalar}\n  b: [{}]\n", vec!["*a"; 40_000].join(", "));
    assert_eq!(problems(many), ["alias x.yaml:3:11: aliases expand to too much text"]);
    let few = format!("{HEAD}entities:\n  a: {{kind: person, name: &n A, background: *n}}\n");
    assert_eq!(
        load_body(few).graph.entities().next().and_then(guanxi::model::Entity::background),
        Some("A")
    );
    let far = format!(
        "{HEAD}entities:\n  a: {{kind: person, name: &n A}}\n  b: {{kind: person, name: *n}}\n"
    );
    assert_eq!(problems(far.as_str()), [""; 0]);
    assert_eq!(
        problems(far.replace("*n", "*m")),
        [
            "alias x.yaml:6:27: this alias refers to an anchor that is not defined earlier in this file"
        ]
    );
    let mut chain = "extra:\n  a0: &a0 [[[[[[[[[[x]]]]]]]]]]\n".to_owned();
    for number in 1..8 {
        let _ = writeln!(chain, "  a{number}: &a{number} [[[[[[[[[[*a{}]]]]]]]]]]", number - 1);
    }
    assert_eq!(problems(chain), ["too-deep x.yaml:8:21: nested more than 64 levels deep"]);
    let circle = format!("{HEAD}extra: &x [*x]\n");
    assert_eq!(
        problems(circle),
        ["alias x.yaml:4:12: this alias refers to the value that contains it"]
    );
}

#[test]
fn sizes_are_limited() {
    let large = entity(&"x".repeat(5 << 20));
    assert_eq!(problems(large), ["too-large x.yaml:5:3: an entry of more than 4 MiB"]);
    let lines = format!("{HEAD}{}", "#\n".repeat(100_000));
    assert_eq!(problems(lines), [""; 0]);
    let mut keys = String::new();
    for number in 0..20_000 {
        let _ = writeln!(keys, "    k{number}: x");
    }
    let found = load_body(format!("{HEAD}entities:\n  a:\n    kind: person\n{keys}"));
    assert_eq!(found.error_count(), 20_001);
    assert!(found.problems.len() <= 10_000);
}

#[test]
fn only_the_first_of_many_problems_are_shown() {
    let mut body = format!(
        "{HEAD}relation_kinds:\n  k: {{mutual: true}}\nsources:\n  s: {{title: S, paragraphs: [x]}}\nentities:\n"
    );
    for number in 0..1_000 {
        let _ = writeln!(body, "  e{number}: {{kind: person, name: E}}");
    }
    body.push_str("relations:\n");
    for number in 0..20_000 {
        let _ = writeln!(body, "- {{from: x{number}, kind: k, to: e1, claim: c, cites: [s#1]}}");
    }
    let loaded = load_body(body);
    assert_eq!(loaded.error_count(), 20_000);
    assert_eq!(problem_text(&loaded).lines().last(), Some("and 19950 more"));
}

#[test]
fn an_entry_or_item_without_a_value_is_one_problem() {
    let head = format!(
        "{HEAD}relation_kinds:\n  k: {{mutual: true}}\nsources:\n  s: {{title: S, paragraphs: [x, ~]}}\nentities:\n  b: {{kind: person, name: B}}\n"
    );
    let relation = "from: b, kind: k, to: b, claim: c";
    for (body, expected) in [
        ("relations:\n  - \n".to_owned(), "a relation is empty"),
        ("relations:\n  - ~\n".to_owned(), "a relation is empty"),
        ("relations: [~]\n".to_owned(), "a relation is empty"),
        (format!("relations:\n  - {{{relation}, cites: [~]}}\n"), "an item of `cites` is empty"),
        (
            format!("relations:\n  - {{{relation}, cites: [s#1], disputes: [~]}}\n"),
            "an item of `disputes` is empty",
        ),
        ("  a:\n".to_owned(), "`a` is empty"),
        (
            "  a: {kind: person, name: A, aliases: [~]}\n".to_owned(),
            "an item of `aliases` is empty",
        ),
        ("  a: {kind: person, name: A, facts: [~]}\n".to_owned(), "an item of `facts` is empty"),
        (
            "  a:\n    kind: person\n    name: A\n    facts:\n      - \n".to_owned(),
            "an item of `facts` is empty",
        ),
        (
            "  a:\n    kind: person\n    name: A\n    role: r\n    cites:\n      - \n".to_owned(),
            "an item of `cites` is empty",
        ),
    ] {
        let loaded = load_body(format!("{head}{body}"));
        let messages: Vec<&str> =
            loaded.problems.iter().map(|problem| problem.message.as_str()).collect();
        assert_eq!(messages, [expected], "{body}");
    }
    assert_eq!(problems(head), [""; 0]);
}

#[test]
fn many_unknown_names_in_a_large_graph_are_loaded_quickly() {
    let mut body = format!("{HEAD}sources:\n");
    for number in 0..20_000 {
        let _ = writeln!(body, "  s{number}: {{title: S, paragraphs: [x]}}");
    }
    body.push_str("entities:\n");
    for number in 0..20_000 {
        let _ =
            writeln!(body, "  e{number}: {{kind: person, name: E, role: r, cites: [x{number}#1]}}");
    }
    assert_eq!(load_body(body).error_count(), 20_000);
}

#[test]
fn problem_messages_cannot_control_the_terminal() {
    let body = format!(
        "{HEAD}entities:\n  \"a\\e]52;c;x\\a\": {{kind: \"\\e[31m\", name: \"\\x9b31m\u{202e}\"}}\n\u{202e}key: 1\n"
    );
    let text = problem_text(&load_body(body));
    let is_hostile =
        |character: char| character.is_control() && character != '\n' || character == '\u{202e}';
    assert_eq!(text.find(is_hostile), None, "{text}");
    assert!(text.contains("\\u{1b}]52"), "{text}");
}

#[test]
fn only_a_second_document_is_ignored() {
    let text = format!("{HEAD}entities:\n  a: {{kind: person, name: A}}\n---\ntitle: y\n");
    assert_eq!(load_body(text.as_str()).graph.entity_count(), 1);
    assert_eq!(problems(text).len(), 1);
    assert_eq!(problems(format!("{HEAD}---\n# nothing\n")), [""; 0]);
}

#[test]
fn messages_have_a_maximum_length() {
    for long in [
        format!("{}: x\n", "k".repeat(2_000_000)),
        entity(&format!("x\n    {}: x", "k".repeat(2_000_000))),
    ] {
        let text = problem_text(&load_body(long));
        assert!((1..2_000).contains(&text.len()), "{} bytes", text.len());
    }
}

#[test]
fn a_graph_without_kinds_is_reported_once() {
    let entities =
        "title: T\nentities:\n  a: {kind: person, name: A}\n  b: {kind: person, name: B}\n";
    assert_eq!(
        problems(entities),
        [
            "unknown-kind x.yaml: this graph has no `entity_kinds:`",
            "left-out x.yaml: 2 entries are left out: a reference may point to something missing from this file",
        ]
    );
}

#[test]
fn nonsense_is_reported_as_one_problem() {
    let nothing = "no-graph x.yaml: this graph is empty";
    for (body, expected) in [
        ("", nothing),
        ("# only a comment\n", nothing),
        ("---\n...\n", nothing),
        ("just words\n", "wrong-shape x.yaml:1:1: expected a map of sections, found `just words`"),
        ("- a\n- b\n", "wrong-shape x.yaml:1:1: expected a map of sections, found a list"),
        (
            "entities: []\n",
            "wrong-shape x.yaml:1:11: `entities` must be a map of slugs, found a list",
        ),
        (
            "title: a\n---\ntitle: b\n",
            "syntax x.yaml:2:1: `---` or `...` ends the document: the rest of the file is not read",
        ),
    ] {
        assert_eq!(problems(body).first().map(String::as_str), Some(expected), "{body:?}");
    }
}
