//! rdflib reads `export turtle`.

use serde_json::{Value, json};

use super::{Consumer, everything, everything_as, printed, records};

const RDFLIB: Consumer = Consumer { script: "rdf_sources.py", package: "rdflib" };

#[test]
fn a_sparql_query_leads_from_every_claim_to_its_source() {
    let built_in = serde_json::from_slice(&printed("guanxi export json"))
        .expect("`export json` should print JSON");
    for (turtle, graph) in
        [(everything_as("turtle"), everything()), (printed("guanxi export turtle"), built_in)]
    {
        let Some(found) = RDFLIB.read(&turtle) else { return };
        let relations = records(&graph, "relations").iter().flat_map(|relation| {
            let [from, to] = ["from", "to"].map(|end| entity_iri(&relation[end]));
            rows(&graph, &[from, to, relation["claim"].clone()], &relation["cites"])
        });
        assert_eq!(sorted(&found["claims"]), sorted(&relations.collect()));
        let facts = records(&graph, "entities").iter().flat_map(|entity| {
            let facts = records(entity, "facts").iter();
            let of_fact = |fact: &Value| {
                let claim =
                    [entity_iri(&entity["id"]), fact["says"].clone(), fact["value"].clone()];
                rows(&graph, &claim, &fact["cites"])
            };
            facts.flat_map(of_fact).collect::<Vec<Value>>()
        });
        assert_eq!(sorted(&found["facts"]), sorted(&facts.collect()));
    }
}

/// A row of the query for each citation of a claim.
fn rows(graph: &Value, claim: &[Value], cites: &Value) -> Vec<Value> {
    let cites = cites.as_array().expect("the citations should be a list").iter();
    let row = |cite: &Value| {
        let source = records(graph, "sources").iter().find(|source| source["id"] == cite["source"]);
        let source = source.expect("the source should exist");
        let number = |key: &str| cite[key].as_u64().map(|number| number.to_string());
        let part =
            json!([number("para"), number("page"), cite["words"], source["title"], source["url"]]);
        claim.iter().chain(part.as_array().into_iter().flatten()).cloned().collect()
    };
    cites.map(row).collect()
}

fn entity_iri(slug: &Value) -> Value {
    format!("urn:guanxi:entity:{}", slug.as_str().expect("a slug should be text")).into()
}

fn sorted(rows: &Value) -> Vec<String> {
    let rows = rows.as_array().expect("the rows should be a list").iter();
    let mut rows: Vec<String> = rows.map(Value::to_string).collect();
    rows.sort();
    rows
}
