//! Other programs read the whole graph from `export graphml` and `export gexf`.

use serde_json::Value;

use super::Consumer;
use crate::cases::run;

const NETWORKX: Consumer = Consumer { script: "networkx_graph.py", package: "networkx" };

#[test]
fn networkx_reads_graphml() {
    let [graphml, json] = ["graphml", "json"].map(|format| {
        let output = run(&format!("guanxi export {format}"));
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        output.stdout
    });
    let Some(read) = NETWORKX.read(&graphml) else { return };
    let graph: Value = serde_json::from_slice(&json).expect("export json is JSON");
    let ids = |values: &Value| -> Vec<String> {
        let values = values.as_array().expect("the values should be a list").iter();
        let mut ids: Vec<_> = values.map(|value| value["id"].to_string()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&read["edges"]), ids(&graph["relations"]));
}
