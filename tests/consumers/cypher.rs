//! Neo4j's parser and a database read `export cypher`.

use serde_json::{Value, json};

use super::{Consumer, everything, everything_as, records};

pub(crate) const NEO4J: Consumer =
    Consumer { script: "neo4j_statements.js", package: "@neo4j-cypher/language-support" };

pub(crate) const DATABASE: Consumer = Consumer { script: "cypher_database.py", package: "kglite" };

#[test]
fn the_neo4j_parser_accepts_every_statement() {
    let Some(parsed) = NEO4J.read(&everything_as("cypher")) else { return };
    assert_eq!(parsed["errors"], json!([]));
    assert!(parsed["statements"].as_u64() > Some(10));
}

#[test]
fn loading_twice_changes_nothing() {
    let Some(database) = DATABASE.read(&everything_as("cypher")) else { return };
    assert_eq!(database["counts"][0], database["counts"][1]);
    let graph = everything();
    let relations = records(&graph, "relations").iter().map(|relation| {
        let extra = &relation["extra"];
        let extra = if extra.is_null() { Value::Null } else { extra.to_string().into() };
        json!([
            relation["id"],
            relation["from"],
            relation["to"],
            relation["mutual"],
            relation["weight"],
            extra
        ])
    });
    let mut relations: Vec<Value> = relations.collect();
    relations.sort_by_key(Value::to_string);
    assert_eq!(database["relations"], Value::from(relations));
}

#[test]
fn a_query_leads_from_a_claim_to_its_source() {
    let Some(database) = DATABASE.read(&everything_as("cypher")) else { return };
    let (register, filing) =
        ("https://register.example/2020.pdf", "https://register.example/filing");
    let entity = json!([
        "al",
        "Alder Works",
        ["Alder; Sons", "Alder AG"],
        ["Q4242424242", "https://alder.example"],
        "{\"lei\":\"LEI0000000000000000A\",\"list\":[1,\"2\",null]}"
    ]);
    assert_eq!(database["entities"][0], entity);
    let citations = database["sources"].as_array().expect("the citations should be a list");
    for expected in [
        json!(["al", "al/fact/2", "filing#p12", null, filing]),
        json!(["al", "al/role", "a#3", "Third", register]),
        json!(["bi", "al.owns.bi", "a#1", "First entry", register]),
        json!(["ci", "ci.met.al", "a#3", null, register]),
    ] {
        assert!(citations.contains(&expected), "{expected} is missing: {citations:?}");
    }
}
