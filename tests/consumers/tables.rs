//! pandas reads `export csv-set`.

use serde_json::{Value, json};

use super::{Consumer, everything, printed, records};
use crate::cases::root;

const PANDAS: Consumer = Consumer { script: "pandas_set.py", package: "pandas" };

#[test]
fn pandas_reads_the_csv_set() {
    let folder = tempfile::tempdir().expect("the temporary folder should be created");
    let set = folder.path().join("set");
    printed(&format!(
        "guanxi export csv-set --graph \"$graphs/everything.yaml\" -o '{}'",
        set.display()
    ));
    let Some(read) = PANDAS.read_path(&set) else { return };
    let graph = everything();
    for (table, list) in
        [("relations", "relations"), ("entities", "entities"), ("sources", "sources")]
    {
        assert_eq!(column(&read, table, "Id"), column(&graph, list, "id"));
    }
    let rows = records(&graph, "relations").iter().flat_map(|relation| {
        let cites = records(relation, "cites").iter();
        let row = |cite: &Value| {
            let sources = records(&graph, "sources").iter();
            let source = sources.clone().find(|source| source["id"] == cite["source"]);
            let url = &source.expect("the source should exist")["url"];
            let values = [&relation["id"], &relation["from"], &relation["to"], &cite["source"]];
            let part = [&cite["para"], &cite["page"], &cite["words"], url];
            values.into_iter().chain(part).map(cell).collect::<Value>()
        };
        cites.map(row).collect::<Vec<Value>>()
    });
    assert_eq!(read["joined"], rows.collect::<Value>());
    let birch = records(&read, "relations").iter().find(|relation| relation["Id"] == "al.owns.bi");
    let birch = birch.expect("the relation should exist");
    let [kind, weight, from, to] = ["Type", "Weight", "From", "To"].map(|header| &birch[header]);
    assert_eq!(
        json!([kind, weight, from, to]),
        json!(["Directed", "0.5", "Alder Works", "1. FC Birch"])
    );
    let extras = records(&read, "entities").iter().map(|entity| entity["extra"].clone());
    let lei = "{\"lei\":\"LEI0000000000000000A\",\"list\":[1,\"2\",null]}";
    assert_eq!(extras.collect::<Value>(), json!([lei, "", ""]));
}

#[test]
fn a_set_that_pandas_writes_back_is_the_same_graph() {
    let rewrite = Consumer { script: "pandas_rewrite.py", package: "pandas" };
    for graph in ["tests/graphs/everything.yaml", "tests/graphs/quarrel", "graph"] {
        let folder = tempfile::tempdir().expect("the temporary folder should be created");
        let (set, imported) = (folder.path().join("set"), folder.path().join("imported"));
        let graph = root().join(graph);
        let [set_name, imported, graph] = [&set, &imported, &graph].map(|path| path.display());
        printed(&format!("guanxi export csv-set --graph '{graph}' -o '{set_name}'"));
        let Some(count) = rewrite.read_path(&set) else { return };
        assert_eq!(count, 11);
        let import = format!("guanxi import csv '{set_name}' -o '{imported}' > /dev/null");
        let differences = printed(&format!("{import} && guanxi diff '{graph}' '{imported}'"));
        assert_eq!(String::from_utf8_lossy(&differences), "no differences\n", "{graph}");
    }
}

/// A value as cell text.
fn cell(value: &Value) -> Value {
    match value {
        Value::Null => "".into(),
        Value::String(text) => text.as_str().into(),
        _ => value.to_string().into(),
    }
}

fn column(tables: &Value, table: &str, header: &str) -> Vec<Value> {
    records(tables, table).iter().map(|row| row[header].clone()).collect()
}
