//! Other programs read the whole graph from `export graphml` and `export gexf`: each field of `export json`, with its type.
//! `NetworkX` also reads `export json` itself.

use serde_json::{Map, Value, json};

use super::Consumer;
use crate::cases::run;

const NETWORKX: Consumer = Consumer { script: "networkx_graph.py", package: "networkx" };
const NETWORKX_JSON: Consumer = Consumer { script: "networkx_json.py", package: "networkx" };
const IGRAPH: Consumer = Consumer { script: "igraph_graph.py", package: "igraph" };
const GRAPHOLOGY: Consumer = Consumer { script: "graphology_graph.js", package: "graphology-gexf" };

const GRAPHS: [&str; 4] =
    ["graph", "tests/graphs/every-field", "tests/graphs/harbour", "tests/graphs/empty"];

#[test]
fn networkx_reads_graphml() {
    check_every_graph("graphml", &NETWORKX);
}

#[test]
fn networkx_reads_gexf() {
    check_every_graph("gexf", &NETWORKX);
}

#[test]
fn igraph_reads_graphml() {
    check_every_graph("graphml", &IGRAPH);
}

#[test]
fn graphology_reads_gexf() {
    check_every_graph("gexf", &GRAPHOLOGY);
}

#[test]
fn networkx_reads_json() {
    let folder = "tests/graphs/every-field";
    let Some(read) = NETWORKX_JSON.read(&export("json", folder)) else { return };
    let graph = exported_json(folder);
    assert_eq!(by_id(&read["nodes"]), by_id(&graph["entities"]));
    assert_eq!(by_id(&read["edges"]), by_id(&graph["relations"]));
}

#[test]
fn graphml_contains_the_rest_of_the_graph() {
    for consumer in [NETWORKX, IGRAPH] {
        let Some(read) = consumer.read(&export("graphml", "tests/graphs/every-field")) else {
            continue;
        };
        let mut expected = exported_json("tests/graphs/every-field");
        for key in ["entities", "relations"] {
            expected.as_object_mut().expect("a graph should be a map").remove(key);
        }
        assert_eq!(parsed(&read["graph"]), expected, "{}", consumer.script);
    }
}

#[test]
fn an_edge_lasts_from_the_first_to_the_last_day_of_its_date() {
    for format in ["graphml", "gexf"] {
        let Some(read) = NETWORKX.read(&export(format, "tests/graphs/every-field")) else { return };
        let edges = by_id(&read["edges"]);
        for (id, start, end) in [
            ("half", json!("2001-01-01"), json!("2005-03-31")),
            ("third", Value::Null, json!("2004-12-31")),
            ("alder.met.birch", json!("2003-01-01"), Value::Null),
            ("birch.met.alder", Value::Null, Value::Null),
            ("cedar.accuses.cedar", json!("2010-01-01"), json!("2019-12-31")),
        ] {
            assert_eq!([&edges[id]["start"], &edges[id]["end"]], [&start, &end], "{format}: {id}");
        }
    }
}

fn check_every_graph(format: &str, consumer: &Consumer) {
    for folder in GRAPHS {
        let Some(read) = consumer.read(&export(format, folder)) else { return };
        let graph = exported_json(folder);
        let sources = by_id(&graph["sources"]);
        let nodes = by_id(&read["nodes"]);
        let edges = by_id(&read["edges"]);
        let [entities, relations] = ["entities", "relations"].map(|key| by_id(&graph[key]));
        assert!(nodes.keys().eq(entities.keys()), "{folder}");
        for (id, entity) in entities {
            assert_eq!(nodes[&id]["label"], entity["name"], "{folder}");
            assert_fields(&nodes[&id], with_source_names(entity, &sources));
        }
        assert!(edges.keys().eq(relations.keys()), "{folder}");
        for (id, relation) in relations {
            let kind = relation["kind"].as_str().expect("a kind should be text");
            assert_eq!(edges[&id]["label"], graph["relation_kinds"][kind]["says"], "{folder}");
            assert_fields(&edges[&id], with_source_names(relation, &sources));
        }
    }
}

fn export(format: &str, folder: &str) -> Vec<u8> {
    let folder = crate::cases::root().join(folder);
    let output = run(&format!("guanxi export {format} --graph '{}'", folder.display()));
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}

fn exported_json(folder: &str) -> Value {
    serde_json::from_slice(&export("json", folder)).expect("`export json` should print JSON")
}

/// The records of a list by their id, in the order of ids.
fn by_id(records: &Value) -> Map<String, Value> {
    let records = records.as_array().expect("records should be a list").iter();
    let id = |record: &Value| record["id"].as_str().expect("an id should be text").to_owned();
    let mut pairs: Vec<(String, Value)> =
        records.map(|record| (id(record), record.clone())).collect();
    pairs.sort_by(|(one, _), (other, _)| one.cmp(other));
    pairs.into_iter().collect()
}

/// A record whose citations also have the title and address of their source.
fn with_source_names(value: Value, sources: &Map<String, Value>) -> Value {
    match value {
        Value::Array(values) => {
            values.into_iter().map(|value| with_source_names(value, sources)).collect()
        }
        Value::Object(mut entries) => {
            if let (true, Some(Value::String(id))) =
                (entries.contains_key("para"), entries.get("source"))
            {
                let source = sources[id].clone();
                entries.insert("title".to_owned(), source["title"].clone());
                entries.insert("url".to_owned(), source["url"].clone());
            }
            let entries = entries.into_iter();
            entries.map(|(name, value)| (name, with_source_names(value, sources))).collect()
        }
        value => value,
    }
}

/// Checks that a node or edge has every field of a record.
fn assert_fields(element: &Value, record: Value) {
    let Value::Object(fields) = record else { panic!("a record should be a map") };
    for (name, expected) in fields {
        let found = &element[&name];
        let found = match (&expected, found) {
            (Value::Array(_), Value::Null) => json!([]),
            (Value::Object(_), Value::Null) => json!({}),
            (Value::Array(_) | Value::Object(_), text) => parsed(text),
            (Value::Number(number), found) if number.as_f64() == found.as_f64() => expected.clone(),
            _ => found.clone(),
        };
        assert_eq!(found, expected, "`{name}` of {element}");
    }
}

fn parsed(text: &Value) -> Value {
    let text = text.as_str().expect("a list or map should be text");
    serde_json::from_str(text).expect("a list or map should be JSON")
}
