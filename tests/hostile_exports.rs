//! Every export of a graph with hostile text in every field is accepted by the format's own parser, and contains nothing
//! but the graph. `parse.py` contains the parsers; those that are not installed are skipped.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::cases::{PROGRAM, root};
use crate::consumers::cypher::{DATABASE, NEO4J};
use crate::consumers::mermaid::MERMAID;
use crate::consumers::python;

const HOSTILE: [&str; 40] = [
    "\"",
    "'",
    "`",
    "\\",
    "\\N",
    "\n",
    "\r\nforged: line",
    "\t",
    "\u{0}",
    "\u{1b}[31m",
    "\u{1b}]8;;http://x\u{7}",
    "\u{9b}2J",
    "\u{85}",
    "\u{202e}abc\u{2066}",
    "\u{2028}",
    "\u{feff}",
    "\u{fffe}",
    "\u{200b}",
    "</title><script>alert(1)</script>",
    "<!-- x --> ]]>",
    "&lt;&#0;&amp;&bogus;",
    "<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "=HYPERLINK(\"http://x\")",
    "+1-1",
    "@SUM(A1)",
    "a,b;c|d",
    "\"\"\"",
    "\\\"\\\\\"",
    "x\" . <a:b> <a:c> <a:d> . #",
    "@prefix : <x> .",
    "'}) DETACH DELETE n //",
    "${jndi:x} $param",
    "}; a -> b [label=\"x\"]",
    "{rec|<port>ord}",
    "end; subgraph x[\"y\"] %% click #quot;",
    "[link](javascript:x) ![i](x) `code`",
    "# heading\n- item\n> quote",
    "👩\u{200d}👩\u{200d}👧 e\u{301}\u{301} שלום 雷军",
    "%s %n %00 ../../etc",
];

/// Each hostile text alone, doubled, inside a word, before a backslash and inside quotes: 200 texts.
fn payloads() -> Vec<String> {
    let variants = |text: &&str| {
        [
            (*text).to_owned(),
            format!("{text}{text}"),
            format!("a{text}b"),
            format!("{text}\\"),
            format!("\"'{text}'\""),
        ]
    };
    HOSTILE.iter().flat_map(variants).collect()
}

/// JSON that is also YAML, which allows few characters outside of escape sequences.
fn escaped(value: &Value) -> String {
    let escape = |character: char| match character {
        ' '..='~' => character.to_string(),
        _ => format!("\\U{:08x}", u32::from(character)),
    };
    value.to_string().chars().map(escape).collect()
}

/// A graph with one entity, source and relation for each text, in every field that takes any text.
fn graph() -> String {
    let payloads = payloads();
    let mut text = format!(
        "title: {}\nabout: {}\n",
        escaped(&json!(format!("T{}", payloads.concat()))),
        escaped(&json!(payloads.concat()))
    );
    let mut section = |name: &str, entry: &dyn Fn(usize, &str) -> Value| {
        text.extend([name, ":\n"]);
        for (number, payload) in payloads.iter().enumerate() {
            let payload = format!("{number}{payload}");
            let start = if name == "relations" { "-".to_owned() } else { format!("  x{number}:") };
            text.extend([&start, " ", &escaped(&entry(number, &payload)), "\n"]);
        }
    };
    section("entity_kinds", &|_, hostile| json!({"plural": hostile}));
    section(
        "relation_kinds",
        &|_, hostile| json!({"says": hostile, "back": hostile, "family": hostile}),
    );
    section("sources", &|_, hostile| {
        json!({"title": hostile, "author": hostile, "publisher": hostile, "note": hostile, "language": hostile,
            "url": hostile, "origin": hostile, "paragraphs": [hostile]})
    });
    section("entities", &|number, hostile| {
        let cites = json!([format!("x{number}#1")]);
        json!({"kind": format!("x{number}"), "name": hostile, "aliases": [format!("a{hostile}")], "role": hostile, "cites": cites,
            "background": hostile, "links": {hostile: hostile}, "extra": {hostile: hostile},
            "facts": [{"says": hostile, "value": hostile, "cites": cites}]})
    });
    section("relations", &|number, hostile| {
        json!({"from": format!("x{number}"), "kind": format!("x{number}"), "to": format!("x{}", (number + 1) % 200),
            "claim": hostile, "extra": {hostile: hostile},
            "cites": [{"source": format!("x{number}"), "para": 1, "words": number.to_string()}]})
    });
    text
}

fn export(folder: &Path, arguments: &[&str], file: &str) {
    let output = Command::new(PROGRAM)
        .args(arguments)
        .args(["--config", "none", "--graph"])
        .arg(folder.join("graph.yaml"))
        .output()
        .expect("the program should run");
    let [errors, printed] =
        [&output.stderr, &output.stdout].map(|bytes| String::from_utf8_lossy(bytes));
    assert!(output.status.success(), "{arguments:?}: {errors}{printed}");
    fs::write(folder.join(file), output.stdout).expect("the export should be written");
}

/// Mermaid, Neo4j's parser and a database read the graph. The CSV set comes back unchanged.
fn check_with_consumers(folder: &Path) {
    let read = |name: &str| fs::read(folder.join(name)).expect("the export should be readable");
    if let Some(flowchart) = MERMAID.read(&read("mermaid")) {
        assert_eq!(flowchart["nodes"].as_object().map(serde_json::Map::len), Some(200));
        assert_eq!(flowchart["edges"].as_array().map(Vec::len), Some(200));
        assert_eq!(flowchart["nodes"], flowchart["rendered"], "labels are drawn as written");
    }
    if let Some(parsed) = NEO4J.read(&read("cypher")) {
        assert_eq!(parsed["errors"], json!([]));
    }
    if let Some(database) = DATABASE.read(&read("cypher")) {
        assert_eq!(database["entities"].as_array().map(Vec::len), Some(200));
        assert_eq!(database["relations"].as_array().map(Vec::len), Some(200));
        assert_eq!(database["counts"][0], database["counts"][1]);
    }
    let (set, imported) = (folder.join("set"), folder.join("imported"));
    let output = Command::new(PROGRAM)
        .args(["import", "csv", "--config", "none", "-o"])
        .args([&imported, &set])
        .output()
        .expect("the program should run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = Command::new(PROGRAM)
        .args(["export", "json", "--config", "none", "--graph"])
        .arg(imported)
        .output()
        .expect("the program should run");
    assert!(output.stdout == read("json"), "the CSV set does not come back unchanged");
}

#[test]
fn every_format_is_parsed_and_contains_only_the_graph() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let folder = folder.path();
    fs::write(folder.join("graph.yaml"), graph()).expect("the graph should be written");
    export(folder, &["check"], "check.txt");
    for format in [
        "json",
        "csv",
        "csv-entities",
        "csv-citations",
        "csv-sources",
        "svg",
        "graphml",
        "gexf",
        "turtle",
        "cypher",
        "mermaid",
        "dot",
        "html",
    ] {
        export(folder, &["export", format], format);
    }
    export(folder, &["dossier", "x0"], "markdown");
    export(folder, &["export", "csv-set", "-o", &folder.join("set").to_string_lossy()], "nothing");
    check_with_consumers(folder);
    let parsed = python().arg(root().join("tests/hostile_exports/parse.py")).arg(folder).output();
    let Ok(parsed) = parsed else {
        eprintln!("skipped: Python is not installed, so exports of hostile text are not parsed");
        return;
    };
    let printed = String::from_utf8_lossy(&parsed.stdout);
    eprint!("{printed}");
    assert!(parsed.status.success(), "{printed}{}", String::from_utf8_lossy(&parsed.stderr));
}
