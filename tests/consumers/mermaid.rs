//! Mermaid reads `export mermaid`.

use serde_json::{Value, json};

use super::{Consumer, everything, everything_as, records};

pub(crate) const MERMAID: Consumer =
    Consumer { script: "mermaid_flowchart.js", package: "mermaid" };

#[test]
fn mermaid_draws_every_name_and_relation() {
    let Some(flowchart) = MERMAID.read(&everything_as("mermaid")) else { return };
    let graph = everything();
    let names: Value =
        records(&graph, "entities").iter().map(|entity| entity["name"].clone()).collect();
    for labels in [&flowchart["nodes"], &flowchart["rendered"]] {
        let labels: Value = (0..3).map(|row| labels[format!("n{row}")].clone()).collect();
        assert_eq!(labels, names);
    }
    let edges = json!([
        ["n0", "n1", "owns"],
        ["n0", "n1", "owns (alleged, disputed)"],
        ["n0", "n1", "owns (disputed)"],
        ["n2", "n0", "met"]
    ]);
    assert_eq!(flowchart["edges"], edges);
}
