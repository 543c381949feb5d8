//! Graphviz reads what `guanxi dot` writes: the whole graph, every entity, hostile text.

use std::io::Write;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::cases::run;

const GRAPHS: [&str; 4] =
    ["graph", "tests/graphs/harbour", "tests/graphs/hostile", "tests/graphs/empty"];

#[test]
fn graphviz_accepts_every_graph_and_every_neighbourhood() {
    if !graphviz_is_there() {
        eprintln!(
            "skipped: Graphviz (`dot`) is not installed, so its reading of DOT is not tested"
        );
        return;
    }
    for graph in GRAPHS {
        let graph = format!("--graph '{}/{graph}'", env!("CARGO_MANIFEST_DIR"));
        let everything = printed(&format!("guanxi export json {graph}"));
        let everything: Value = serde_json::from_slice(&everything).expect("export json is JSON");
        svg(&printed(&format!("guanxi dot {graph}")));
        // Graphviz reads several graphs from one stream.
        let mut around_each = Vec::new();
        for entity in everything["entities"].as_array().expect("entities") {
            let slug = entity["id"].as_str().expect("an id");
            around_each.extend(printed(&format!("guanxi dot {slug} {graph}")));
        }
        graphviz("-Tcanon", &around_each);
    }
}

#[test]
fn graphviz_keeps_every_name_and_id_unchanged() {
    if !graphviz_is_there() {
        eprintln!(
            "skipped: Graphviz (`dot`) is not installed, so its reading of DOT is not tested"
        );
        return;
    }
    let graph = "--graph \"$graphs/hostile\"";
    let everything = printed(&format!("guanxi export json {graph}"));
    let everything: Value = serde_json::from_slice(&everything).expect("export json is JSON");
    let picture = svg(&printed(&format!("guanxi dot {graph}")));
    for entity in everything["entities"].as_array().expect("entities") {
        let name = entity["name"].as_str().expect("a name");
        assert!(picture.contains(&format!(">{}</text>", xml(name))), "{name} is shown as it is");
    }
    for relation in everything["relations"].as_array().expect("relations") {
        let id = relation["id"].as_str().expect("an id");
        assert!(picture.contains(&format!("<g id=\"{id}\" class=\"edge\">")), "{id} is an edge");
    }
}

fn graphviz_is_there() -> bool {
    Command::new("dot")
        .arg("-V")
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn printed(script: &str) -> Vec<u8> {
    let output = run(script);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{script}: {errors}");
    output.stdout
}

fn svg(dot: &[u8]) -> String {
    graphviz("-Tsvg", dot)
}

/// Graphviz's output for a text; it must not even warn.
fn graphviz(format: &str, dot: &[u8]) -> String {
    let mut child = Command::new("dot")
        .arg(format)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("dot runs");
    let mut stdin = child.stdin.take().expect("its input");
    let dot = dot.to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&dot));
    let output = child.wait_with_output().expect("dot ends");
    writer.join().expect("the writer ends").expect("dot reads all");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() && errors.is_empty(), "dot {format}: {errors}");
    String::from_utf8(output.stdout).expect("dot writes text")
}

/// A text as Graphviz writes it in SVG.
fn xml(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    text.replace('"', "&quot;").replace('\'', "&#39;").replace('-', "&#45;")
}
