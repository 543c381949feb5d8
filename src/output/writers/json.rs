//! The graph as one JSON document. Records are streamed, so that a large graph is not held in memory twice, and
//! written one per line, so that exports work with `diff` and `grep`.

use std::io::{self, Write};

use serde_json::Value;

use super::super::extract::Extract;
use super::super::records::{self, write_array};
use super::links::LinkedClaims;
use crate::model::ClaimId;

/// Writes the title, description, vocabulary and free-form data of the graph, all of its sources, and the selected entities
/// and relations.
#[expect(clippy::indexing_slicing, reason = "a record is an object")]
pub(super) fn write_json(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    writeln!(out, "{{")?;
    writeln!(out, "\"title\": {},", Value::from(graph.title()))?;
    writeln!(out, "\"about\": {},", Value::from(graph.about()))?;
    writeln!(out, "\"entity_kinds\": {},", records::entity_kinds(graph))?;
    writeln!(out, "\"relation_kinds\": {},", records::relation_kinds(graph))?;
    writeln!(out, "\"extra\": {},", records::extra(graph.extra()))?;
    write!(out, "\"sources\": ")?;
    let sources = graph.sources();
    let sources =
        sources.map(|source| records::source_with(source, extract.gists(source).collect()));
    write_array(sources, out)?;
    write!(out, ",\n\"entities\": ")?;
    let links = LinkedClaims::new(extract);
    let entities = extract.selected_entities().map(|entity| {
        let mut record = records::entity(graph, entity);
        let facts = record["facts"].as_array_mut().into_iter().flatten();
        for (fact, record) in entity.facts().zip(facts) {
            links.limit(record, graph, fact.claim_id());
        }
        record
    });
    write_array(entities, out)?;
    write!(out, ",\n\"relations\": ")?;
    let relations = extract.selection.relations.iter();
    let relations = relations.map(|id| {
        let mut record = records::relation(graph, *id);
        links.limit(&mut record, graph, ClaimId::Relation(*id));
        record
    });
    write_array(relations, out)?;
    writeln!(out, "\n}}")
}

#[cfg(test)]
mod tests {
    use super::{Extract, write_json};
    use crate::model::Selection;
    use crate::model::sample::graph;
    use crate::output::export_format::write_to_string;
    use crate::query::Filter;

    fn export(lines: &str) -> String {
        let graph = graph(lines);
        let (all, filter) = (Selection::all(&graph), Filter::default());
        let extract = Extract::new(&graph, Vec::new(), filter, all);
        write_to_string(|out| write_json(&extract, out)).expect("JSON is valid UTF-8")
    }

    #[test]
    fn every_key_is_present_and_only_unknown_values_are_null() {
        let expected = r#"{
"title": "Sample",
"about": null,
"entity_kinds": {"person":{"plural":"people"}},
"relation_kinds": {"praises":{"says":"praises","back":"praises by","mutual":false,"family":"praises","tone":"positive","from":[],"to":[],"cues":[]}},
"extra": null,
"sources": [
{"id":"article","title":"Article","author":null,"publisher":null,"published":null,"language":null,"url":null,"origin":"article","note":null,"extra":null,"paragraphs":["All of it."]}
],
"entities": [
{"id":"a","kind":"person","name":"A","aliases":[],"role":null,"facts":[],"background":null,"links":{},"cites":[],"extra":null},
{"id":"b","kind":"person","name":"B","aliases":[],"role":null,"facts":[],"background":null,"links":{},"cites":[],"extra":null}
],
"relations": [
{"id":"a.praises.b","from":"a","kind":"praises","to":"b","mutual":false,"family":"praises","tone":"positive","standing":"stated","when":null,"claim":"a praises b.","said_by":null,"cites":[{"source":"article","para":1,"page":null,"words":null}],"weight":null,"disputes":[],"compare":[],"extra":null}
]
}
"#;
        assert_eq!(export("a -praises-> b"), expected);
    }

    #[test]
    fn an_empty_graph_is_valid_json() {
        let value: serde_json::Value = serde_json::from_str(&export("")).expect("valid JSON");
        assert_eq!(value["entities"], serde_json::json!([]));
    }
}
