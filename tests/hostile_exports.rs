//! Every export of a graph with hostile text in every field is accepted by the format's own parser, and contains nothing
//! but the graph. `parse.py` contains the parsers; those that are not installed are skipped.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::cases::{PROGRAM, root};
use crate::consumers::cypher::{DATABASE, NEO4J};
use crate::consumers::mermaid::MERMAID;
use crate::consumers::python;

/// Hostile texts by kind, and long ones. Each contains something visible, since an empty name is an error.
fn payloads() -> Vec<String> {
    let by_kind: BTreeMap<String, Vec<String>> =
        serde_json::from_str(include_str!("hostile_exports/payloads.json"))
            .expect("the payloads should be lists by kind");
    let long = ["x", "<", "界", "a\u{301}", "\"\\"].map(|text| text.repeat(5000));
    by_kind.into_values().flatten().chain(long).collect()
}

/// JSON that is also YAML, which allows few characters outside of escape sequences.
fn escaped(value: &Value) -> String {
    let escape = |character: char| match character {
        ' '..='~' => character.to_string(),
        _ => format!("\\U{:08x}", u32::from(character)),
    };
    value.to_string().chars().map(escape).collect()
}

/// Text short enough for a YAML key.
fn key_of(text: &str) -> String {
    text.chars().take(99).collect()
}

/// A graph with one entity, source and relation for each text, in every field that takes any text. Each relation has the
/// entity `x0` as an end, so the dossier of that entity quotes all of them.
fn graph(payloads: &[String]) -> String {
    let mut text = format!(
        "title: {}\nabout: {}\n",
        escaped(&json!(payloads.concat())),
        escaped(&json!(payloads.concat()))
    );
    let mut section = |name: &str, entry: &dyn Fn(usize, &str) -> Value| {
        text.extend([name, ":\n"]);
        for (number, payload) in payloads.iter().enumerate() {
            let start = if name == "relations" { "-".to_owned() } else { format!("  x{number}:") };
            text.extend([&start, " ", &escaped(&entry(number, payload)), "\n"]);
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
            "background": hostile, "links": {key_of(hostile): hostile},
            "extra": {key_of(hostile): hostile}, "facts": [{"says": hostile, "value": hostile, "cites": cites}]})
    });
    section("relations", &|number, hostile| {
        json!({"from": format!("x{number}"), "kind": format!("x{number}"), "to": format!("x{}", usize::from(number == 0)),
            "claim": hostile, "extra": {key_of(hostile): hostile},
            "cites": [{"source": format!("x{number}"), "para": 1, "words": hostile}]})
    });
    text
}

fn export(graph: &Path, arguments: &[&str], file: &Path) {
    let output = Command::new(PROGRAM)
        .env("GUANXI_CACHE", "false")
        .args(arguments)
        .args(["--config", "none", "--graph"])
        .arg(graph)
        .output()
        .expect("the program should run");
    let [errors, printed] =
        [&output.stderr, &output.stdout].map(|bytes| String::from_utf8_lossy(bytes));
    assert!(output.status.success(), "{arguments:?}: {errors}{printed}");
    fs::write(file, output.stdout).expect("the export should be written");
}

/// Mermaid, Neo4j's parser and a database read the graph. The CSV set comes back unchanged.
fn check_with_consumers(folder: &Path, count: usize) {
    let read = |name: &str| fs::read(folder.join(name)).expect("the export should be readable");
    if let Some(flowchart) = MERMAID.read(&read("mermaid")) {
        assert_eq!(flowchart["nodes"].as_object().map(serde_json::Map::len), Some(count));
        assert_eq!(flowchart["edges"].as_array().map(Vec::len), Some(count));
        assert_eq!(flowchart["nodes"], flowchart["rendered"], "labels are drawn as written");
    }
    if let Some(parsed) = NEO4J.read(&read("cypher")) {
        assert_eq!(parsed["errors"], json!([]));
    }
    if let Some(database) = DATABASE.read(&read("cypher")) {
        assert_eq!(database["entities"].as_array().map(Vec::len), Some(count));
        assert_eq!(database["relations"].as_array().map(Vec::len), Some(count));
        assert_eq!(database["counts"][0], database["counts"][1]);
    }
    let (set, imported) = (folder.join("set"), folder.join("imported"));
    let output = Command::new(PROGRAM)
        .env("GUANXI_CACHE", "false")
        .args(["import", "csv", "--config", "none", "-o"])
        .args([&imported, &set])
        .output()
        .expect("the program should run");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let output = Command::new(PROGRAM)
        .env("GUANXI_CACHE", "false")
        .args(["export", "json", "--config", "none", "--graph"])
        .arg(imported)
        .output()
        .expect("the program should run");
    assert!(output.stdout == read("json"), "the CSV set does not come back unchanged");
}

#[test]
fn every_format_is_parsed_and_contains_only_the_graph() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let folder = folder.path();
    let payloads = payloads();
    assert!(payloads.len() >= 200, "too few payloads: {}", payloads.len());
    fs::write(folder.join("graph.yaml"), graph(&payloads)).expect("the graph should be written");
    let export = |arguments: &[&str], file: &str| {
        export(&folder.join("graph.yaml"), arguments, &folder.join(file));
    };
    export(&["check"], "check.txt");
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
        export(&["export", format], format);
    }
    export(&["export", "html", "--interactive"], "html-interactive");
    export(&["export", "yaml"], "written.yaml");
    self::export(&folder.join("written.yaml"), &["export", "json"], &folder.join("json-of-yaml"));
    export(&["dossier", "x0"], "markdown");
    export(&["export", "csv-set", "-o", &folder.join("set").to_string_lossy()], "nothing");
    check_with_consumers(folder, payloads.len());
    let parsed = python()
        .arg(root().join("tests/hostile_exports/parse.py"))
        .arg(folder)
        .arg(payloads.len().to_string())
        .output();
    let Ok(parsed) = parsed else {
        eprintln!("skipped: Python is not installed, so exports of hostile text are not parsed");
        return;
    };
    let printed = String::from_utf8_lossy(&parsed.stdout);
    eprint!("{printed}");
    assert!(parsed.status.success(), "{printed}{}", String::from_utf8_lossy(&parsed.stderr));
}
