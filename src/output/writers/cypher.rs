//! Cypher statements that build the graph in Neo4j or Memgraph ("Cypher Manual", neo4j.com).

use std::io::{self, Write};

use super::super::extract::Extract;
use super::super::properties::{entity_properties, non_empty_properties, relation_properties};
use crate::text::escape::{CypherName, CypherText};

/// Writes a selection as statements: entities first, then relations.
pub(super) fn write_cypher(extract: &Extract<'_>, out: &mut dyn Write) -> io::Result<()> {
    let graph = extract.graph;
    for entity in extract.selected_entities() {
        let (kind, id) = (CypherName(&entity.kind().slug), CypherText(entity.slug()));
        let properties = property_list(non_empty_properties(&entity_properties(), graph, entity));
        writeln!(out, "CREATE (:Entity:{kind} {{id: {id}{properties}}});")?;
    }
    for relation in extract.selected_relations() {
        let (from, to) = (relation.from(), relation.to());
        let (from, to) = (CypherText(from.slug()), CypherText(to.slug()));
        let (kind, id) = (CypherName(&relation.kind().slug), relation.id_text().to_string());
        let properties =
            property_list(non_empty_properties(&relation_properties(), graph, relation));
        writeln!(
            out,
            "MATCH (a:Entity {{id: {from}}}), (b:Entity {{id: {to}}}) \
             CREATE (a)-[:{kind} {{id: {}{properties}}}]->(b);",
            CypherText(&id),
        )?;
    }
    Ok(())
}

fn property_list(properties: impl Iterator<Item = (usize, &'static str, String)>) -> String {
    let parts = properties.map(|(_, name, text)| format!(", `{name}`: {}", CypherText(&text)));
    parts.collect::<Vec<String>>().concat()
}
