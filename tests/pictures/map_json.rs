//! `draw --view map --json`: every relation is on an edge, in words, inside a group, or hidden, and only once.

use std::collections::BTreeSet;

use serde_json::Value;

use super::super::cases::run;
use super::SIZES;

fn ids(value: &Value) -> impl Iterator<Item = &str> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str)
}

#[test]
fn json_of_a_map_has_every_relation_once() {
    for (width, height) in SIZES {
        for arguments in ["", "xiaomi", "porsche"] {
            let command = "guanxi draw --view map --json";
            let output = run(&format!("{command} --size {width}x{height} {arguments}"));
            let record: Value =
                serde_json::from_slice(&output.stdout).expect("the output should be JSON");
            let list = |key: &str| record[key].as_array().expect("this should be a list");
            let on_edges = list("edges").iter().flat_map(|edge| ids(&edge["relations"]));
            let inside = list("nodes").iter().flat_map(|node| ids(&node["inside"]));
            let all: Vec<&str> = on_edges.chain(inside).chain(ids(&record["in_words"])).collect();
            let distinct: BTreeSet<&str> = all.iter().copied().collect();
            assert_eq!(all.len(), distinct.len(), "{width}x{height} {arguments}");

            assert_eq!(record["hidden"]["relations"], 0, "{width}x{height} {arguments}");
            for edge in list("edges") {
                let points = list_len(&edge["points"]);
                let is_loop = edge["from"] == edge["to"];
                let is_between_groups = [&edge["from"], &edge["to"]]
                    .iter()
                    .all(|end| end.as_str().is_some_and(|id| id.starts_with("group:")));
                assert!(points > 1 || is_loop || is_between_groups, "{edge}");
            }
        }
    }
}

fn list_len(value: &Value) -> usize {
    value.as_array().map_or(0, Vec::len)
}
