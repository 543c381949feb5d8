//! Graphviz accepts the output of `guanxi dot`: the whole graph, every neighbourhood, hostile text.

use serde_json::Value;

use crate::cases::run;
use crate::pictures::graphviz;

const GRAPHS: [&str; 4] =
    ["graph", "tests/graphs/harbour", "tests/graphs/hostile", "tests/graphs/empty"];

#[test]
fn graphviz_accepts_every_graph_and_every_neighbourhood() {
    if skip_without_graphviz() {
        return;
    }
    for graph in GRAPHS {
        let graph = format!("--graph '{}/{graph}'", env!("CARGO_MANIFEST_DIR"));
        let everything = stdout_of(&format!("guanxi export json {graph}"));
        let everything: Value =
            serde_json::from_slice(&everything).expect("`export json` should print JSON");
        svg(&stdout_of(&format!("guanxi dot {graph}")));
        // Graphviz reads several graphs from one stream.
        let mut neighbourhoods = Vec::new();
        for entity in everything["entities"].as_array().expect("`entities` should be a list") {
            let slug = entity["id"].as_str().expect("`id` should be a string");
            neighbourhoods.extend(stdout_of(&format!("guanxi dot {slug} {graph}")));
        }
        convert("-Tcanon", &neighbourhoods);
    }
}

#[test]
fn graphviz_keeps_every_name_and_id_unchanged() {
    if skip_without_graphviz() {
        return;
    }
    let graph = "--graph \"$graphs/hostile\"";
    let everything = stdout_of(&format!("guanxi export json {graph}"));
    let everything: Value =
        serde_json::from_slice(&everything).expect("`export json` should print JSON");
    let picture = svg(&stdout_of(&format!("guanxi dot {graph}")));
    for entity in everything["entities"].as_array().expect("`entities` should be a list") {
        let name = entity["name"].as_str().expect("`name` should be a string");
        assert!(picture.contains(&format!(">{}</text>", xml(name))), "{name} is missing");
    }
    for relation in everything["relations"].as_array().expect("`relations` should be a list") {
        let id = relation["id"].as_str().expect("`id` should be a string");
        assert!(picture.contains(&format!("<g id=\"{id}\" class=\"edge\">")), "{id} is missing");
    }
}

/// Whether Graphviz is missing. Prints a message if so.
fn skip_without_graphviz() -> bool {
    let is_missing = !graphviz::is_installed("dot");
    if is_missing {
        eprintln!("skipped: Graphviz (`dot`) is not installed, so DOT output is not tested");
    }
    is_missing
}

fn stdout_of(script: &str) -> Vec<u8> {
    let output = run(script);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script}: {errors}");
    output.stdout
}

fn svg(dot: &[u8]) -> String {
    convert("-Tsvg", dot)
}

/// The output of Graphviz for DOT text, for which it must not even print a warning.
fn convert(format: &str, dot: &[u8]) -> String {
    let output = graphviz::run("dot", &[format], dot);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "dot {format}: {errors}");
    String::from_utf8(output.stdout).expect("the output should be UTF-8")
}

/// Escapes text as Graphviz does in SVG.
fn xml(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;").replace('-', "&#45;")
}
