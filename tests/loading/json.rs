//! Graphs in JSON: what `export json` writes is read again without a difference.

use std::fs;
use std::path::{Path, PathBuf};

use guanxi::load::{GraphSource, LoadedGraph, Text, load, load_texts};
use guanxi::model::Entity;

use super::problem_text;
use crate::cases::{root, run};

/// Loads a graph from one file called `x.json`.
fn loaded_json(body: &str) -> LoadedGraph {
    load_texts(&[Text { name: "x.json".to_owned(), body: body.to_owned() }])
}

/// The folders of all test graphs and of the built-in graph.
pub(crate) fn graph_folders() -> Vec<PathBuf> {
    let entries = fs::read_dir(root().join("tests/graphs")).expect("the graphs should be readable");
    let paths = entries.map(|entry| entry.expect("the graphs should be readable").path());
    let mut folders: Vec<PathBuf> =
        paths.filter(|path| path.is_dir()).chain([root().join("graph")]).collect();
    folders.sort();
    folders
}

/// A shell line that makes the articles of a graph available to its export, for sources without gists.
fn use_articles_of(folder: &Path) -> String {
    let articles = folder.join("articles");
    if !articles.is_dir() {
        return String::new();
    }
    format!("export GUANXI_ARTICLES={}; ", articles.display())
}

#[test]
fn exported_json_opens_as_the_same_graph() {
    let mut exported_count = 0;
    for folder in graph_folders() {
        if load(&GraphSource::Folder(folder.clone()), None).graph.entity_count() == 0 {
            continue;
        }
        let script = format!(
            "{1}guanxi --graph {0} export json > 1.json; guanxi --graph 1.json export json > 2.json \
             && cmp 1.json 2.json && guanxi diff {0} 1.json && guanxi check 1.json >&2",
            folder.display(),
            use_articles_of(&folder)
        );
        let output = run(&script);
        let printed = String::from_utf8_lossy(&output.stdout);
        assert_eq!(printed, "no differences\n", "{}: {output:?}", folder.display());
        exported_count += 1;
    }
    assert!(exported_count >= 8, "only {exported_count} graphs");
}

#[test]
fn exported_yaml_opens_as_the_same_graph() {
    for folder in graph_folders() {
        if load(&GraphSource::Folder(folder.clone()), None).graph.entity_count() == 0 {
            continue;
        }
        let script = format!(
            "{1}guanxi --graph {0} export json > 1.json; guanxi --graph {0} export yaml > 2.yaml \
             && guanxi --graph 2.yaml export json > 2.json && cmp 1.json 2.json && guanxi check 2.yaml >&2",
            folder.display(),
            use_articles_of(&folder)
        );
        let output = run(&script);
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{}: {errors}", folder.display());
        assert!(output.stdout.is_empty(), "{}: {output:?}", folder.display());
    }
}

#[test]
fn sections_may_be_maps_of_slugs() {
    let loaded = loaded_json(
        r#"{"title": "T", "entity_kinds": {"person": {}}, "entities": {"a": {"kind": "person", "name": "A \ud83d\ude00"}}}"#,
    );
    assert_eq!(problem_text(&loaded), "");
    let names: Vec<&str> = loaded.graph.entities().map(Entity::name).collect();
    assert_eq!(names, ["A 😀"]);
}

#[test]
fn problems_are_reported_at_their_values() {
    let body = r#"{
"title": "T",
"entity_kinds": {"person": {}},
"relation_kinds": {"met": {"mutual": true}},
"sources": [{"title": "No id"}, {"id": "s", "title": "S", "paragraphs": ["One."]}],
"entities": [
{"id": "a", "kind": "person", "name": "A", "born": 1},
{"id": "b", "kind": "person", "name": "雷\ud800"},
{"id": "c", "kind": "person", "name": ["C"]}
],
"relations": [
{"id": "a.met.x", "from": "a", "kind": "met", "to": "x", "claim": "C.", "cites": [{"source": "s", "para": 2}]}
],
"nodes": []
}"#;
    let expected = include_str!("json_problems.txt");
    let found = problem_text(&loaded_json(body));
    assert_eq!(found, expected, "{found}");
}

#[test]
fn text_that_is_not_json_is_reported_at_its_position() {
    let problem = |body: &str| {
        let text = problem_text(&loaded_json(body));
        let lines: Vec<&str> = text.lines().take(2).collect();
        lines.join("")
    };
    assert_eq!(
        problem("{\"title\": \"雷\" x}"),
        "error[syntax]: this is not JSON: no `,` or `}` after a value --> x.json:1:15"
    );
    assert_eq!(
        problem("{\n\"title\": \"T\","),
        "error[syntax]: this is not JSON: it ends too early --> x.json:2:13"
    );
    assert_eq!(
        problem("{\"title\": nul}"),
        "error[syntax]: this is not JSON: a misspelt `true`, `false` or `null`, or text without quotes --> x.json:1:14"
    );
    assert_eq!(problem("[]"), "error[wrong-shape]: expected a map of sections --> x.json:1:1");
    assert_eq!(problem(""), "error[no-graph]: this graph is empty --> x.json");
    let deep = format!("{{\"entities\": {}{}}}", "[".repeat(200_000), "]".repeat(200_000));
    assert_eq!(problem(&deep), "error[too-deep]: nested more than 64 levels deep --> x.json:1:79");
}
